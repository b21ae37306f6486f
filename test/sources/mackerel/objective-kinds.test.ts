import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/records.ts';
import { mackerelApi, openMackerel, organisation, seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

/** A day before, and one reviewed. */
const short = meeting({
  earlier: { from: tokyo('2026-10-01'), to: tokyo('2026-10-02') },
  period: { from: tokyo('2026-10-02'), to: tokyo('2026-10-03') },
});
const [DAY1, DAY2, DAY3] = ['2026-10-01', '2026-10-02', '2026-10-03'].map((day) => seconds(tokyo(day))) as [
  number,
  number,
  number,
];

const values = ({ points }: Series) => points.map(({ at, value }) => [(at / 1000 - DAY2) / 60, value]);

describe('an objective on slices of time', () => {
  const slo = { name: 'fast', metric: 'p95', bound: { is: 'below', than: 500 }, sliceMinutes: 5 } as const;

  function serve(now: readonly [minute: number, value: number | null][]): void {
    const api = mackerelApi();
    api.get('/org').reply(200, { name: 'acme' });
    api.get('/services').reply(200, { services: [{ name: 'shop' }] });
    const metrics = (from: number, to: number, points: typeof now) =>
      api
        .get('/services/shop/metrics')
        .query({ name: 'p95', from, to: to - 1 })
        .reply(200, { metrics: points.map(([minute, value]) => ({ time: from + minute * 60, value })) });
    metrics(DAY1, DAY2, [[0, 600]]);
    metrics(DAY2, DAY3, now);
  }

  it('is bad in those whose mean is at the limit or beyond, and knows nothing of those without a point', async () => {
    serve([
      [0, 499],
      [5, 500],
      [10, null],
      [15, 700],
      [20, 100],
    ]);
    const { records } = await openMackerel({ slos: [{ ...slo, target: 99 }] }).ask('objectives', short);
    const [objective] = records;
    expect(objective).toMatchObject({
      name: 'fast',
      target: 99,
      origin: { id: 'shop/p95', url: 'https://mackerel.io/orgs/acme/services/shop/-/graphs?name=p95' },
      counted: { are: 'slices', metric: 'p95', minutes: 5, bound: 'below', limit: 500 },
      total: { stepMinutes: 5, postedEveryMinutes: 5 },
      earlier: { bad: { points: [{ at: DAY1 * 1000, value: 1 }] } },
    });
    expect(objective && [values(objective.total), values(objective.bad)]).toEqual([
      [
        [0, 1],
        [5, 1],
        [15, 1],
        [20, 1],
      ],
      [
        [0, 0],
        [5, 1],
        [15, 1],
        [20, 0],
      ],
    ]);
  });

  it('has slices as long as its metric is posted seldom', async () => {
    serve([
      [0, 100],
      [15, 900],
      [30, 100],
    ]);
    const { records } = await openMackerel({ slos: [{ ...slo, target: 99 }] }).ask('objectives', short);
    expect(records[0]).toMatchObject({ counted: { minutes: 15 }, bad: { stepMinutes: 15 } });
  });

  it('says which metric was meant', async () => {
    const api = mackerelApi();
    api.get('/services').reply(200, { services: [{ name: 'shop' }] });
    api.get('/services/shop/metrics').query(true).times(2).reply(404, { error: 'metric not found' });
    api.get('/services/shop/metric-names').reply(200, { names: ['latency.p95'] });
    const wrong = { ...slo, metric: 'latency.p59', target: 99 };
    await expect(openMackerel({ slos: [wrong] }).ask('objectives', short)).rejects.toMatchObject({
      what: 'Mackerel has no service metric "latency.p59".',
      try: 'Did you mean "latency.p95"? Mend it under `slos` in pwg.config.yaml.',
    });
  });
});

describe('an objective on minutes without an alert', () => {
  const external = { id: 'm1', type: 'external', name: 'トップページ', url: 'https://x', service: 'shop' };
  const host = { id: 'm2', type: 'host', name: 'CPU', metric: 'cpu%', scopes: [] };
  const alert = (id: string, monitorId: string, opened: string, closed: string | null) => ({
    id,
    monitorId,
    type: 'external',
    status: closed === null ? 'CRITICAL' : 'OK',
    openedAt: seconds(tokyo(opened)),
    ...(closed === null ? {} : { closedAt: seconds(tokyo(closed)) }),
  });

  function serve(alerts: readonly object[], downtimes: readonly object[] = []): void {
    const api = mackerelApi();
    organisation(api, { monitors: [external, host] });
    api.get('/hosts').query(true).reply(200, { hosts: [] });
    api.get('/alerts').query(true).times(2).reply(200, { alerts });
    api.get('/downtimes').reply(200, { downtimes });
  }

  const ask = async (monitors: readonly string[]) => {
    const { records } = await openMackerel({ slos: [{ name: 'calm', target: 99.5, monitors }] }).ask(
      'objectives',
      short,
    );
    return records[0];
  };
  const sum = (series: Series | undefined): number =>
    (series?.points ?? []).reduce((total, { value }) => total + value, 0);

  it('is bad in each minute in which one was open, once, and as far as the period goes', async () => {
    serve([
      alert('c', 'm2', '2026-10-02 23:50', null),
      alert('b', 'm1', '2026-10-02 10:05:30', '2026-10-02 10:09:10'),
      alert('a', 'm1', '2026-10-02 10:00', '2026-10-02 10:07'),
      alert('z', 'm1', '2026-10-01 23:59', '2026-10-02 00:02'),
    ]);
    const objective = await ask(['トップページ', 'm2']);
    expect(objective).toMatchObject({
      counted: { are: 'alertMinutes', rules: ['トップページ', 'CPU'] },
      origin: { id: 'alerts/m1+m2', url: 'https://mackerel.io/orgs/acme/monitors/m1' },
      total: { stepMinutes: 1, postedEveryMinutes: 1 },
    });
    expect(sum(objective?.total)).toBe(24 * 60);
    expect(sum(objective?.bad)).toBe(2 + 10 + 10);
    expect(sum(objective?.earlier.bad)).toBe(1);
  });

  it('knows nothing of the minutes in which a downtime kept the rule silent', async () => {
    const start = seconds(tokyo('2026-10-02 03:00'));
    serve(
      [alert('a', 'm1', '2026-10-02 02:50', '2026-10-02 03:05')],
      [
        { id: 'd1', name: 'shop', start, duration: 30, serviceScopes: ['shop'] },
        { id: 'd2', name: 'その他', start: start + 7200, duration: 30, monitorScopes: ['m2'] },
        { id: 'd3', name: '除外', start: start + 7200, duration: 30, monitorExcludeScopes: ['m1'] },
      ],
    );
    const objective = await ask(['トップページ']);
    expect(sum(objective?.bad)).toBe(15);
    expect(sum(objective?.total)).toBe(24 * 60 - 25);
  });

  it('says which rule was meant', async () => {
    const api = mackerelApi();
    organisation(api, { monitors: [external] });
    api.get('/hosts').query(true).reply(200, { hosts: [] });
    api.get('/alerts').query(true).times(2).reply(200, { alerts: [] });
    api.get('/downtimes').reply(200, { downtimes: [] });
    await expect(ask(['トップペイジ'])).rejects.toMatchObject({
      what: 'Mackerel has no monitor "トップペイジ".',
      try: 'Did you mean "トップページ"? Mend it under `slos` in pwg.config.yaml.',
    });
  });
});
