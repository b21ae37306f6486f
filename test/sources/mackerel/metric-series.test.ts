import { describe, expect, it } from 'vitest';
import { withoutCounting } from '../../../src/sources/mackerel/counters.ts';
import { roleSeries } from '../../../src/sources/mackerel/role-series.ts';
import { shownMetrics } from '../../../src/sources/mackerel/shown-metrics.ts';
import { host, hours, metric, slotAt } from '../../support/metrics.ts';

describe('what only ever counts up', () => {
  const counter = hours((slot, noise) => 1000 + 60 * slot + 10 * noise);

  it('becomes its growth per minute', () => {
    const rates = withoutCounting(counter, 60);
    expect(rates[0]).toBeNaN();
    expect(rates[100]).toBeCloseTo(1, 0);
  });

  it('has a hole where it starts anew, and counts over holes', () => {
    const restarted = counter.map((value, slot) => (slot < 500 ? value : value - 30_000));
    restarted[200] = Number.NaN;
    const rates = withoutCounting(restarted, 60);
    expect(rates[500]).toBeNaN();
    expect(rates[200]).toBeNaN();
    expect(rates[201]).toBeCloseTo(1, 0);
    expect(rates[501]).toBeCloseTo(1, 0);
  });

  it.each([
    ['a steady one', hours((_, noise) => 100 + noise)],
    ['one value for ever', hours(() => 120)],
    ['growth with ups and downs', hours((slot, noise) => 100 + slot + 20 * noise)],
    ['one that falls by a little now and then', hours((slot) => 1000 + slot - (slot % 30 === 0 ? 20 : 0))],
  ])('is not %s', (_, values) => {
    expect(withoutCounting(values, 60)).toBe(values);
  });
});

describe('the metric of a role', () => {
  const about = (role: string, name: string) => ({
    origin: { source: 'mackerel', id: `${role}/${name}`, url: null },
    graph: '',
  });
  const web = (name: string, values: Float64Array) =>
    metric('loadavg5', { host: host(name), role: 'shop:web', values });

  it('is the mean of its hosts, made where one came or went', () => {
    const half = hours((slot) => (slot < slotAt('2026-10-01') ? Number.NaN : 4));
    const [whole] = roleSeries(
      [
        web(
          'web1',
          hours(() => 2),
        ),
        web('web2', half),
      ],
      about,
    );
    expect(whole).toMatchObject({ host: null, role: 'shop:web', metric: 'loadavg5' });
    expect(whole?.values[0]).toBe(2);
    expect(whole?.values[slotAt('2026-10-02')]).toBe(3);
  });

  it('is not made where all hosts were there all the time', () => {
    expect(
      roleSeries(
        [
          web(
            'web1',
            hours(() => 2),
          ),
          web(
            'web2',
            hours(() => 4),
          ),
        ],
        about,
      ),
    ).toEqual([]);
  });
});

describe('a metric is on a dashboard', () => {
  const shown = (graph: object, metricName: string, owner: object): boolean => {
    const widget = { type: 'graph', title: '', graph };
    const places = shownMetrics([{ id: 'd', title: '', widgets: [widget] }] as never);
    return places(metricName, { service: 'shop', hostId: null, roles: [], ...owner }).length > 0;
  };
  const db1 = { hostId: 'db1', roles: ['shop:db'] };

  it.each([
    ['its graph', { type: 'host', hostId: 'db1', name: 'cpu' }, 'cpu.user.percentage', db1, true],
    [
      'the graph of another host',
      { type: 'host', hostId: 'db2', name: 'cpu' },
      'cpu.user.percentage',
      db1,
      false,
    ],
    ['another graph', { type: 'host', hostId: 'db1', name: 'cpu' }, 'memory.used', db1, false],
    [
      'the load of its role',
      { type: 'role', roleFullname: 'shop:db', name: 'loadavg' },
      'loadavg5',
      db1,
      true,
    ],
    ['another role', { type: 'role', roleFullname: 'shop:web', name: 'loadavg5' }, 'loadavg5', db1, false],
    ['a star', { type: 'service', serviceName: 'shop', name: 'latency.*' }, 'latency.p50', {}, true],
    [
      'a longer name',
      { type: 'service', serviceName: 'shop', name: 'latency.p50.x' },
      'latency.p50',
      {},
      false,
    ],
    ['half a name', { type: 'service', serviceName: 'shop', name: 'lat' }, 'latency.p50', {}, false],
    ['another service', { type: 'service', serviceName: 'search', name: 'a' }, 'a', {}, false],
    ['a service, not a host', { type: 'service', serviceName: 'shop', name: 'a' }, 'a', db1, false],
    ['an expression', { type: 'expression', expression: 'stack(service(shop, "a.*"))' }, 'a.b', {}, true],
    [
      'an expression of its role',
      { type: 'expression', expression: "avg(role(shop:db, 'loadavg5'))" },
      'loadavg5',
      db1,
      true,
    ],
    ['an expression of it', { type: 'expression', expression: 'host(db1, loadavg5)' }, 'loadavg5', db1, true],
    ['nothing any more', { type: 'unknown' }, 'a', {}, false],
  ])('by %s', (_, graph, name, owner, expected) => {
    expect(shown(graph, name, owner)).toBe(expected);
  });
});
