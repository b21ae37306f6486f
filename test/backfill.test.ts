import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BackfillRequest, backfill } from '../src/backfill.ts';
import { countOfMonths } from '../src/commands/backfill.ts';
import { EXIT } from '../src/problem.ts';
import { mackerelApi, organisation } from './support/mackerel.ts';
import { type TestWorld, testWorld } from './support/world.ts';

let root: string;
let world: TestWorld;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pwg-backfill-'));
  config('services: [{ name: shop, github: {} }]');
  world = testWorld({ cwd: root, env: (name) => (name === 'MACKEREL_APIKEY' ? 'mk-test' : undefined) });
});
afterEach(() => rmSync(root, { recursive: true }));

const config = (text: string) => writeFileSync(join(root, 'pwg.config.yaml'), `${text}\n`);
const request = (different: Partial<BackfillRequest> = {}): BackfillRequest => ({
  configFile: null,
  repo: null,
  services: [],
  replay: null,
  record: null,
  refresh: false,
  demo: false,
  at: null,
  months: 13,
  ...different,
});

const HOST = { id: '3web', name: 'web01', roles: { shop: ['web'] } };
const opened = (at: string) => Date.parse(at) / 1000;
const alert = (id: string, at: string) => ({
  id,
  type: 'host',
  status: 'OK',
  monitorId: '4cpu',
  hostId: '3web',
  openedAt: opened(at),
  closedAt: opened(at) + 60,
});

/** The whole organisation, with one alert in each of these months. */
function api(alerts: readonly object[]): void {
  const mackerel = mackerelApi();
  organisation(mackerel, {
    monitors: [{ id: '4cpu', type: 'host', name: 'CPU', warning: 80 }],
    hosts: [HOST],
  });
  mackerel.get('/downtimes').reply(200, { downtimes: [] });
  mackerel.get('/dashboards').reply(200, { dashboards: [] });
  mackerel.get('/services/shop/metric-names').reply(200, { names: ['orders'] });
  mackerel.get('/hosts/3web/metric-names').reply(200, { names: [] });
  const date = new Date('2026-11-16T00:00:00Z').toUTCString();
  mackerel.get('/alerts').query({ withClosed: true, limit: 100 }).reply(200, { alerts }, { date });
  mackerel.get('/alerts').query({ limit: 100 }).reply(200, { alerts: [] }, { date });
  const [from, to] = [opened('2025-09-01T00:00+09:00'), opened('2025-11-01T00:00+09:00')];
  const metrics = Array.from({ length: (to - from) / 3600 }, (_, i) => ({ time: from + i * 3600, value: 7 }));
  mackerel
    .get('/services/shop/metrics')
    .query({ name: 'orders', from, to: to - 1 })
    .reply(200, { metrics }, { date });
}

describe('pwg backfill', () => {
  it('reads so many months once, keeps those that are over, and tells which', async () => {
    api([
      alert('5c', '2026-11-02T00:00:00Z'),
      alert('5b', '2026-10-02T00:00:00Z'),
      alert('5a', '2026-05-02T00:00:00Z'),
    ]);
    expect(await backfill(request(), world)).toBe(EXIT.ok);
    const months = readdirSync(join(root, '.pwg/history/mackerel/alerts'));
    expect(months).toContain('2025-10.json');
    expect(months).toContain('2026-10.json');
    expect(months).not.toContain('2026-11.json');
    expect(world.said).toEqual([
      expect.stringMatching(/^mackerel: alerts of \d+ months kept, 2025-\d\d to 2026-10$/),
    ]);
    const medians = readFileSync(join(root, '.pwg/history/mackerel/medians/shop/2025-10.json'), 'utf8');
    expect(JSON.parse(medians).rows).toEqual([['shop/orders', 7]]);
    expect(readdirSync(join(root, '.pwg/snapshots/mackerel'))).toEqual(
      ['checks', 'hosts', 'rules', 'downtimes'].sort(),
    );
  });

  it('reaches as far as it is told to', async () => {
    api([alert('5b', '2026-10-02T00:00:00Z'), alert('5a', '2023-05-02T00:00:00Z')]);
    expect(await backfill(request({ months: 36 }), world)).toBe(EXIT.ok);
    expect(readdirSync(join(root, '.pwg/history/mackerel/alerts'))).toContain('2023-12.json');
  });

  it('tells of a key that is refused, once for all services', async () => {
    config('services: [{ name: shop, github: {} }, { name: infra, github: {} }]');
    nock('https://api.mackerelio.com').get(/.*/).times(20).reply(401, { error: 'no' }).persist();
    expect(await backfill(request(), world)).toBe(EXIT.refused);
    nock.cleanAll();
    expect(world.said.filter((line) => line.includes('does not accept'))).toHaveLength(1);
    expect(world.said.at(-1)).toContain('No month is kept');
  });

  it('ends with 69 when nobody answers, whether for one service or for two', async () => {
    for (const text of [
      '{ name: shop, github: {} }',
      '{ name: shop, github: {} }, { name: infra, github: {} }',
    ]) {
      config(`services: [${text}]`);
      nock('https://api.mackerelio.com').get(/.*/).reply(500, {}).persist();
      expect(await backfill(request(), world)).toBe(EXIT.unavailable);
      nock.cleanAll();
    }
  });

  it('builds nothing from saved answers', async () => {
    const folder = join(root, 'saved');
    mkdirSync(folder);
    writeFileSync(join(folder, 'recording.json'), '{ "version": 1, "at": "2026-11-16T00:00:00Z" }');
    await expect(backfill(request({ replay: folder }), world)).rejects.toMatchObject({ exit: EXIT.usage });
    expect(existsSync(join(root, '.pwg'))).toBe(false);
  });

  it('leaves a history alone that others can change', async () => {
    mkdirSync(join(root, '.pwg/history'), { recursive: true });
    chmodSync(join(root, '.pwg/history'), 0o777);
    await expect(backfill(request(), world)).rejects.toMatchObject({ exit: EXIT.notPermitted });
  });
});

describe('--months', () => {
  it.each([
    ['1', 1],
    ['13', 13],
    ['120', 120],
  ])('is a number of months: %s', (said, months) => expect(countOfMonths(said)).toBe(months));

  it.each(['0', '-1', '1.5', '121', 'many', '', '1e2'])('is not "%s"', (said) => {
    expect(() => countOfMonths(said)).toThrow(expect.objectContaining({ exit: EXIT.usage }));
  });
});
