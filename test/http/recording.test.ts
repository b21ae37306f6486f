import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type HttpOptions, readInstant, writeInstant } from '../../src/http.ts';
import { EXIT } from '../../src/problem.ts';
import type { Http } from '../../src/world.ts';
import { CANARY, door, Rows, thrownBy, transport } from '../support/door.ts';
import { testWorld } from '../support/world.ts';

const API = 'https://api.example.com';
const ELSEWHERE = 'https://ghe.example.com/api/v3';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pwg-recording-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const files = (): readonly string[] => readdirSync(join(folder, 'vendor')).sort();
const saved = (): string =>
  files()
    .map((file) => readFileSync(join(folder, 'vendor', file), 'utf8'))
    .join('');

const secretive = transport(API, { secretFields: ['channels.url', 'headers', 'requestBody'] });
const recording = (different: Partial<HttpOptions> = {}): Http => door(API, { record: folder, ...different });
/** With the network off, no key, and another address of the API. */
const replaying = (): Http => door(ELSEWHERE, { replay: folder, secret: null });

async function told(asked: Promise<unknown>): Promise<unknown> {
  return asked.catch(({ what, why, try: next, exit }) => ({ what, why, next, exit }));
}

describe('a recording', () => {
  it('answers as the API did: values, links, redirects and what is absent', async () => {
    nock(API)
      .get('/rows?label=%E9%9A%9C%E5%AE%B3')
      .reply(200, { rows: [{ id: 1 }] }, { link: `<${API}/rows?page=2>; rel="next"` })
      .get('/rows?page=2')
      .reply(200, { rows: [{ id: 2 }] })
      .get('/old')
      .reply(301, {}, { location: `${API}/repositories/7` })
      .get('/repositories/7')
      .reply(200, { rows: [] })
      .get('/gone')
      .reply(404, { message: 'Not Found' });
    const everything = async (http: Http) => {
      const first = await http.get({ path: '/rows', query: { label: '障害' }, schema: Rows });
      return [
        first,
        await http.get({ path: first.links.next ?? '', schema: Rows, chain: true }),
        await http.get({ path: '/old', schema: Rows }),
        await http.find({ path: '/gone', schema: Rows, absent: [404] }),
      ];
    };
    const live = await everything(recording());
    expect(await everything(replaying())).toEqual(live);
  });

  it('keeps a failure that is final, so that the gap is the same', async () => {
    nock(API)
      .get('/rows')
      .times(4)
      .reply(502, '<html>', { 'content-type': 'text/html' })
      .get('/shut')
      .reply(403, { message: 'no' }, { 'x-github-sso': 'required; url=https://github.com/sso?one=time' });
    const both = async (http: Http) => [
      await told(http.get({ path: '/rows', schema: Rows })),
      await told(http.get({ path: '/shut', schema: Rows })),
    ];
    const live = await both(recording());
    expect(saved()).not.toContain('one=time');
    const replayed = await both(door(API, { replay: folder }));
    expect(replayed).toEqual(live);
  });

  it('is read without the network: what it lacks is a Problem', async () => {
    nock(API).get('/rows').reply(200, { rows: [] });
    await recording().get({ path: '/rows', schema: Rows });
    expect(
      await thrownBy(replaying().get({ path: '/rows', query: { page: 2 }, schema: Rows })),
    ).toMatchObject({
      what: 'vendor was never asked this when the answers were recorded.',
      why: expect.stringMatching(/^GET \/rows: the recording has no vendor\/rows-page-2-[0-9a-f]{12}\.json$/),
      exit: EXIT.unavailable,
    });
  });

  it('is a readable file that holds no request header and no header that is not needed', async () => {
    nock(API)
      .get('/rows?a=1')
      .reply(200, { rows: [] }, { etag: '"1"', 'set-cookie': 'session=1', server: 'x', 'x-request-id': '7' });
    await recording().get({ path: '/rows', query: { a: 1 }, schema: Rows });
    expect(files()).toEqual([expect.stringMatching(/^rows-a-1-[0-9a-f]{12}\.json$/)]);
    expect(JSON.parse(saved())).toEqual({
      request: { method: 'GET', path: '/rows', query: 'a=1' },
      status: 200,
      headers: { etag: '"1"' },
      body: { rows: [] },
    });
  });

  it('keeps apart what differs in case or in what a name can not show', async () => {
    nock(API)
      .get(/\/rows/)
      .times(3)
      .reply(200, { rows: [] });
    const http = recording();
    for (const q of ['A', 'a', '障害']) await http.get({ path: '/rows', query: { q }, schema: Rows });
    expect(new Set(files().map((file) => file.toLowerCase())).size).toBe(3);
  });

  it('blanks secret fields, and reads what it has saved', async () => {
    const loose = z.record(z.string(), z.unknown());
    const answer = {
      channels: [{ id: 'c', url: 'https://hooks.example.com/T0/B0/s3cret', mail: null }],
      monitors: [
        {
          url: 'https://shop.example.com/',
          headers: [{ name: 'Authorization', value: 's3cret' }],
          requestBody: '{"password":"s3cret"}',
        },
        { headers: null, deep: [[{ requestBody: { a: 's3cret' } }]] },
      ],
      url: 'https://example.com/',
      memo: `the key is ${CANARY}, or ${encodeURIComponent(CANARY)}`,
    };
    nock(API).get('/all').reply(200, answer);
    const { value } = await recording({ transport: secretive }).get({ path: '/all', schema: loose });
    expect(value).toEqual({
      channels: [{ id: 'c', url: '[secret]', mail: null }],
      monitors: [
        { url: 'https://shop.example.com/', headers: '[secret]', requestBody: '[secret]' },
        { headers: null, deep: [[{ requestBody: '[secret]' }]] },
      ],
      url: 'https://example.com/',
      memo: 'the key is [secret], or [secret]',
    });
    expect(saved()).not.toMatch(/s3cret|canary/);
    expect((await replaying().get({ path: '/all', schema: loose })).value).toEqual(value);
  });

  it('packs a long answer, and says the same from it', async () => {
    const long = Array.from({ length: 3000 }, (_, i) => ({ id: i }));
    nock(API).get('/rows').reply(200, { rows: long });
    const { value } = await recording().get({ path: '/rows', schema: Rows });
    expect(value).toEqual({ rows: long });
    expect(files()).toEqual([expect.stringMatching(/^rows-[0-9a-f]{12}\.json\.gz$/)]);
    expect(await replaying().get({ path: '/rows', schema: Rows })).toMatchObject({ value });
  });

  it.each([
    '{"status": 2',
    'null',
    '7',
    '[]',
    '{"status":"200","headers":{},"body":{"rows":[]}}',
    '{"status":200,"headers":null,"body":{"rows":[]}}',
    '{"status":200,"headers":"","body":{"rows":[]}}',
  ])('that is damaged says so: %s', async (damaged) => {
    nock(API).get('/rows').reply(200, { rows: [] });
    await recording().get({ path: '/rows', schema: Rows });
    writeFileSync(join(folder, 'vendor', files()[0] ?? ''), damaged);
    expect(await thrownBy(replaying().get({ path: '/rows', schema: Rows }))).toMatchObject({
      what: expect.stringMatching(/^A recorded answer is damaged: vendor\/rows-[0-9a-f]{12}\.json$/),
      exit: EXIT.unavailable,
    });
  });

  it('has a line for each row', async () => {
    nock(API)
      .get('/rows')
      .reply(200, { rows: [{ id: 1, deep: { a: [1, 2] } }, { id: 2 }], none: [] });
    await recording().get({ path: '/rows', schema: Rows });
    const body = [
      ' "body": {',
      '  "rows": [',
      '   {"id": 1,"deep": {"a": [1,2]}},',
      '   {"id": 2}',
      '  ],',
      '  "none": []',
      ' }',
      '}',
      '',
    ];
    expect(saved().split('\n').slice(-body.length)).toEqual(body);
  });

  it('has a name of sixty readable characters at most, and no sign in front', async () => {
    nock(API)
      .get(/^\/Hosts/)
      .twice()
      .reply(200, { rows: [] });
    const http = recording();
    await http.get({ path: '/Hosts/..%2F/a_b', schema: Rows });
    await http.get({ path: `/Hosts/${'x'.repeat(80)}`, schema: Rows });
    expect(files()).toEqual([
      expect.stringMatching(/^hosts-2f-a-b-[0-9a-f]{12}\.json$/),
      expect.stringMatching(/^hosts-x{54}-[0-9a-f]{12}\.json$/),
    ]);
  });

  it('keeps the headers that are read, and of a failure those that tell why', async () => {
    const headers = {
      date: 'Mon, 16 Nov 2026 00:00:00 GMT',
      etag: '"1"',
      'retry-after': '0',
      'x-accepted-github-permissions': 'issues=read',
      'x-ratelimit-remaining': '7',
      'x-ratelimit-reset': '1794834010',
    };
    const sso = { 'x-github-sso': 'partial-results; organizations=1' };
    nock(API)
      .get('/a')
      .reply(200, { rows: [] }, { ...headers, ...sso })
      .get('/b')
      .reply(400, {}, headers);
    const http = recording();
    await http.get({ path: '/a', schema: Rows });
    await thrownBy(http.get({ path: '/b', schema: Rows }));
    const [good = '', failure = ''] = files().map((file) =>
      readFileSync(join(folder, 'vendor', file), 'utf8'),
    );
    expect(JSON.parse(good).request).toEqual({ method: 'GET', path: '/a', query: '' });
    expect(JSON.parse(good).headers).toEqual({
      date: headers.date,
      etag: '"1"',
      'retry-after': '0',
      'x-github-sso': 'partial-results',
    });
    expect(JSON.parse(failure).headers).toEqual(headers);
  });

  it('can not leave its folder, whatever a source is called', async () => {
    nock(API).get('/rows').reply(200, { rows: [] });
    await recording({ source: '../../out' }).get({ path: '/rows', schema: Rows });
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^______out-\w{8}$/)]);
  });
});

