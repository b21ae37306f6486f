import nock from 'nock';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EXIT } from '../src/problem.ts';
import { CANARY, door, Rows, thrownBy } from './support/door.ts';
import { testWorld } from './support/world.ts';

const API = 'https://api.example.com';
const ok = { rows: [{ id: 1 }] };

describe('the base URL', () => {
  it.each([
    'http://api.example.com',
    'http://169.254.169.254',
    'http://localhost.example.com',
    'ftp://api.example.com',
    'https://user:pw@api.example.com',
    'https://api.example.com/?key=1',
    'api.example.com',
  ])('refuses %s, which could give the key away', (url) => {
    expect(() => door(url)).toThrow(
      expect.objectContaining({ what: "The url of vendor can't be used.", exit: EXIT.badConfig }),
    );
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:3000', 'http://[::1]:3000'])(
    'takes plain http on this machine: %s',
    (url) => {
      expect(() => door(url)).not.toThrow();
    },
  );

  it('keeps the prefix of a server of its own, in links too', async () => {
    nock('https://ghe.example.com')
      .get('/api/v3/repos/o/r/issues')
      .reply(200, ok, {
        link: '<https://ghe.example.com/api/v3/repositories/7/issues?page=2>; rel="next"',
      })
      .get('/api/v3/repositories/7/issues?page=2')
      .reply(200, ok);
    const http = door('https://ghe.example.com/api/v3/');
    const { links } = await http.get({ path: '/repos/o/r/issues', schema: Rows });
    expect(links).toEqual({ next: '/repositories/7/issues?page=2' });
    await http.get({ path: links.next ?? '', schema: Rows });
  });
});

describe('a request', () => {
  it('carries the key, the headers and a query with repeated names and exact times', async () => {
    nock(API, { reqheaders: { 'x-api-key': CANARY, 'user-agent': 'pwg', accept: 'application/json' } })
      .get('/hosts?status=working&status=standby&since=2026-10-01T00%3A00%3A00%2B09%3A00&q=a%20b%26c')
      .reply(200, ok);
    const { value } = await door(API).get({
      path: '/hosts',
      query: { status: ['working', 'standby'], since: '2026-10-01T00:00:00+09:00', q: 'a b&c' },
      schema: Rows,
    });
    expect(value).toEqual(ok);
  });

  it('goes without a key where there is none', async () => {
    nock(API, { badheaders: ['x-api-key'] })
      .get('/x')
      .reply(200, ok);
    await door(API, { secret: null }).get({ path: '/x', schema: Rows });
  });

  it('asks for a packed answer, except of this machine', async () => {
    nock(API, { reqheaders: { 'accept-encoding': 'gzip' } })
      .get('/x')
      .reply(200, ok);
    await door(API).get({ path: '/x', schema: Rows });
    nock('http://127.0.0.1:8080', { reqheaders: { 'accept-encoding': 'identity' } })
      .get('/x')
      .reply(200, ok);
    await door('http://127.0.0.1:8080').get({ path: '/x', schema: Rows });
  });

  it('may take 15 seconds, where nothing else is said', async () => {
    nock(API).get('/x').twice().reply(200, ok);
    const allowed: number[] = [];
    const world = testWorld({
      deadline: (ms) => {
        allowed.push(ms);
        return () => {};
      },
    });
    await door(API, { world }).get({ path: '/x', schema: Rows });
    await door(API, { world, deadlineMs: 70 }).get({ path: '/x', schema: Rows });
    expect(allowed).toEqual([15_000, 70]);
  });

  it('is told with how it ended and the time it took, where details are asked for', async () => {
    nock(API)
      .get('/x?key=1')
      .reply(404, {})
      .get('/y')
      .replyWithError(Object.assign(new Error(CANARY), { code: 'EPROTO' }));
    const world = testWorld();
    const clock = [1000, 1250.4, 2000, 2003];
    const http = door(API, { world: { ...world, elapsed: () => clock.shift() ?? 0 } });
    await thrownBy(http.get({ path: '/x', query: { key: 1 }, schema: Rows }));
    await thrownBy(http.get({ path: '/y', schema: Rows }));
    expect(world.details).toEqual([
      'vendor: GET /x → 404, 250 ms',
      'vendor: GET /y → api.example.com: EPROTO, 3 ms',
    ]);
  });

  it('waits while eight others are on their way, or four where the server found that too fast', async () => {
    let onTheWay = 0;
    let most = 0;
    nock(API)
      .get(/^\/x/)
      .times(60)
      .reply(async () => {
        onTheWay += 1;
        most = Math.max(most, onTheWay);
        await new Promise((later) => setTimeout(later, 5));
        onTheWay -= 1;
        return [200, ok];
      });
    const http = door(API);
    const mostOfTwenty = async (round: string): Promise<number> => {
      most = 0;
      const look = (_: unknown, i: number) => http.get({ path: `/x/${round}/${i}`, schema: Rows });
      await Promise.all(Array.from({ length: 20 }, look));
      return most;
    };
    expect(await mostOfTwenty('first')).toBe(8);
    nock(API).get('/gone').reply(404, {});
    await thrownBy(http.get({ path: '/gone', schema: Rows }));
    expect(await mostOfTwenty('second')).toBe(8);
    nock(API).get('/fast').reply(429, {}).get('/fast').reply(200, ok);
    await http.get({ path: '/fast', schema: Rows });
    expect(await mostOfTwenty('third')).toBe(4);
  });

  it('can not leave the base URL', async () => {
    const http = door('https://ghe.example.com/api/v3');
    for (const path of ['/../../login', '/%2e%2e/%2e%2e/', '@evil.example.com/', '.evil.example.com/', 'x']) {
      await expect(http.get({ path, schema: Rows })).rejects.toThrow('not a path below the base URL');
    }
  });
});

describe('an answer', () => {
  it('is what the schema takes and nothing else', async () => {
    nock(API)
      .get('/x')
      .reply(200, { rows: [{ id: 1, extra: 2 }], more: 3 });
    expect((await door(API).get({ path: '/x', schema: Rows })).value).toEqual(ok);
  });

  it('that the schema does not take is a Problem that names the field and no value', async () => {
    nock(API)
      .get('/x?token=s3cret')
      .reply(200, { rows: [{ id: 'private words' }] });
    const error = await thrownBy(door(API).get({ path: '/x', query: { token: 's3cret' }, schema: Rows }));
    expect(error).toMatchObject({ what: 'vendor sent an answer that pwg does not know.' });
    expect(error).toMatchObject({ why: expect.stringMatching(/^GET \/x: rows\.0\.id: /) });
    expect(JSON.stringify(error)).not.toMatch(/private words|s3cret/);
  });

  it('gives the links of the list and ignores those of other kinds', async () => {
    nock(API)
      .get('/x')
      .reply(200, ok, {
        link: [
          `<${API}/x?page=2&q=a%2Bb>; rel="next"`,
          '</x?page=9>; rel=last',
          '<https://docs.example.org/changes>; rel="deprecation"',
        ].join(', '),
      });
    const { links } = await door(API).get({ path: '/x', schema: Rows });
    expect(links).toEqual({ next: '/x?page=2&q=a%2Bb', last: '/x?page=9' });
  });

  it('whose list goes on at another origin is a Problem: half a list would look whole', async () => {
    nock(API).get('/x').reply(200, ok, { link: '<https://evil.example.com/x?page=2&sig=abc>; rel="next"' });
    const error = await thrownBy(door(API).get({ path: '/x', schema: Rows }));
    expect(error).toMatchObject({
      what: 'vendor says that its list goes on elsewhere: https://evil.example.com',
      why: 'GET /x: the key would go along, so that is not followed',
      exit: EXIT.unavailable,
    });
  });

  it('tells the headers about rights to the doctor', async () => {
    nock(API)
      .get('/x')
      .reply(200, ok, { 'X-OAuth-Scopes': 'repo', Date: 'Mon, 16 Nov 2026 00:00:00 GMT', ETag: 'W/"1"' });
    const http = door(API);
    await http.get({ path: '/x', schema: Rows });
    expect(http.seenHeaders()).toEqual({
      'x-oauth-scopes': 'repo',
      date: 'Mon, 16 Nov 2026 00:00:00 GMT',
    });
  });

  it('tells them of a refusal too, with the time at which a token ends', async () => {
    const headers = {
      'GitHub-Authentication-Token-Expiration': '2026-12-01 00:00:00 UTC',
      Update: '1',
      Datelike: '2',
    };
    nock(API)
      .get('/x')
      .reply(403, {}, headers)
      .get('/cut')
      .replyWithError(Object.assign(new Error('cut'), { code: 'EPROTO' }));
    const http = door(API);
    expect(http.seenHeaders()).toEqual({});
    await thrownBy(http.get({ path: '/x', schema: Rows }));
    await thrownBy(http.get({ path: '/cut', schema: Rows }));
    expect(http.seenHeaders()).toEqual({
      'github-authentication-token-expiration': '2026-12-01 00:00:00 UTC',
    });
  });
});

describe('the same look-up', () => {
  it('is made once, for whoever asks, at the same time or later', async () => {
    nock(API).get('/x?a=1').once().reply(200, ok);
    const http = door(API);
    const ask = () => http.get({ path: '/x', query: { a: 1 }, schema: Rows });
    const [first, second] = await Promise.all([ask(), ask()]);
    expect([first.value, second.value, (await ask()).value]).toEqual([ok, ok, ok]);
  });

  it('serves askers with different schemas', async () => {
    nock(API).get('/x').once().reply(200, ok);
    const http = door(API);
    const counted = z.object({ rows: z.array(z.unknown()).transform((rows) => rows.length) });
    expect((await http.get({ path: '/x', schema: Rows })).value).toEqual(ok);
    expect((await http.get({ path: '/x', schema: counted })).value).toEqual({ rows: 1 });
  });

  it('that failed is not made again', async () => {
    nock(API).get('/x').once().reply(403, { error: 'no' });
    const http = door(API);
    await thrownBy(http.get({ path: '/x', schema: Rows }));
    expect(await thrownBy(http.get({ path: '/x', schema: Rows }))).toMatchObject({ exit: EXIT.refused });
  });

  it.each([{ chain: true }, { forget: true }])(
    'is made each time where nothing is to be remembered: %o',
    async (each) => {
      nock(API).get('/x').twice().reply(200, ok);
      const http = door(API);
      await http.get({ path: '/x', schema: Rows, ...each });
      await http.get({ path: '/x', schema: Rows, ...each });
    },
  );
});
