import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/records.ts';
import { mackerelApi, openMackerel, seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const slo = { name: 'availability', total: 'http.requests', bad: 'http.errors', target: 99.9 };

/** Ten days, so that the arithmetic fits on a page: eight before, in two windows of 166 hours at most, and two reviewed. */
const short = meeting({
  earlier: { from: tokyo('2026-10-01'), to: tokyo('2026-10-09') },
  period: { from: tokyo('2026-10-09'), to: tokyo('2026-10-11') },
});
const START = seconds(tokyo('2026-10-01'));
const SPLIT = START + 166 * 3600;
const BEGIN = seconds(tokyo('2026-10-09'));
const END = seconds(tokyo('2026-10-11'));

describe('objectives', () => {
  it('carry both counters in pieces that are answered at 5-minute spacing, and how often they are posted', async () => {
    const api = start();
    for (const name of ['http.requests', 'http.errors']) {
      metric(api, name, START, SPLIT, [point(START, 10), point(START + 300, 20), point(START + 600, null)]);
      metric(api, name, SPLIT, BEGIN, []);
      // The last point of the answer lies at the inclusive end of another server: it is not ours.
      metric(api, name, BEGIN, END, [point(BEGIN, 30), point(BEGIN + 300, 40), point(END, 99)]);
      const fine = [0, 60, 120, 180].map((after) => point(BEGIN + after, 30));
      metric(api, name, BEGIN + 600 - 20 * 3600, BEGIN + 600, fine);
    }

    const { records } = await openMackerel({ slos: [slo] }).ask('objectives', short);

    const series: Series = {
      origin: {
        source: 'mackerel',
        id: 'shop/http.requests',
        url: 'https://mackerel.io/orgs/acme/services/shop/-/graphs?name=http.requests',
      },
      stepMinutes: 5,
      postedEveryMinutes: 1,
      points: [
        { at: START * 1000, value: 10 },
        { at: (START + 300) * 1000, value: 20 },
        { at: BEGIN * 1000, value: 30 },
        { at: (BEGIN + 300) * 1000, value: 40 },
      ],
    };
    expect(records).toEqual([
      {
        origin: series.origin,
        name: 'availability',
        target: 99.9,
        total: series,
        bad: { ...series, origin: expect.objectContaining({ id: 'shop/http.errors' }) },
      },
    ]);
  });

  it('end with the last whole bucket before `at`', async () => {
    const api = start();
    const end = seconds(tokyo('2026-10-09 01:05'));
    for (const name of ['http.requests', 'http.errors']) reviewed(api, name, end, []);

    const { records } = await openMackerel({ slos: [slo] }).ask('objectives', {
      ...short,
      at: tokyo('2026-10-09 01:07'),
    });
    expect(records[0]?.total).toMatchObject({ points: [], stepMinutes: 5, postedEveryMinutes: 1 });
  });

  it('know that a metric is posted every hour', async () => {
    const api = start();
    const at = tokyo('2026-10-09 04:00');
    const hourly = [0, 1, 2, 3].map((hour) => point(BEGIN + hour * 3600, 7));
    for (const name of ['http.requests', 'http.errors']) {
      reviewed(api, name, seconds(at), hourly);
      const end = BEGIN + 3 * 3600 + 300;
      metric(api, name, end - 20 * 3600, end, hourly);
    }

    const { records } = await openMackerel({ slos: [slo] }).ask('objectives', { ...short, at });
    expect(records[0]?.total).toMatchObject({ stepMinutes: 60, postedEveryMinutes: 60 });
  });

  it('name the metric that is not there and the one that was probably meant; the others are told', async () => {
    const api = start();
    const at = tokyo('2026-10-09 00:05');
    for (const name of ['http.requests', 'http.errors']) reviewed(api, name, seconds(at), []);
    absent(api, 'http.erors', 3);
    api.get('/services/shop/metric-names').reply(200, { names: ['http.requests', 'http.errors'] });
    const misspelt = { ...slo, name: 'misspelt', bad: 'http.erors' };

    const { records, shortfalls } = await openMackerel({ slos: [misspelt, slo] }).ask('objectives', {
      ...short,
      at,
    });

    expect(records.map(({ name }) => name)).toEqual(['availability']);
    expect(shortfalls?.map(({ problem }) => [problem.what, problem.why, problem.try])).toEqual([
      [
        'Mackerel has no service metric "http.erors".',
        'The SLO "misspelt" counts it; looked for in: shop.',
        'Did you mean "http.errors"? Mend it under `slos` in pwg.config.yaml.',
      ],
    ]);
  });

  it('are a Problem when none of them can be counted', async () => {
    const api = start();
    const at = tokyo('2026-10-09 00:05');
    for (const name of ['http.requests', 'http.errors']) absent(api, name, 3);
    api.get('/services/shop/metric-names').reply(200, { names: [] });

    await expect(openMackerel({ slos: [slo] }).ask('objectives', { ...short, at })).rejects.toThrow(
      'Mackerel has no service metric "http.',
    );
  });

  it('ask nothing where the config has none', async () => {
    expect(await openMackerel().ask('objectives')).toEqual({ records: [] });
  });
});

type Api = ReturnType<typeof mackerelApi>;

function start(): Api {
  const api = mackerelApi();
  api.get('/org').reply(200, { name: 'acme' });
  api.get('/services').reply(200, { services: [{ name: 'shop' }] });
  return api;
}

function metric(api: Api, name: string, from: number, to: number, metrics: readonly object[]): void {
  api
    .get('/services/shop/metrics')
    .query({ name, from, to: to - 1 })
    .reply(200, { metrics });
}

/** The metric was silent before; its points since the period began, up to `to`. */
function reviewed(api: Api, name: string, to: number, metrics: readonly object[]): void {
  metric(api, name, START, SPLIT, []);
  metric(api, name, SPLIT, BEGIN, []);
  metric(api, name, BEGIN, to, metrics);
}

function absent(api: Api, name: string, times: number): void {
  api
    .get('/services/shop/metrics')
    .query((query) => query.name === name)
    .times(times)
    .reply(404, { error: { message: 'metric not found' } });
}

const point = (time: number, value: number | null) => ({ time, value });
