import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/problem.ts';
import { door, Rows, thrownBy } from '../support/door.ts';
import { testWorld } from '../support/world.ts';

const API = 'https://api.example.com';
const ok = { rows: [{ id: 1 }] };

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
  const http = door(API, { world });
  await http.get({ path: '/search', query: { page: 1 }, schema: Rows });
  await http.get({ path: '/search', query: { page: 2 }, schema: Rows });
  expect(world.said).toEqual([expect.stringContaining('Results of some organisations are left out.')]);
});
