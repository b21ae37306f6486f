import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpOptions } from '../../src/http.ts';
import { seal, unseal } from '../../src/sealed-json.ts';
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

  it('is needed for a 304, which nobody asked for without one', async () => {
    unconditional().reply(304);
    expect(await thrownBy(ask(run()))).toMatchObject({ status: 304 });
  });

  it('is no answer when none comes now', async () => {
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(run());
    conditional().replyWithError(Object.assign(new Error('cut'), { code: 'EPROTO' }));
    expect(await thrownBy(ask(run()))).toMatchObject({ what: 'vendor can not be reached.' });
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
    ['an answer at second hand', 203, { ETag: ETAG }],
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

  it('is found again across the turn of the year', async () => {
    const at = (now: string) => run({ world: testWorld({ now: () => new Date(now) }) });
    unconditional().reply(200, first, { ETag: ETAG });
    await ask(at('2025-10-31T23:59:59Z'));
    conditional().reply(304);
    expect((await ask(at('2026-01-01T00:00:00Z'))).value).toEqual(first);
    expect(files()[0]).toMatch(/^2026-01/);
    unconditional().reply(200, second);
    await ask(at('2026-05-01T00:00:00Z'));
  });

  it.each([{ target: '/other' }, { schema: 2 }, { etag: 7 }, { headers: null }, { headers: 'etag' }])(
    'is nothing when it is not what was asked for: %j',
    async (different) => {
      unconditional().reply(200, first, { ETag: ETAG });
      await ask(run());
      const path = join(folder, files()[0] ?? '');
      const kept = unseal(readFileSync(path, 'utf8'));
      writeFileSync(path, seal({ ...kept, ...different }));
      unconditional().reply(200, second);
      expect((await ask(run())).value).toEqual(second);
      writeFileSync(path, seal({ ...kept }));
      conditional().reply(304);
      expect((await ask(run())).value).toEqual(first);
    },
  );

  it('tells again that single sign-on hides some of it, and not the address for signing on', async () => {
    const sso = { 'X-GitHub-SSO': 'partial-results; organizations=21955855' };
    unconditional().reply(200, first, { ETag: ETAG, ...sso });
    await ask(run());
    expect(readFileSync(join(folder, files()[0] ?? ''), 'utf8')).not.toContain('21955855');
    conditional().reply(304);
    const world = testWorld();
    await ask(run({ world }));
    expect(world.said).toEqual([expect.stringContaining('Results of some organisations are left out.')]);
  });

  it('is no excuse for what is our own mistake', async () => {
    const broken = testWorld();
    const write = () => Promise.reject(new TypeError('a mistake'));
    unconditional().reply(200, first, { ETag: ETAG });
    const world = { ...broken, files: { ...broken.files, write } };
    expect(await thrownBy(ask(run({ world })))).toBeInstanceOf(TypeError);
  });

  describe('is bounded', () => {
    const MOST = 128 * 2 ** 20;
    /** A disk on which a file that a month has before the run is as large as told, or gone when it is looked at. */
    const holding = (sizes: Readonly<Record<string, number | null>>) => {
      const real = testWorld({ now: () => new Date('2026-09-10T00:00:00Z') });
      for (const month of Object.keys(sizes)) {
        mkdirSync(join(folder, month));
        writeFileSync(join(folder, month, 'x.json'), '');
      }
      const size = async (path: string) => sizes[path.split('/').at(-2) ?? ''] ?? null;
      return { ...real, files: { ...real.files, size } };
    };
    const kept = () => unconditional().reply(200, first, { ETag: ETAG });
    /** Of the answer that `kept` is kept as. */
    const bytesOfOne = async (): Promise<number> => {
      kept();
      await ask(run());
      const [name = ''] = files();
      const { size } = statSync(join(folder, name));
      rmSync(join(folder, name.split('/')[0] ?? ''), { recursive: true });
      return size;
    };

    it.each<readonly [Readonly<Record<string, number | null>>, readonly string[]]>([
      [{ '2026-07': MOST / 4, '2026-08': MOST / 4 }, ['2026-07', '2026-08', '2026-09']],
      [{ '2026-07': MOST / 4, '2026-08': MOST / 4 + 1 }, ['2026-08', '2026-09']],
      [{ '2026-07': 1, '2026-08': MOST / 2 + 1 }, ['2026-09']],
      [{ '2026-06': 1, '2026-09': MOST / 2 }, ['2026-09']],
      [{ '2026-06': null, '2026-08': MOST / 2 }, ['2026-06', '2026-08', '2026-09']],
    ])('the oldest go first, when half of the room is full: of %j', async (sizes, months) => {
      const world = holding(sizes);
      kept();
      await ask(run({ world }));
      expect(readdirSync(folder)).toEqual(months);
    });

    it.each([
      ['fits to the byte', 0, 1],
      ['is a byte too long', 1, 0],
    ])('an answer that %s', async (_, over, more) => {
      const bytes = await bytesOfOne();
      const world = holding({ '2026-09': MOST - bytes + over });
      kept();
      await ask(run({ world }));
      expect(files()).toHaveLength(1 + more);
      expect(world.details.filter((line) => line.includes('is full'))).toHaveLength(1 - more);
    });

    it('by all that one run adds', async () => {
      const bytes = await bytesOfOne();
      const http = run({ world: holding({ '2026-09': MOST - 2 * bytes + 1 }) });
      unconditional().twice().reply(200, first, { ETag: ETAG });
      await ask(http);
      await http.get({ path: '/rows', query: { label: '停止' }, schema: Rows });
      expect(files()).toHaveLength(2);
    });
  });
});
