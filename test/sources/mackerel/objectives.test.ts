import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/records.ts';
import { mackerelApi, openMackerel, seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const slo = { name: 'availability', total: 'http.requests', bad: 'http.errors', target: 99.9 };

/** Two days before, asked for by the hour at once, and twelve reviewed, in two equal windows. */
const short = meeting({
  earlier: { from: tokyo('2026-10-01'), to: tokyo('2026-10-03') },
  period: { from: tokyo('2026-10-03'), to: tokyo('2026-10-15') },
});
const START = seconds(tokyo('2026-10-01'));
const BEGIN = seconds(tokyo('2026-10-03'));
const SPLIT = BEGIN + 144 * 3600;
const END = seconds(tokyo('2026-10-15'));
const TEN_MINUTES = 600;
const PROBE = 3 * 3600;

describe('objectives', () => {
  it('carry both counters in pieces that are answered every ten minutes, and how often they are posted', async () => {
    const api = start();
    for (const name of ['http.requests', 'http.errors']) {
      metric(api, name, START, BEGIN, [point(START, 5), point(START + 3600, 6)]);

      metric(api, name, BEGIN, SPLIT, [point(BEGIN, 10), point(BEGIN + 600, 20), point(BEGIN + 1200, null)]);
      // The last point of the answer lies at the inclusive end of another server: it is not ours.
      metric(api, name, SPLIT, END, [point(SPLIT, 30), point(SPLIT + 600, 40), point(END, 99)]);
      const last = SPLIT + 600 + TEN_MINUTES;
      const fine = [0, 60, 120, 180].map((after) => point(SPLIT + after, 30));
      metric(api, name, last - PROBE, last, fine);
    }

    const { records } = await openMackerel({ slos: [slo] }).ask('objectives', short);

    const origin = {
      source: 'mackerel',
      id: 'shop/http.requests',
      url: 'https://mackerel.io/orgs/acme/services/shop/-/graphs?name=http.requests',
    };
    const total: Series = {
      origin,
      stepMinutes: 10,
      postedEveryMinutes: 1,
      points: [
        { at: BEGIN * 1000, value: 10 },
        { at: (BEGIN + 600) * 1000, value: 20 },
        { at: SPLIT * 1000, value: 30 },
        { at: (SPLIT + 600) * 1000, value: 40 },
      ],
    };
    const before: Series = {
      origin,
      stepMinutes: 60,
      postedEveryMinutes: 1,
      points: [
        { at: START * 1000, value: 5 },
        { at: (START + 3600) * 1000, value: 6 },
      ],
    };
    const errors = { origin: expect.objectContaining({ id: 'shop/http.errors' }) };
    expect(records).toEqual([
      {
        origin,
        name: 'availability',
        counted: { are: 'events' },
        target: 99.9,
        total,
        bad: { ...total, ...errors },
        earlier: { total: before, bad: { ...before, ...errors } },
      },
    ]);
  });

  it('end with the bucket that `at` lies in', async () => {
    const api = start();
    const end = seconds(tokyo('2026-10-03 01:10'));
    for (const name of ['http.requests', 'http.errors']) reviewed(api, name, end, []);

    const { records } = await openMackerel({ slos: [slo] }).ask('objectives', {
      ...short,
      at: tokyo('2026-10-03 01:07'),
    });
    expect(records[0]?.total).toMatchObject({ points: [], stepMinutes: 10, postedEveryMinutes: 1 });
  });

  it('know that a metric is posted every hour', async () => {
    const api = start();
    const at = tokyo('2026-10-03 04:00');
    const hourly = [0, 1, 2, 3].map((hour) => point(BEGIN + hour * 3600, 7));
    for (const name of ['http.requests', 'http.errors']) {
      reviewed(api, name, seconds(at), hourly);
      const end = BEGIN + 4 * 3600;
      metric(api, name, end - PROBE, end, hourly);
    }

    const { records } = await openMackerel({ slos: [slo] }).ask('objectives', { ...short, at });
    expect(records[0]?.total).toMatchObject({ stepMinutes: 60, postedEveryMinutes: 60 });
  });

  it('name the metric that is not there and the one that was probably meant; the others are told', async () => {
    const api = start();
    const at = tokyo('2026-10-03 00:10');
    for (const name of ['http.requests', 'http.errors']) reviewed(api, name, seconds(at), []);
    absent(api, 'http.erors', 2);
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
    const at = tokyo('2026-10-03 00:10');
    for (const name of ['http.requests', 'http.errors']) absent(api, name, 2);
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
  metric(api, name, START, BEGIN, []);
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
