import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { type Asker, callOf, excerpt, judge } from '../../src/http/verdict.ts';
import { EXIT } from '../../src/problem.ts';
import { door, Rows, thrownBy } from '../support/door.ts';

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

describe('what a reply means', () => {
  const asker: Asker = {
    source: 'vendor',
    host: 'api.example.com',
    keyFrom: 'API_KEY',
    now: () => new Date('2026-11-16T00:00:00Z'),
  };
  const told = (status: number, headers: Record<string, string> = {}, body: unknown = null) =>
    judge({ status, headers, body }, '/x?q=1', asker);

  it.each([200, 204, 299])('%d is good', (status) => {
    const reply = { status, headers: {}, body: 1 };
    expect(judge(reply, '/x', asker)).toEqual({ is: 'good', reply });
  });

  it.each([199, 300, 304])('%d is not good', (status) => {
    expect(told(status)).toMatchObject({
      problem: { what: 'vendor does not take the request.', exit: EXIT.unavailable, status },
      again: null,
    });
  });

  it.each([301, 302, 307, 308])('%d to another target is a way to it', (status) => {
    expect(told(status, { location: '/y?q=1' })).toEqual({ is: 'moved', to: '/y?q=1' });
  });

  it('a redirect that is not followed tells where to, and why not', () => {
    const hint = expect.stringContaining('the key would go along');
    const to = (place: string) => ({ what: `vendor sends us elsewhere: ${place}`, try: hint });
    expect(told(303, { location: '/y' })).toMatchObject({ problem: to('/y'), again: null });
    expect(told(301, { location: 'https://evil.example' })).toMatchObject({
      problem: to('https://evil.example'),
    });
    expect(told(308)).toMatchObject({ problem: to('it does not say where') });
  });

  it.each([500, 502, 503, 504])('%d passes, soon or when the server says', (status) => {
    const what = 'vendor has trouble of its own.';
    expect(told(status)).toMatchObject({ problem: { what, status }, again: 'soon', tooFast: false });
    expect(told(status, { 'retry-after': '3' })).toMatchObject({ again: 3000, tooFast: false });
  });

  it.each([501, 505])('%d does not pass', (status) => {
    expect(told(status, { 'retry-after': '3' })).toMatchObject({
      problem: { what: 'vendor has trouble of its own.', try: expect.stringContaining('Run again later') },
      again: null,
    });
  });

  it.each([
    [{}, 'Run again in a few minutes.', 'soon'],
    [{ 'retry-after': '90' }, 'Run again in 90 seconds.', 90_000],
    [{ 'retry-after': '119' }, 'Run again in 119 seconds.', 119_000],
    [{ 'retry-after': '120' }, 'Run again in 2 minutes.', 120_000],
    [{ 'retry-after': '121' }, 'Run again in 3 minutes.', 121_000],
  ] as const)('a rate limit says when to come again: %j', (headers, next, again) => {
    const what = 'vendor lets no more requests through for now.';
    expect(told(429, headers)).toMatchObject({
      problem: { what, why: 'GET /x → 429', try: next, status: 429 },
      again,
      tooFast: true,
    });
  });

  it('a rate limit without a key says that a key would help', () => {
    const anonymous = { ...asker, keyFrom: null };
    expect(judge({ status: 429, headers: {}, body: null }, '/x', anonymous)).toMatchObject({
      problem: { try: 'Run again in a few minutes. With a key, more requests are allowed.' },
    });
  });

  it.each([401, 403])('%d without a key asks for one, and is a refusal', (status) => {
    const anonymous = { ...asker, keyFrom: null };
    expect(judge({ status, headers: {}, body: null }, '/x', anonymous)).toMatchObject({
      problem: {
        what: 'vendor asks for a key.',
        try: 'Give vendor a key in the config; none was found.',
        exit: EXIT.refused,
      },
    });
    expect(judge({ status: 404, headers: {}, body: null }, '/x', anonymous)).toMatchObject({
      problem: { what: 'vendor has no /x, or does not show it to the key.', exit: EXIT.unavailable },
    });
  });

  it('single sign-on is about 403 alone', () => {
    const headers = { 'x-github-sso': 'required; url=https://example.com/1' };
    expect(told(403, headers)).toMatchObject({ problem: { try: expect.stringContaining('Configure SSO') } });
    expect(told(401, headers)).toMatchObject({
      problem: { what: 'vendor does not accept the key in API_KEY.' },
    });
  });

  it('a refusal names the right that would do where the server names it', () => {
    expect(told(403)).toMatchObject({ problem: { try: expect.stringMatching(/the right to do this, and/) } });
    expect(told(403, { 'x-accepted-github-permissions': 'issues=read' })).toMatchObject({
      problem: { try: expect.stringMatching(/the right to do this \(issues=read\), and/) },
    });
  });

  it.each([404, 410, 451])('%d is mended in the config', (status) => {
    expect(told(status)).toMatchObject({ problem: { try: expect.stringContaining('config') }, again: null });
  });

  it.each([
    [{ error: 'no' }, ': no'],
    [{ error: { message: 'no' }, message: 'other' }, ': no'],
    [{ error: { message: 7 }, message: 'no' }, ': no'],
    [{ error: null, message: 'no' }, ': no'],
    [{ message: '', errors: ['a', '', 'b'] }, ': a – b'],
    [{ message: 7, errors: 'a' }, ''],
    [{ errors: [null, ['a'], { field: 7, code: 'missing' }] }, ': missing'],
    [{ errors: ['1', '2', '3', '4', '5', '6'] }, ': 1 – 2 – 3 – 4 – 5'],
    [{}, ''],
    [null, ''],
    ['no', ''],
  ])('the message of an error body is found in its shape: %j', (body, said) => {
    expect(told(400, {}, body)).toMatchObject({ problem: { why: `GET /x → 400${said}` } });
  });

  it('no answer at all is told with the call, and asked for again where it may pass', () => {
    const fault = { what: 'is too slow.', why: 'nothing came', try: 'Run again later.' };
    const problem = { what: 'vendor is too slow.', why: 'PUT /x: nothing came', try: 'Run again later.' };
    expect(judge({ fault, passing: true }, '/x?q=1', asker, 'PUT')).toMatchObject({
      problem: { ...problem, status: null, exit: EXIT.unavailable },
      again: 'soon',
      tooFast: false,
    });
    expect(judge({ fault, passing: false }, '/x', asker, 'PUT')).toMatchObject({ problem, again: null });
  });
});

describe('what is repeated of a stranger', () => {
  it('is a call without its query, however long that is', () => {
    expect(callOf('/x?token=1\n2')).toBe('GET /x');
    expect(callOf('/x/y', 'PATCH')).toBe('PATCH /x/y');
  });

  it('is at most 200 characters, without secrets and control characters', () => {
    expect(excerpt('😀'.repeat(201))).toBe('😀'.repeat(200));
    expect(excerpt('a\u001b[31mb\nbearer abcdefgh1')).toBe('ab bearer [secret]');
  });
});
