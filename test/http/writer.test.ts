import { inspect } from 'node:util';
import nock from 'nock';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openWriter, type WriterOptions } from '../../src/http/writer.ts';
import { EXIT } from '../../src/problem.ts';
import { Secret } from '../../src/secret.ts';
import type { Sent } from '../../src/world.ts';
import { CANARY, thrownBy, transport } from '../support/door.ts';
import {
  cutBody,
  type FaultServer,
  faultServer,
  gzip,
  hang,
  html,
  json,
  raw,
  redirect,
  reset,
  type Step,
} from '../support/fault-server.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

const API = 'https://api.example.com';
const Made = z.object({ id: z.number() });
const request = { method: 'POST', path: '/issues', body: { title: '障害' }, schema: Made } as const;

const writer = (baseUrl: string, different: Partial<WriterOptions> = {}) =>
  openWriter({
    world: testWorld(),
    transport: transport(baseUrl),
    source: 'vendor',
    secret: new Secret(CANARY, 'API_KEY'),
    ...different,
  });

/** A world in which nobody waits, and how long it would have been. */
function waits(): { readonly waited: readonly number[]; readonly world: TestWorld } {
  const waited: number[] = [];
  const world = testWorld({
    sleep: async (ms) => {
      waited.push(ms);
    },
  });
  return { waited, world };
}

const servers: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...steps: readonly Step[]): Promise<FaultServer> {
  const server = await faultServer({ '/issues': steps });
  servers.push(server);
  return server;
}