describe('the instant of a recording', () => {
  const at = new Date('2026-11-16T00:00:00Z');

  it('is what was written', async () => {
    await writeInstant(testWorld(), folder, at);
    await writeInstant(testWorld(), folder, at);
    expect(await readInstant(testWorld(), folder)).toEqual(at);
    expect(readFileSync(join(folder, 'recording.json'), 'utf8')).toBe(
      '{\n "version": 1,\n "at": "2026-11-16T00:00:00.000Z"\n}\n',
    );
  });

  it('does not change: answers of two instants do not fit together', async () => {
    await writeInstant(testWorld(), folder, at);
    const later = new Date('2026-11-17T00:00:00Z');
    expect(await thrownBy(writeInstant(testWorld(), folder, later))).toMatchObject({
      what: `${folder} holds answers of another time.`,
      why: 'They were recorded as of 2026-11-16T00:00:00.000Z, and this run is as of 2026-11-17T00:00:00.000Z.',
      try: 'Name a new folder, or add --at 2026-11-16T00:00:00.000Z',
      exit: EXIT.usage,
    });
    expect(await readInstant(testWorld(), folder)).toEqual(at);
  });

  it.each([
    '',
    'null',
    '7',
    '{}',
    '{"version":2,"at":"2026-11-16T00:00:00Z"}',
    '{"version":1,"at":"soon"}',
    '{"version":1,"at":1794787200000}',
    '{"version":1}',
  ])('is not guessed from %j', async (cover) => {
    writeFileSync(join(folder, 'recording.json'), cover);
    expect(await thrownBy(readInstant(testWorld(), folder))).toMatchObject({
      what: `There are no recorded answers in ${folder}.`,
      why: 'It holds no recording.json that this version of pwg can read.',
      try: expect.stringContaining('--record'),
      exit: EXIT.noInput,
    });
  });

  it('is in no folder that holds none', async () => {
    expect(await thrownBy(readInstant(testWorld(), folder))).toMatchObject({ exit: EXIT.noInput });
  });
});
