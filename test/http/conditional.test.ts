import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpOptions } from '../../src/http.ts';
import { Secret } from '../../src/secret.ts';
import type { Http } from '../../src/world.ts';
import { CANARY, door, Rows, thrownBy, transport } from '../support/door.ts';
import { testWorld } from '../support/world.ts';

const API = 'https://api.example.com';
const ETAG = 'W/"0123abcd"';
const first = { rows: [{ id: 1 }] };
const second = { rows: [{ id: 2 }] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pwg-http-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A run of its own, with what earlier runs kept. */
const run = (different: Partial<HttpOptions> = {}): Http =>
  door(API, {
    transport: transport(API, { conditional: true }),
    keep: { folder, refresh: false },
    ...different,
  });

const ask = (http: Http) => http.get({ path: '/rows', query: { label: '障害' }, schema: Rows });
const files = (): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.json'));

const unconditional = () => nock(API, { badheaders: ['if-none-match'] }).get(/^\/rows/);
const conditional = (etag = ETAG) => nock(API, { reqheaders: { 'if-none-match': etag } }).get(/^\/rows/);

describe('an answer with an ETag', () => {
  it('is asked for conditionally by the next run, and is then what it was, links too', async () => {
    unconditional().reply(200, first, {
      ETag: ETAG,
      Link: `<${API}/rows?page=2>; rel="next", <${API}/rows?page=3>; rel="last"`,
    });
    const answer = await ask(run());
    expect(answer.links).toEqual({ next: '/rows?page=2', last: '/rows?page=3' });
    conditional().reply(304);
    expect(await ask(run())).toEqual(answer);
  });

  it('gives way to a new one', async () => {
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(run());
    conditional().reply(200, second, { ETag: '"new"' });
    expect((await ask(run())).value).toEqual(second);
    conditional('"new"').reply(304);
    expect((await ask(run())).value).toEqual(second);
  });

  it('takes rights from the 304: its headers are those of now', async () => {
    unconditional().reply(200, first, { ETag: ETAG, 'X-OAuth-Scopes': 'repo' });
    await ask(run());
    conditional().reply(304, undefined, { 'X-OAuth-Scopes': 'read:org' });
    const http = run();
    await ask(http);
    expect(http.seenHeaders()).toMatchObject({ 'x-oauth-scopes': 'read:org' });
  });

  it('is no answer for a token that is refused now', async () => {
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(run());
    conditional().reply(404, { message: 'Not Found' });
    expect(await thrownBy(ask(run()))).toMatchObject({ status: 404 });
  });

  it('is asked for anew with --refresh, and kept', async () => {
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(run());
    unconditional().reply(200, second, { ETag: '"new"' });
    expect((await ask(run({ keep: { folder, refresh: true } }))).value).toEqual(second);
    conditional('"new"').reply(304);
    expect((await ask(run())).value).toEqual(second);
  });

  it('is asked for anew by a recording, which must be whole', async () => {
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(run());
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(run({ record: join(folder, 'recording') }));
  });

  it('is not kept for an API that does not opt in', async () => {
    unconditional().twice().reply(200, first, { ETag: ETAG });
    const plain = { transport: transport(API) };
    await ask(run(plain));
    await ask(run(plain));
    expect(files()).toEqual([]);
  });

  it('of another server, or asked for with other headers, is another answer', async () => {
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(run());
    nock('https://ghe.example.com', { badheaders: ['if-none-match'] })
      .get(/^\/rows/)
      .reply(200, second);
    unconditional().reply(200, second);
    const other = { conditional: true, headers: { Accept: 'application/vnd.other+json' } };
    expect(
      (await ask(run({ transport: transport('https://ghe.example.com', { conditional: true }) }))).value,
    ).toEqual(second);
    expect((await ask(run({ transport: transport(API, other) }))).value).toEqual(second);
  });
});

describe('what is kept', () => {
  it.each([
    ['an answer without an ETag', 200, {}],
    ['a failure', 404, { ETag: ETAG }],
  ])('is never %s', async (_, status, headers) => {
    unconditional().reply(status, first, headers);
    await ask(run()).catch(() => {});
    expect(files()).toEqual([]);
  });

  it('holds no key and nothing made of it, and belongs to us alone', async () => {
    unconditional().reply(200, first, { ETag: ETAG, 'X-Echo': CANARY });
    await ask(run());
    const [name = ''] = files();
    expect(readFileSync(join(folder, name), 'utf8')).not.toContain(CANARY);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    conditional().reply(304);
    await ask(run({ secret: new Secret('another+key/0123456789', 'OTHER') }));
    expect(files()).toEqual([name]);
  });

  it('lacks the key that somebody pasted into an issue', async () => {
    unconditional().reply(200, { rows: [{ id: 1, text: `it is ${CANARY}` }] }, { ETag: ETAG });
    await ask(run());
    expect(readFileSync(join(folder, files()[0] ?? ''), 'utf8')).toContain('it is [secret]');
  });

  it('is not an answer with the key in the address of its next page', async () => {
    const link = `<${API}/rows?page=2&key=${CANARY}>; rel="next"`;
    unconditional().reply(200, first, { ETag: ETAG, link });
    await ask(run());
    expect(files()).toEqual([]);
  });

  it.each(['', '{"etag":"x"}', '<html>'])('is nothing when it is damaged: %j', async (damage) => {
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(run());
    writeFileSync(join(folder, files()[0] ?? ''), damage);
    unconditional().reply(200, first, { ETag: ETAG });
    expect((await ask(run())).value).toEqual(first);
  });

  it('fails no run where it can not be written', async () => {
    writeFileSync(join(folder, 'http'), 'a file where the folder should be');
    unconditional().reply(200, first, { ETag: ETAG });
    expect((await ask(run({ keep: { folder: join(folder, 'http'), refresh: false } }))).value).toEqual(first);
  });

  it('stays as long as it is of use, and goes when it was not for three months', async () => {
    const at = (now: string) => run({ world: testWorld({ now: () => new Date(now) }) });
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(at('2026-06-10T00:00:00Z'));
    expect(files()[0]).toMatch(/^2026-06/);
    conditional().reply(304);
    await ask(at('2026-09-10T00:00:00Z'));
    expect(files()).toHaveLength(1);
    expect(files()[0]).toMatch(/^2026-09/);

    unconditional().reply(200, second, { ETag: '"new"' });
    expect((await ask(at('2027-01-10T00:00:00Z'))).value).toEqual(second);
    expect(readdirSync(folder)).toEqual(['2027-01']);
  });

  it('is bounded: the oldest go first', async () => {
    const now = '2026-09-10T00:00:00Z';
    for (const [month, bytes] of [
      ['2026-07', 50],
      ['2026-08', 60],
    ] as const) {
      mkdirSync(join(folder, month));
      writeFileSync(join(folder, month, 'x.json'), Buffer.alloc(bytes * 2 ** 20));
    }
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(run({ world: testWorld({ now: () => new Date(now) }) }));
    expect(readdirSync(folder)).toEqual(['2026-08', '2026-09']);
  });
});
