import { describe, expect, it } from 'vitest';
import { openHttp } from '../../../src/http.ts';
import { Secret } from '../../../src/secret.ts';
import { mackerel } from '../../../src/sources/mackerel/index.ts';
import { metricBook } from '../../../src/sources/mackerel/metric-book.ts';
import { openOrganisation } from '../../../src/sources/mackerel/organisation.ts';
import { mackerelService } from '../../../src/sources/mackerel/service.ts';
import { mackerelApi, openMackerel, openMackerelWith, seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { testWorld } from '../../support/world.ts';

const from = seconds(tokyo('2026-09-01'));
const to = seconds(tokyo('2026-11-01')) - 1;
const web1 = { id: 'h1', name: 'web1', roles: { shop: ['web'] } };
const point = (value: number) => ({ metrics: [{ time: from, value }] });

function api(serviceNames: string[], hostNames: string[]) {
  const scope = mackerelApi();
  scope.get('/org').reply(200, { name: 'acme', displayName: null });
  scope.get('/services').reply(200, { services: [{ name: 'shop', memo: '', roles: ['web'] }] });
  const status = ['working', 'standby', 'maintenance', 'poweroff'];
  scope
    .get('/hosts')
    .query({ status })
    .reply(200, { hosts: [web1, { id: 'h2', name: 'x', roles: { other: [] } }] });
  scope.get('/services/shop/metric-names').reply(200, { names: serviceNames });
  scope.get('/hosts/h1/metric-names').reply(200, { names: hostNames });
  scope.get('/dashboards').reply(200, {
    dashboards: [
      {
        id: 'd1',
        title: 'shop',
        widgets: [{ type: 'graph', title: '', graph: { type: 'host', hostId: 'h1', name: 'memory' } }],
      },
    ],
  });
  return scope;
}

const answer = (scope: ReturnType<typeof mackerelApi>, owner: string, name: string) =>
  scope.get(`${owner}/metrics`).query({ name, from, to });

describe('the metrics of a service', () => {
  it('are read over both months in one answer each, with their size, and know whether a dashboard shows them', async () => {
    const scope = api(['latency'], ['memory.used', 'memory.total', 'loadavg1']);
    answer(scope, '/services/shop', 'latency').reply(200, point(0.2));
    answer(scope, '/hosts/h1', 'memory.used').reply(200, point(30));
    answer(scope, '/hosts/h1', 'memory.total').reply(200, point(100));
    const { records, shortfalls } = await openMackerel().ask('metrics');
    expect(shortfalls).toEqual([]);
    expect(records).toMatchObject({ left: 0, failed: 0, grid: { perDay: 24, split: 720 } });
    expect(records.series).toMatchObject([
      {
        origin: { source: 'mackerel', id: 'shop/latency' },
        service: 'shop',
        host: null,
        role: null,
        metric: 'latency',
        size: null,
        shownOn: [],
        yearAgo: null,
        graph: 'https://mackerel.io/orgs/acme/services/shop/-/graphs?name=latency&t={from},{to}',
      },
      {
        origin: { source: 'mackerel', id: 'h1/memory.used', url: 'https://mackerel.io/orgs/acme/hosts/h1' },
        host: { id: 'h1', name: 'web1' },
        role: 'shop:web',
        unit: 'bytes',
        shownOn: [{ dashboard: 'd1', widget: 0 }],
        graph: 'https://mackerel.io/orgs/acme/hosts/h1/-/graphs/memory?t={from},{to}',
      },
    ]);
    expect(records.series[0]?.values[0]).toBe(0.2);
    expect(records.series[0]?.values[1]).toBeNaN();
    expect(records.series[1]?.size?.[0]).toBe(100);
  });

  it('know what they were a year ago, as a run of that time has kept it', async () => {
    const archive = memoryArchive();
    const fetchedAt = tokyo('2025-11-16');
    const request = 'GET …/metrics, medians of the hours of a month in Asia/Tokyo, of acme';
    const rows = [['shop/latency', 0.1]];
    await archive.keepMonth('medians/shop', { month: '2025-10', request, fetchedAt, boundary: null, rows });
    const scope = api(['latency', 'orders'], []);
    answer(scope, '/services/shop', 'latency').reply(200, point(0.2));
    answer(scope, '/services/shop', 'orders').reply(200, point(5));
    const { records } = await openMackerelWith(archive).ask('metrics');
    expect(records.series.map(({ metric, yearAgo }) => [metric, yearAgo])).toEqual([
      ['latency', 0.1],
      ['orders', null],
    ]);
  });

  it('are absent where nothing was ever posted, and one that fails is counted beside the others', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `m${i}`);
    const scope = api([...names, 'gone', 'silent', 'refused'], []);
    for (const name of names) answer(scope, '/services/shop', name).reply(200, point(1));
    answer(scope, '/services/shop', 'gone').reply(404, { error: 'metric not found' });
    answer(scope, '/services/shop', 'silent').reply(200, { metrics: [] });
    answer(scope, '/services/shop', 'refused').reply(400, { error: 'bad' });
    const { records, shortfalls } = await openMackerel().ask('metrics');
    expect(records.series).toHaveLength(60);
    expect(records.failed).toBe(1);
    expect(shortfalls).toEqual([]);
  });

  it('are a gap where more than a few fail, told once', async () => {
    const scope = api(['a', 'b'], []);
    answer(scope, '/services/shop', 'a').reply(200, point(1));
    answer(scope, '/services/shop', 'b').reply(400, { error: 'bad' });
    const { records, shortfalls = [] } = await openMackerel().ask('metrics');
    expect(records.series).toHaveLength(1);
    expect(shortfalls.map(({ problem }) => problem.what)).toEqual(['1 of 2 metrics could not be read.']);
  });

  it('are read up to the limit, what fills up first, and the rest is counted', async () => {
    const scope = api([], ['custom.a', 'filesystem.sda1.used', 'filesystem.sda1.size', 'loadavg5']);
    answer(scope, '/hosts/h1', 'filesystem.sda1.used').reply(200, point(5));
    answer(scope, '/hosts/h1', 'filesystem.sda1.size').reply(200, point(10));
    const organisation = openOrganisation({
      http: openHttp({
        world: testWorld(),
        transport: mackerel.transport(mackerel.settings.parse({})),
        source: 'mackerel',
        secret: new Secret('mk-test', 'MACKEREL_APIKEY'),
      }),
      source: 'mackerel',
      archive: null,
      overrides: new Map(),
      detail: () => {},
    });
    const service = mackerelService({}, { name: 'shop', slos: [], attribution: [] });
    const { records } = await metricBook(organisation, { meeting: meeting(), service }, { maxMetrics: 1 });
    expect(records.series).toHaveLength(1);
    expect(records.left).toBe(2);
  });
});
