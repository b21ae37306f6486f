import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpOptions } from '../../src/http.ts';
import { Problem } from '../../src/problem.ts';
import { CANARY, door, Rows, thrownBy } from '../support/door.ts';
import {
  cutAtEnd,
  cutBody,
  cutGzip,
  drip,
  echo,
  type FaultServer,
  faultServer,
  gzip,
  gzipBomb,
  hang,
  html,
  json,
  noLastChunk,
  raw,
  redirect,
  reset,
  type Step,
} from '../support/fault-server.ts';

const ok = { rows: [{ id: 1 }] };

const servers: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...steps: readonly Step[]): Promise<FaultServer> {
  const server = await faultServer({ '/x': steps });
  servers.push(server);
  return server;
}

async function ask(server: FaultServer, different: Partial<HttpOptions> = {}): Promise<unknown> {
  return (await door(server.url, different).get({ path: '/x', schema: Rows })).value;
}

const jsonType = { 'content-type': 'application/json' };

describe('what passes is asked again, and the answer is right', () => {
  it.each<readonly [string, Step]>([
    ['a reset connection', reset],
    ['a body shorter than it says', cutBody],
    ['a body without its last chunk', noLastChunk],
    ['JSON that ends with the connection, in the middle', cutAtEnd],
    ['gzip that ends in the middle', cutGzip(ok)],
    ['an empty body', raw('', { headers: jsonType })],
    ['no HTTP at all', (answer) => answer.socket?.end('SSH-2.0-OpenSSH\r\n')],
  ])('%s', async (_, fault) => {
    const server = await serve(fault, json(ok));
    expect(await ask(server)).toEqual(ok);
    expect(server.requests).toHaveLength(2);
  });

  it.each<readonly [string, Step, string]>([
    ['a reset connection', reset, 'vendor can not be reached.'],
    ['a body shorter than it says', cutBody, 'vendor '],
    ['JSON that ends in the middle', cutAtEnd, 'vendor sent an answer that ends in the middle.'],
    ['gzip that ends in the middle', cutGzip(ok), 'vendor sent an answer that ends in the middle.'],
  ])('%s that stays is a Problem after four attempts', async (_, fault, what) => {
    const server = await serve(fault);
    const problem = await thrownBy(ask(server));
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ what: expect.stringContaining(what) });
    expect(server.requests).toHaveLength(4);
  });

  it('a closed port is a Problem', async () => {
    const server = await serve(json(ok));
    await server.close();
    expect(await thrownBy(ask(server))).toMatchObject({
      what: 'vendor can not be reached.',
      why: expect.stringMatching(/^GET \/x: 127\.0\.0\.1:\d+: ECONNREFUSED$/),
    });
  });
});

describe('what does not pass is not asked again', () => {
  it.each<readonly [string, Step, string]>([
    ['a sign-in page instead of the API', html, 'not JSON from 127.0.0.1'],
    ['more bytes than a list can have', raw(Buffer.alloc(33 << 20, 0x20), { headers: jsonType }), '32 MB'],
    ['a small body that unpacks to more', gzipBomb(200), '32 MB'],
    ['JSON of another shape', json([]), 'all of it'],
    ['nothing where JSON was asked for', raw('', { status: 204 }), 'not JSON'],
  ])('%s', async (_, fault, why) => {
    const server = await serve(fault);
    const problem = await thrownBy(ask(server));
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ why: expect.stringContaining(why) });
    expect(inspect(problem)).not.toContain('hotel');
    expect(server.requests).toHaveLength(1);
  });

  it('a bomb does not fill the memory', async () => {
    const server = await serve(gzipBomb(500));
    const before = process.memoryUsage.rss();
    await thrownBy(ask(server));
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 << 20);
  });
});

describe('the deadline', () => {
  it.each<readonly [string, Step]>([
    ['a server that never answers', hang],
    ['a body that drips', drip(20)],
  ])('ends %s', async (_, fault) => {
    const server = await serve(fault);
    const start = performance.now();
    const problem = await thrownBy(ask(server, { deadlineMs: 150 }));
    const took = performance.now() - start;
    expect(problem).toMatchObject({ why: 'GET /x: no whole answer within 0.15 seconds' });
    expect(server.requests).toHaveLength(4);
    expect(took).toBeGreaterThan(4 * 145);
    expect(took).toBeLessThan(4 * 150 + 400);
  });

  it('of one attempt does not shorten the next', async () => {
    const server = await serve(hang, (answer, request) => {
      setTimeout(() => json(ok)(answer, request), 100);
    });
    expect(await ask(server, { deadlineMs: 180 })).toEqual(ok);
  });
});

it('unpacks gzip, and takes a byte order mark for nothing', async () => {
  expect(await ask(await serve(gzip(ok)))).toEqual(ok);
  expect(await ask(await serve(raw(`\ufeff${JSON.stringify(ok)}`, { headers: jsonType })))).toEqual(ok);
});

it('puts an answer together from the pieces in which it comes', async () => {
  const server = await serve((answer) => {
    answer.writeHead(200, jsonType).write('{"rows":[');
    setTimeout(() => answer.end('{"id":1}]}'), 10);
  });
  expect(await ask(server)).toEqual(ok);
  expect(server.requests).toHaveLength(1);
});

describe('the key', () => {
  it('never goes along with a redirect or a link to another place', async () => {
    const sink = await serve(json(ok));
    for (const location of [`${sink.url}/x`, sink.url.replace('127.0.0.1', 'localhost')]) {
      for (const status of [301, 302, 303, 307, 308]) {
        await thrownBy(ask(await serve(redirect(location, status))));
      }
      await thrownBy(ask(await serve(json(ok, { headers: { link: `<${location}>; rel="next"` } }))));
    }
    expect(sink.requests).toEqual([]);
  });

  it('does not go through a proxy that the environment names', async () => {
    const sink = await serve(json(ok));
    const server = await serve(json(ok));
    process.env.HTTP_PROXY = sink.url;
    try {
      expect(await ask(server)).toEqual(ok);
    } finally {
      delete process.env.HTTP_PROXY;
    }
    expect(sink.requests).toEqual([]);
  });

  it('is in nothing that is thrown or said, however the request ends', async () => {
    const steps: readonly Step[] = [
      reset,
      cutBody,
      cutAtEnd,
      cutGzip(ok),
      hang,
      html,
      gzipBomb(20),
      echo,
      redirect('https://evil.example.com/'),
      json({ rows: CANARY }),
      json({ message: `no: ${CANARY}` }, { status: 401 }),
      json({ message: `no: ${Buffer.from(`key:${CANARY}`).toString('base64')}` }, { status: 403 }),
      json({ message: encodeURIComponent(CANARY) }, { status: 500 }),
      (answer) => answer.socket?.end(`HTTP/1.1 200 ${CANARY}\r\n${CANARY}\r\n\r\n`),
    ];
    for (const step of steps) {
      const error = await thrownBy(ask(await serve(step), { deadlineMs: 60 }));
      const printed = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error);
      for (const spelled of [
        CANARY,
        encodeURIComponent(CANARY),
        'canary',
        Buffer.from('canary').toString('base64'),
      ]) {
        expect(printed).not.toContain(spelled);
      }
      expect(error).toBeInstanceOf(Problem);
      expect(error).not.toHaveProperty('cause');
    }
  });

  it('did travel in its header, so that the test above means something', async () => {
    const server = await serve(json(ok));
    await ask(server);
    expect(server.requests[0]?.headers['x-api-key']).toBe(CANARY);
  });
});
