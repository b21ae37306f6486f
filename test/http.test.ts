import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EXIT } from '../src/problem.ts';
import { CANARY, door, Rows, thrownBy, transport } from './support/door.ts';
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

  it('in a chain of pages is made each time', async () => {
    nock(API).get('/x').twice().reply(200, ok);
    const http = door(API);
    await http.get({ path: '/x', schema: Rows, chain: true });
    await http.get({ path: '/x', schema: Rows, chain: true });
  });
});

describe('a status', () => {
  const problemOf = async (status: number, body: object, headers: Record<string, string> = {}) => {
    nock(API).get('/x').once().reply(status, body, headers);
    return thrownBy(door(API).get({ path: '/x', schema: Rows }));
  };

  it('401 says whose key is not accepted, and is not asked again', async () => {
    expect(await problemOf(401, { error: { message: 'Authentication failed.' } })).toMatchObject({
      what: 'vendor does not accept the key in API_KEY.',
      why: 'GET /x → 401: Authentication failed.',
      try: 'Check that it is right for api.example.com.',
      exit: EXIT.refused,
    });
  });

  it('403 is about rights, and tells which right would do', async () => {
    const problem = await problemOf(
      403,
      { message: 'Resource not accessible by personal access token' },
      { 'x-accepted-github-permissions': 'issues=read', 'x-ratelimit-remaining': '4999' },
    );
    expect(problem).toMatchObject({
      what: 'vendor refuses access with the key in API_KEY.',
      why: 'GET /x → 403: Resource not accessible by personal access token',
      try: expect.stringContaining('(issues=read)'),
      exit: EXIT.refused,
    });
  });

  it('403 of single sign-on is explained, without its one-time address', async () => {
    const problem = await problemOf(
      403,
      { message: 'Resource protected by organization SAML enforcement.' },
      { 'x-github-sso': 'required; url=https://github.com/orgs/o/sso?authorization_request=AZSCK' },
    );
    expect(problem).toMatchObject({
      what: expect.stringContaining('single sign-on'),
      exit: EXIT.refused,
    });
    expect(JSON.stringify(problem)).not.toContain('AZSCK');
  });

  it('404 says both of what it can mean', async () => {
    expect(await problemOf(404, { message: 'Not Found' })).toMatchObject({
      what: 'vendor has no /x, or does not show it to the key in API_KEY.',
      exit: EXIT.unavailable,
    });
  });

  it.each([
    [410, 'vendor no longer has what was asked for.'],
    [422, 'vendor does not take the request.'],
    [451, 'vendor may not show this, for legal reasons.'],
  ])('%d is not asked again', async (status, what) => {
    expect(await problemOf(status, { message: 'x' })).toMatchObject({ what, exit: EXIT.unavailable });
  });

  it('422 says what the server found wrong, in any of its shapes', async () => {
    expect(
      await problemOf(422, {
        message: 'Validation Failed',
        errors: [{ resource: 'Search', field: 'q', code: 'invalid' }, 'too long', { message: 'no' }, 7],
      }),
    ).toMatchObject({
      why: 'GET /x → 422: Validation Failed – Search q invalid – too long – no',
    });
  });

  it('that the caller can live with is null', async () => {
    nock(API).get('/gone').reply(404, { message: 'Not Found' }).get('/shut').reply(403, { message: 'no' });
    const http = door(API);
    expect(await http.find({ path: '/gone', schema: Rows, absent: [404, 410] })).toBeNull();
    const error = await thrownBy(http.find({ path: '/shut', schema: Rows, absent: [404, 410] }));
    expect(error).toMatchObject({ exit: EXIT.refused });
  });

  it('asks for a key where none was given', async () => {
    nock(API).get('/x').reply(401, { message: 'Requires authentication' });
    const error = await thrownBy(door(API, { secret: null }).get({ path: '/x', schema: Rows }));
    expect(error).toMatchObject({ what: 'vendor asks for a key.', exit: EXIT.refused });
  });
});

