import type nock from 'nock';
import { describe, expect, it } from 'vitest';
import type { Monitor } from '../../../src/records.ts';
import { mackerelApi, openMackerel, seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { monitor } from '../../support/monitors.ts';

const HOUR = 3600;
/** The period of these tests is a day: with the warm-up of 12 hours, two windows of 18. */
const day = meeting({ period: { from: tokyo('2026-10-10'), to: tokyo('2026-10-11') } });
const FROM = seconds(tokyo('2026-10-09 12:00'));
const WIDE = 18 * HOUR;

const service = { id: 'm-p95', type: 'service', name: 'p95', service: 'shop', metric: 'latency.p95' };
const heap = {
  id: 'm-heap',
  type: 'host',
  name: 'heap',
  metric: 'custom.heap',
  scopes: ['shop: web'],
  excludeScopes: ['shop: canary'],
};
const machine = (id: string, roles: object) => ({ id, name: `${id}.shop`, roles });
const hosts = [
  machine('3a', { shop: ['web'] }),
  machine('3b', { shop: ['web', 'canary'] }),
  machine('3c', { shop: ['db'] }),
  machine('3d', { infra: ['web'] }),
  machine('3e', { shop: ['web'] }),
];

const rule = (id: string, type: Monitor['type']): Monitor => ({
  ...monitor('…', { type }),
  origin: { source: 'mackerel', id, url: null },
});

const points = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step }, (_, i) => ({ time: from + i * step, value: i }));

const window = (name: string, i: number) => ({
  name,
  from: FROM + i * WIDE,
  to: FROM + (i + 1) * WIDE - 1,
});

describe('the history of a rule minute by minute', () => {
  it('is asked for in windows of up to 20 hours, from before the period on, and joined', async () => {
    const api = mackerelApi();
    rulesAndHosts(api, [service]);
    for (const i of [0, 1]) {
      const metrics = points(FROM + i * WIDE, FROM + (i + 1) * WIDE, 60);
      api.get('/services/shop/metrics').query(window('latency.p95', i)).reply(200, { metrics });
    }
    const history = await ask(rule('m-p95', 'service'));
    expect(history).toMatchObject([
      {
        origin: { source: 'mackerel', id: 'shop/latency.p95' },
        host: null,
        stepMinutes: 1,
        postedEveryMinutes: 1,
      },
    ]);
    const [one] = Array.isArray(history) ? history : [];
    expect(one?.points).toHaveLength(36 * 60);
    expect(one?.points.at(0)?.at).toBe(FROM * 1000);
  });

  it('is that of the hosts in scope which post the metric', async () => {
    const api = mackerelApi();
    rulesAndHosts(api, [heap], hosts);
    for (const i of [0, 1]) {
      const metrics = points(FROM + i * WIDE, FROM + (i + 1) * WIDE, 60);
      api.get('/hosts/3a/metrics').query(window('custom.heap', i)).reply(200, { metrics });
    }
    api.get('/hosts/3e/metrics').query(window('custom.heap', 1)).reply(404, { error: 'metric not found' });
    expect(await ask(rule('m-heap', 'host'))).toMatchObject([
      { host: { id: '3a', name: '3a.shop' }, origin: { id: '3a/custom.heap' } },
    ]);
  });

  it('knows a metric that is posted every 5 minutes from one whose means came back', async () => {
    for (const fine of [60, 300]) {
      const api = mackerelApi();
      rulesAndHosts(api, [service]);
      for (const i of [0, 1]) {
        const metrics = points(FROM + i * WIDE, FROM + (i + 1) * WIDE, 300);
        api.get('/services/shop/metrics').query(window('latency.p95', i)).reply(200, { metrics });
      }
      const to = FROM + 2 * WIDE - 300 + 60;
      const probe = { name: 'latency.p95', from: to - 3 * HOUR, to: to - 1 };
      api
        .get('/services/shop/metrics')
        .query(probe)
        .reply(200, { metrics: points(to - 3 * HOUR, to, fine) });
      expect(await ask(rule('m-p95', 'service'))).toMatchObject([
        { stepMinutes: 5, postedEveryMinutes: fine / 60 },
      ]);
    }
  });

  it('is no series where the metric is not there, and absent for a rule that is gone or has no metric', async () => {
    const api = mackerelApi();
    api
      .get('/monitors')
      .reply(200, { monitors: [service, { id: 'm-exp', type: 'expression', expression: '1' }] });
    for (const i of [0, 1]) {
      api.get('/services/shop/metrics').query(window('latency.p95', i)).reply(404, {});
    }
    const found = await lookUp(rule('m-p95', 'service'), rule('m-exp', 'expression'), rule('m-gone', 'host'));
    expect([...(found ?? [])]).toEqual([['m-p95', []]]);
  });

  it('is not fetched for more hosts than are worth it: 21 that post are counted and told', async () => {
    const api = mackerelApi();
    const many = Array.from({ length: 21 }, (_, i) => machine(`4h${i}`, { shop: ['web'] }));
    api.get('/monitors').reply(200, { monitors: [heap] });
    listHosts(api, many);
    for (const { id } of many) {
      api.get(`/hosts/${id}/metrics`).query(window('custom.heap', 1)).reply(200, { metrics: [] });
    }
    expect(await ask(rule('m-heap', 'host'))).toEqual({ hosts: 21 });
  });
});

function rulesAndHosts(api: nock.Scope, monitors: readonly object[], of: readonly object[] = []): void {
  api.get('/org').reply(200, { name: 'acme', displayName: null });
  api.get('/monitors').reply(200, { monitors });
  if (of.length > 0) listHosts(api, of);
}

function listHosts(api: nock.Scope, listed: readonly object[]): void {
  const status = ['working', 'standby', 'maintenance', 'poweroff'];
  api.get('/hosts').query({ status }).reply(200, { hosts: listed });
}

async function lookUp(...rules: readonly Monitor[]) {
  return openMackerel().lookUp('minutes', rules, day);
}

async function ask(one: Monitor) {
  return (await lookUp(one))?.get(one.origin.id);
}
