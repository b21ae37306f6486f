import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openAddress } from '../../src/http/address.ts';
import { openDoor } from '../../src/http/door.ts';
import type { Reply } from '../../src/http/outcome.ts';
import { judge } from '../../src/http/verdict.ts';
import { EXIT } from '../../src/problem.ts';
import { Rows, thrownBy } from '../support/door.ts';
import { testWorld } from '../support/world.ts';

const rows = { rows: [] };

/** A door to an API that answers as told, and what it was asked, in order. */
function answering(answers: (target: string) => Partial<Reply>) {
  const asked: string[] = [];
  const world = testWorld();
  const asker = { source: 'vendor', host: 'api.example.com', keyFrom: 'API_KEY', now: world.now };
  const http = openDoor(
    async (target, chain) => {
      asked.push(chain ? `${target} in a chain` : target);
      const outcome = { status: 200, headers: {}, body: rows, ...answers(target) };
      return { outcome, verdict: judge(outcome, target, asker) };
    },
    'vendor',
    openAddress('vendor', 'https://api.example.com'),
    world,
  );
  return { asked, world, http, get: (path: string) => http.get({ path, schema: Rows }) };
}

const moved = (location: string) => ({ status: 301, headers: { location } });

describe('an answer behind redirects', () => {
  it('is followed through three of them, and told with the path where it is now', async () => {
    const { asked, get } = answering((target) => {
      const hop = Number(target[2]);
      return hop < 3 ? moved(`/x${hop + 1}?a=1`) : {};
    });
    expect(await get('/x0')).toEqual({ value: rows, links: {}, movedTo: '/x3' });
    expect(asked).toEqual(['/x0', '/x1?a=1', '/x2?a=1', '/x3?a=1']);
    expect((await get('/x4')).movedTo).toBeNull();
  });

  it('is no answer behind a fourth', async () => {
    const { asked, get } = answering(() => moved('/x'));
    expect(await thrownBy(get('/x?key=1'))).toMatchObject({
      what: 'vendor sends us round in circles.',
      why: 'GET /x: more than 3 redirects',
      exit: EXIT.unavailable,
      status: null,
    });
    expect(asked).toHaveLength(4);
  });
});

describe('a look-up', () => {
  it('in a chain says so and is not remembered, unless that is asked for', async () => {
    const { asked, http } = answering(() => ({}));
    await http.get({ path: '/x', schema: Rows, chain: true });
    await http.get({ path: '/x', schema: Rows, chain: true, forget: false });
    await http.get({ path: '/x', schema: Rows });
    expect(asked).toEqual(['/x in a chain', '/x']);
  });

  it('may be answered with a status that the caller can live with, and with no other failure', async () => {
    const { http } = answering((target) =>
      target === '/gone' ? { status: 410, body: null } : { status: 200, body: { rows: [{ id: '1' }] } },
    );
    const find = (path: string, absent: readonly number[]) => http.find({ path, schema: Rows, absent });
    expect(await find('/gone', [404, 410])).toBeNull();
    expect(await thrownBy(find('/gone', [404]))).toMatchObject({ status: 410 });
    expect(await thrownBy(find('/strange', [200, 404]))).toMatchObject({ status: null });
    expect(await thrownBy(find('nowhere', [404]))).toBeInstanceOf(Error);
  });

  it('names the first field that is strange, or says that all of it is', async () => {
    const { http, get } = answering(() => ({ body: { rows: [{ id: 1 }, { id: 'x' }], n: 'y' } }));
    expect(await thrownBy(get('/x'))).toMatchObject({
      why: expect.stringMatching(/^GET \/x: rows\.1\.id: /),
    });
    expect(await thrownBy(http.get({ path: '/x', schema: z.string() }))).toMatchObject({
      why: expect.stringMatching(/^GET \/x: all of it: /),
      exit: EXIT.unavailable,
    });
  });
});

it('says once that results are left out, and only where single sign-on leaves some out', async () => {
  const { world, get } = answering((target) => ({
    headers: { 'x-github-sso': target.startsWith('/some') ? 'partial-results; organizations=1' : 'required' },
  }));
  await get('/none');
  expect(world.said).toEqual([]);
  await get('/some');
  await get('/some?page=2');
  expect(world.said).toEqual([expect.stringContaining('Results of some organisations are left out.')]);
});

it('remembers a thousand answers, and forgets the one that was asked for longest ago', async () => {
  const { asked, get } = answering(() => ({}));
  for (let i = 0; i < 1000; i += 1) await get(`/${i}`);
  await get('/0');
  expect(asked).toHaveLength(1000);
  await get('/1000');
  await get('/0');
  expect(asked).toHaveLength(1001);
  await get('/1');
  expect(asked.slice(1000)).toEqual(['/1000', '/1']);
});

it('remembers the last thousand answers, so that a run over many services does not grow; what all share stays', async () => {
  const { asked, get } = answering(() => ({}));
  for (let service = 0; service < 25; service++) {
    await get('/shared');
    for (let metric = 0; metric < 100; metric++) await get(`/own/${service}/${metric}`);
  }
  expect(asked).toHaveLength(2501);
  await get('/own/24/0');
  expect(asked).toHaveLength(2501);
  await get('/own/0/0');
  expect(asked.at(-1)).toBe('/own/0/0');
});