describe('asking again', () => {
  const waits = () => {
    const waited: number[] = [];
    const world = testWorld({
      sleep: async (ms) => {
        waited.push(ms);
      },
    });
    return { waited, world };
  };

  it.each([500, 502, 503, 504, 429])('helps after a %d', async (status) => {
    nock(API).get('/x').times(2).reply(status, '<html>', { 'content-type': 'text/html' });
    nock(API).get('/x').reply(200, ok);
    const { waited, world } = waits();
    expect((await door(API, { world }).get({ path: '/x', schema: Rows })).value).toEqual(ok);
    expect(waited).toEqual([1000, 2000]);
  });

  it('ends after three times, with jittered waits', async () => {
    nock(API).get('/x').times(4).reply(503, {});
    const { waited, world } = waits();
    const jumpy = { ...world, random: () => 0 };
    const error = await thrownBy(door(API, { world: jumpy }).get({ path: '/x', schema: Rows }));
    expect(error).toMatchObject({ what: 'vendor has trouble of its own.', why: 'GET /x → 503' });
    expect(waited).toEqual([500, 1000, 2000]);
  });

  it('waits as long as the server says', async () => {
    nock(API)
      .get('/x')
      .reply(429, {}, { 'retry-after': '7' })
      .get('/x')
      .reply(
        503,
        {},
        {
          'retry-after': 'Mon, 16 Nov 2026 12:00:09 GMT',
          date: 'Mon, 16 Nov 2026 12:00:00 GMT',
        },
      )
      .get('/x')
      .reply(200, ok);
    const { waited, world } = waits();
    await door(API, { world }).get({ path: '/x', schema: Rows });
    expect(waited).toEqual([7000, 9000]);
  });

  it('waits for an empty budget of requests to fill, by the clock of the server', async () => {
    const headers = {
      date: 'Mon, 16 Nov 2026 12:00:00 GMT',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.UTC(2026, 10, 16, 12, 0, 30) / 1000),
    };
    nock(API).get('/x').reply(403, { message: 'API rate limit exceeded' }, headers).get('/x').reply(200, ok);
    const { waited, world } = waits();
    await door(API, { world }).get({ path: '/x', schema: Rows });
    expect(waited).toEqual([31_000]);
  });

  it('does not begin a wait that the budget of a minute does not hold', async () => {
    const headers = {
      date: 'Mon, 16 Nov 2026 12:00:00 GMT',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.UTC(2026, 10, 16, 12, 41) / 1000),
    };
    nock(API).get('/x').reply(403, { message: 'API rate limit exceeded for user ID 1.' }, headers);
    const { waited, world } = waits();
    expect(await thrownBy(door(API, { world }).get({ path: '/x', schema: Rows }))).toMatchObject({
      what: 'vendor lets no more requests through for now.',
      why: 'GET /x → 403: API rate limit exceeded for user ID 1.',
      try: 'Run again in 42 minutes.',
      exit: EXIT.unavailable,
    });
    expect(waited).toEqual([]);
  });

  it('after a secondary limit without a time waits a minute, once', async () => {
    nock(API).get('/x').twice().reply(403, { message: 'You have exceeded a secondary rate limit.' });
    const { waited, world } = waits();
    const error = await thrownBy(door(API, { world }).get({ path: '/x', schema: Rows }));
    expect(error).toMatchObject({ what: 'vendor lets no more requests through for now.' });
    expect(waited).toEqual([60_000]);
  });

  it('stops for good when eight requests in a row have failed for good', async () => {
    nock(API)
      .get(/\/down/)
      .times(32)
      .reply(500, {});
    const http = door(API);
    for (let i = 0; i < 8; i += 1) await thrownBy(http.get({ path: `/down${i}`, schema: Rows }));
    expect(await thrownBy(http.get({ path: '/next', schema: Rows }))).toMatchObject({
      what: 'vendor does not answer and is not asked any more.',
    });
  });
});

describe('a redirect', () => {
  it('within the API is followed and told: the repository was renamed', async () => {
    nock(API)
      .get('/repos/o/old/issues?page=1')
      .reply(301, {}, { location: `${API}/repositories/7/issues?page=1` })
      .get('/repositories/7/issues?page=1')
      .reply(200, ok);
    const { value, movedTo } = await door(API).get({
      path: '/repos/o/old/issues',
      query: { page: 1 },
      schema: Rows,
    });
    expect({ value, movedTo }).toEqual({ value: ok, movedTo: '/repositories/7/issues' });
  });

  it('in a circle ends after three', async () => {
    nock(API).get('/x').times(4).reply(302, {}, { location: '/x' });
    expect(await thrownBy(door(API).get({ path: '/x', schema: Rows }))).toMatchObject({
      what: 'vendor sends us round in circles.',
    });
  });

  it.each([
    'https://evil.example.com/x?sig=1',
    'http://api.example.com/x',
    'https://api.example.com:8443/x',
    'https://api.example.com@evil.example.com/x',
    '//evil.example.com/x',
  ])('to %s is refused', async (location) => {
    nock(API).get('/x').reply(302, {}, { location });
    const error = await thrownBy(door(API).get({ path: '/x', schema: Rows }));
    expect(error).toMatchObject({
      what: expect.stringMatching(/^vendor sends us elsewhere: https?:\/\/[a-z.]+(:8443)?$/),
      exit: EXIT.unavailable,
    });
  });
});

it('says once that single sign-on hides some results', async () => {
  nock(API)
    .get(/\/search/)
    .twice()
    .reply(200, ok, { 'x-github-sso': 'partial-results; organizations=21955855' });
  const world = testWorld();
  const http = door(API, { world, transport: transport(API) });
  await http.get({ path: '/search', query: { page: 1 }, schema: Rows });
  await http.get({ path: '/search', query: { page: 2 }, schema: Rows });
  expect(world.said).toEqual([expect.stringContaining('Results of some organisations are left out.')]);
});