describe('a write', () => {
  it('carries the key, the headers and its body as JSON, and gives what the schema takes of the answer', async () => {
    nock(API, {
      reqheaders: {
        'x-api-key': CANARY,
        'user-agent': 'pwg',
        accept: 'application/json',
        'accept-encoding': 'identity',
        'content-type': 'application/json; charset=utf-8',
      },
    })
      .patch('/issues/7', { title: '障害' })
      .reply(201, { id: 7, more: 1 });
    const sent = await writer(API).send({ ...request, method: 'PATCH', path: '/issues/7' });
    expect(sent).toEqual({ is: 'done', value: { id: 7 } });
  });

  it('is told with the time it took, where details are asked for', async () => {
    nock(API).post('/issues').reply(201, { id: 1 });
    const world = testWorld();
    const clock = [1000, 1250.4];
    await writer(API, { world: { ...world, elapsed: () => clock.shift() ?? 0 } }).send(request);
    expect(world.details).toEqual(['POST /issues → 201, 250 ms']);
  });

  it('can not leave the base URL', async () => {
    const sent = writer('https://ghe.example.com/api/v3').send({ ...request, path: '/../../login' });
    expect(String(await thrownBy(sent))).toContain('not a path below the base URL');
  });

  it('begins when the one before it has ended, however that ended', async () => {
    const order: string[] = [];
    const late =
      (name: string, step: Step): Step =>
      (answer, asked) => {
        order.push(`${name} begins`);
        setTimeout(() => {
          order.push(`${name} ends`);
          step(answer, asked);
        }, 30);
      };
    const server = await serve(late('first', reset), late('second', json({ id: 2 })));
    const { send } = writer(server.url);
    const mistaken = send({ ...request, body: 1n });
    const [, first, second] = await Promise.allSettled([mistaken, send(request), send(request)]);
    expect(await thrownBy(mistaken)).toBeInstanceOf(TypeError);
    expect([first, second]).toMatchObject([
      { value: { is: 'unknown' } },
      { value: { is: 'done', value: { id: 2 } } },
    ]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('goes to the API itself: through no proxy that the environment names', async () => {
    const sink = await serve(json({ id: 1 }));
    const server = await serve(json({ id: 2 }));
    process.env.HTTP_PROXY = sink.url;
    try {
      expect(await writer(server.url).send(request)).toEqual({ is: 'done', value: { id: 2 } });
    } finally {
      delete process.env.HTTP_PROXY;
    }
    expect(sink.requests).toEqual([]);
  });

  it('is answered packed by a server that packs unasked', async () => {
    expect(await writer((await serve(gzip({ id: 3 }))).url).send(request)).toEqual({
      is: 'done',
      value: { id: 3 },
    });
  });
});

describe('a write that was refused', () => {
  it.each([401, 403, 404, 409, 422])(
    'with %d is told with its status, and not tried again',
    async (status) => {
      nock(API).post('/issues').reply(status, { message: 'so it is' });
      const { waited, world } = waits();
      const sent = await writer(API, { world }).send(request);
      expect(sent).toMatchObject({
        is: 'refused',
        status,
        problem: { why: `POST /issues → ${status}: so it is` },
      });
      expect(waited).toEqual([]);
    },
  );

  it('by a redirect is not sent on: a POST would become a GET, which looks like success', async () => {
    const sink = await serve(json({ id: 1 }));
    const server = await serve(redirect('/repositories/7/issues', 301));
    const sent = await writer(server.url).send(request);
    expect(sent).toMatchObject({
      is: 'refused',
      status: 307,
      problem: {
        what: 'vendor has this under another name now.',
        why: 'POST /issues: writes are not sent on',
        exit: EXIT.unavailable,
      },
    });
    expect(server.requests).toHaveLength(1);
    const elsewhere = await serve(redirect(`${sink.url}/issues`, 307));
    expect(await writer(elsewhere.url).send(request)).toMatchObject({ is: 'refused', status: 307 });
    expect(sink.requests).toEqual([]);
  });

  it('as too fast is tried again, after the time that is named or a minute', async () => {
    nock(API)
      .post('/issues')
      .reply(403, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '7' })
      .post('/issues')
      .reply(429, {})
      .post('/issues')
      .reply(201, { id: 1 });
    const { waited, world } = waits();
    expect(await writer(API, { world }).send(request)).toEqual({ is: 'done', value: { id: 1 } });
    expect(waited).toEqual([7000, 60_000]);
  });

  it('as too fast three times more is given up', async () => {
    nock(API).post('/issues').times(4).reply(429, {}, { 'retry-after': '1' });
    const { waited, world } = waits();
    expect(await writer(API, { world }).send(request)).toMatchObject({ is: 'refused', status: 429 });
    expect(waited).toEqual([1000, 1000, 1000]);
  });

  it('waits no longer than three minutes in all', async () => {
    nock(API)
      .post('/issues')
      .reply(429, {}, { 'retry-after': '100' })
      .post('/issues')
      .reply(429, {}, { 'retry-after': '80' })
      .post('/issues')
      .reply(429, {}, { 'retry-after': '1' });
    const { waited, world } = waits();
    expect(await writer(API, { world }).send(request)).toMatchObject({ is: 'refused', status: 429 });
    expect(waited).toEqual([100_000, 80_000]);
  });

  it('by nobody, since it never got out, is tried again', async () => {
    const server = await serve(json({ id: 1 }));
    await server.close();
    const { waited, world } = waits();
    const sent = await writer(server.url, { world }).send(request);
    expect(sent).toMatchObject({
      is: 'refused',
      status: null,
      problem: { what: 'vendor can not be reached.' },
    });
    expect(waited).toEqual([60_000, 60_000, 60_000]);
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])('never got out: %s', async (code) => {
    nock(API)
      .post('/issues')
      .replyWithError(Object.assign(new Error('no'), { code }))
      .post('/issues')
      .reply(201, { id: 1 });
    expect(await writer(API).send(request)).toEqual({ is: 'done', value: { id: 1 } });
  });
});

describe('a write of which nobody knows whether it was done', () => {
  const unknown = (sent: Sent<unknown>) => {
    expect(sent.is).toBe('unknown');
    expect(inspect(sent, { depth: 20, showHidden: true })).not.toContain(CANARY);
    return sent;
  };

  it.each<readonly [string, Step]>([
    ['a mistake of the server', json({ message: 'oh' }, { status: 500 })],
    [
      'a server that has too much to do',
      json({ message: 'later' }, { status: 503, headers: { 'retry-after': '1' } }),
    ],
    ['a lost connection', reset],
    ['an answer that ends in the middle', cutBody],
    ['a page of something on the way', html],
    ['more than anybody reads', raw(Buffer.alloc(33 << 20), { headers: { 'content-type': 'text/json' } })],
  ])('is not tried again: after %s', async (_, step) => {
    const server = await serve(step);
    const { waited, world } = waits();
    unknown(await writer(server.url, { world }).send(request));
    expect(server.requests).toHaveLength(1);
    expect(waited).toEqual([]);
  });

  it('is one that takes too long', async () => {
    const server = await serve(hang);
    expect(unknown(await writer(server.url, { deadlineMs: 60 }).send(request))).toMatchObject({
      problem: { what: 'vendor is too slow.', why: 'POST /issues: no whole answer within 0.06 seconds' },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is one whose answer is of another kind', async () => {
    nock(API).post('/issues').reply(201, { number: 7 });
    expect(unknown(await writer(API).send(request))).toMatchObject({
      problem: {
        what: 'vendor sent an answer that pwg does not know.',
        why: 'POST /issues: it may have been done all the same',
        exit: EXIT.unavailable,
      },
    });
  });
});
