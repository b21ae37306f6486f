import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { type Fault, Refusal } from '../../src/http/outcome.ts';
import { type Judged, openPersistence } from '../../src/http/retry.ts';
import { EXIT } from '../../src/problem.ts';
import { door, Rows, thrownBy } from '../support/door.ts';
import { testWorld } from '../support/world.ts';

const API = 'https://api.example.com';
const ok = { rows: [{ id: 1 }] };

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

  it('holds its waits together within a minute, to the millisecond', async () => {
    const slow = (seconds: number) => [429, {}, { 'retry-after': String(seconds) }] as const;
    nock(API)
      .get('/x')
      .reply(...slow(40))
      .get('/x')
      .reply(...slow(20))
      .get('/x')
      .reply(...slow(1));
    const { waited, world } = waits();
    const error = await thrownBy(door(API, { world }).get({ path: '/x', schema: Rows }));
    expect(error).toMatchObject({ try: 'Run again in 1 seconds.' });
    expect(waited).toEqual([40_000, 20_000]);
    nock(API)
      .get('/y')
      .reply(...slow(61));
    await thrownBy(door(API, { world }).get({ path: '/y', schema: Rows }));
    expect(waited).toHaveLength(2);
  });

  it.each([401, 404, 422])('is no use after a %d', async (status) => {
    nock(API).get('/x').once().reply(status, {});
    const { waited, world } = waits();
    await thrownBy(door(API, { world }).get({ path: '/x', schema: Rows }));
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
      why: 'GET /next: the last 8 requests failed',
      exit: EXIT.unavailable,
    });
  });

  it('goes on when only seven have, or one was answered in between, be it with a refusal', async () => {
    const down = (times: number) =>
      nock(API)
        .get(/\/down/)
        .times(times * 4)
        .reply(500, {});
    const http = door(API);
    const fail = async (...names: readonly number[]) => {
      down(names.length);
      for (const name of names) await thrownBy(http.get({ path: `/down${name}`, schema: Rows }));
    };
    await fail(1, 2, 3, 4, 5, 6, 7);
    nock(API).get('/gone').reply(404, {});
    await thrownBy(http.get({ path: '/gone', schema: Rows }));
    await fail(11, 12, 13, 14, 15, 16, 17);
    nock(API).get('/next').reply(200, ok);
    expect((await http.get({ path: '/next', schema: Rows })).value).toEqual(ok);
  });

  it('stops in the middle of a request when the others have found out', async () => {
    const attempts: string[] = [];
    const persist = openPersistence(testWorld(), 60_000);
    const fault: Fault = { fault: { what: 'x', why: 'y', try: 'z' }, passing: false };
    const failing =
      (again: Judged['verdict'] & { is: 'bad' }) => (name: string) => async (): Promise<Judged> => {
        attempts.push(name);
        return { outcome: fault, verdict: again };
      };
    const problem = new Refusal(fault.fault, null);
    const forGood = failing({ is: 'bad', problem, again: null, tooFast: false });
    const passing = failing({ is: 'bad', problem, again: 'soon', tooFast: false });
    const ended = await Promise.all([
      persist(passing('slow')),
      ...Array.from({ length: 8 }, () => persist(forGood('down'))),
    ]);
    expect(ended[0]).toBeNull();
    expect(attempts.filter((name) => name === 'slow')).toHaveLength(1);
    expect(await persist(forGood('later'))).toBeNull();
    expect(attempts).not.toContain('later');
  });
});
