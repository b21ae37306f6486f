import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { openHttp } from '../../../src/http.ts';
import type { AlertBook, Kind } from '../../../src/records.ts';
import { Secret } from '../../../src/secret.ts';
import { grafana } from '../../../src/sources/grafana/index.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { PACKAGE_ROOT, testWorld } from '../../support/world.ts';

const URL = 'https://grafana.acme.example/ops';
const shape = (name: string) =>
  JSON.parse(readFileSync(join(PACKAGE_ROOT, 'fixtures/grafana', `${name}.json`), 'utf8'));

/** The API, which answers only those who bring the token as Grafana wants it. */
const api = (): nock.Scope => nock(URL, { reqheaders: { authorization: 'Bearer glsa_test' } });
const rules = (): unknown => api().get('/api/prometheus/grafana/api/v1/rules').reply(200, shape('rules'));

const october = { ...meeting(), trend: { from: tokyo('2026-05-01'), to: tokyo('2026-11-01') } };
const AT = october.at.getTime();

function open(entry?: unknown) {
  const settings = grafana.settings.parse({ url: URL });
  const service = grafana.service(entry, { name: 'shop', repo: null, slos: [], attribution: [] });
  const http = openHttp({
    world: testWorld(),
    transport: grafana.transport(settings),
    source: 'grafana',
    secret: new Secret('glsa_test', 'GRAFANA_TOKEN'),
  });
  const tools = { name: 'grafana', settings, http, archive: null, detail: () => {}, services: [] };
  const { answers, check } = grafana.open(tools);
  return {
    ask: async (kind: Kind) => (await answers[kind]?.({ meeting: october, service }))?.records,
    check: () =>
      check([
        { name: 'shop', settings: service },
        {
          name: 'blog',
          settings: grafana.service({}, { name: 'blog', repo: null, slos: [], attribution: [] }),
        },
      ]),
  };
}

describe('alerts of Grafana', () => {
  it('are what its state history says: from the first firing state of an instance to its next quiet one', async () => {
    rules();
    api()
      .get('/api/annotations')
      .query({ type: 'alert', from: tokyo('2026-05-01').getTime(), to: AT, limit: 1000 })
      .reply(200, shape('state-history'));

    const records = await open().ask('alerts');

    const latency = {
      id: 'r-latency',
      name: 'High latency',
      type: 'query',
      deleted: false,
      muted: false,
      url: `${URL}/alerting/grafana/r-latency/view`,
    };
    expect(records).toMatchObject({
      ours: [
        {
          origin: {
            source: 'grafana',
            id: '102',
            url: `${URL}/alerting/grafana/r-latency/view?tab=history#102`,
          },
          rule: latency,
          host: null,
          series: 'instance=web-1',
          status: 'ok',
          openedAt: new Date(1792180000000),
          closedAt: new Date(1792180300000),
          reason: null,
          message: 'High latency {instance=web-1} - B=1.2',
        },
        { rule: latency, series: 'instance=web-2', closedAt: new Date(1792180900000) },
        { rule: { id: 'r-queue', muted: true }, status: 'unknown', closedAt: null },
      ],
      unattributed: [
        { rule: null, origin: { id: '107', url: null }, series: 'host=db-1', status: 'critical' },
      ],
      perhapsOurs: [],
    });
    expect([...((records as AlertBook).firedRules ?? [])]).toEqual(['r-latency']);
  });

  it('tells instances apart also where the name of their rule holds braces', async () => {
    const [group, ...groups] = shape('rules').data.groups;
    const [rule, ...others] = group.rules;
    const renamed = { ...rule, name: 'Latency {p95}' };
    const data = { groups: [{ ...group, rules: [renamed, ...others] }, ...groups] };
    api().get('/api/prometheus/grafana/api/v1/rules').reply(200, { status: 'success', data });
    const fires = (id: number, instance: string) => ({
      id,
      time: tokyo('2026-10-05').getTime() + id,
      newState: 'Alerting',
      alertUID: rule.uid,
      text: `Latency {p95} {instance=${instance}} - B=1.2`,
    });
    api()
      .get('/api/annotations')
      .query(true)
      .reply(200, [fires(2, 'web-2'), fires(1, 'web-1')]);

    expect(await open().ask('alerts')).toMatchObject({
      ours: [{ series: 'instance=web-1' }, { series: 'instance=web-2' }],
    });
  });

  it('are asked for in halves where an answer is as full as it can be, and none is counted twice', async () => {
    rules();
    const from = tokyo('2026-05-01').getTime();
    const middle = Math.floor((from + AT) / 2);
    const row = (id: number, time: number, newState: string) => ({
      id,
      time,
      newState,
      alertUID: 'r-latency',
      text: `High latency {instance=w${id % 1000}}`,
    });
    const older = Array.from({ length: 700 }, (_, i) => row(i, from + i, 'Alerting'));
    const newer = Array.from({ length: 700 }, (_, i) => row(1000 + i, middle + 1 + i, 'Normal'));
    const asked = (a: number, b: number) =>
      api().get('/api/annotations').query({ type: 'alert', from: a, to: b, limit: 1000 });
    asked(from, AT).reply(200, [...newer, ...older].slice(0, 1000));
    asked(from, middle).reply(200, [...older].reverse());
    asked(middle + 1, AT).reply(200, [...newer, ...older.slice(0, 1)]);

    const records = await open().ask('alerts');

    expect(records).toHaveProperty('ours.length', 700);
    expect(records).not.toHaveProperty('ours.0.closedAt', null);
  });
});

it("rules of Grafana are ours by their label, and a rule without it is nobody's", async () => {
  rules();
  const records = await open().ask('monitors');
  expect(records).toMatchObject([
    {
      origin: { id: 'r-latency' },
      type: 'query',
      ours: true,
      nobodys: false,
      muted: false,
      memo: 'Pages are slow\nhttps://wiki.acme.example/latency',
    },
    { name: 'Queue grows', ours: true, muted: true, memo: null },
    { name: 'Disk', ours: false, nobodys: false },
    { name: 'Clock skew', ours: false, nobodys: true },
  ]);
});

it('annotations with all the tags of the service are changes, and deployments where a tag says so', async () => {
  const query = { type: 'annotation', tags: ['shop', 'production'], limit: 1000, to: AT };
  api()
    .get('/api/annotations')
    .query({ ...query, from: tokyo('2026-09-01').getTime() })
    .reply(200, shape('annotations'));

  const records = await open({ tags: ['shop', 'production'] }).ask('changes');

  expect(records).toEqual([
    {
      origin: { source: 'grafana', id: '6', url: null },
      kind: 'deployment',
      title: 'v1.42',
      at: new Date(1791903600000),
      until: null,
      environment: null,
    },
    {
      origin: {
        source: 'grafana',
        id: '7',
        url: `${URL}/d/shop-main?from=1791988200000&to=1791993600000`,
      },
      kind: 'annotation',
      title: 'Autumn sale starts',
      at: new Date(1791990000000),
      until: new Date(1791991800000),
      environment: null,
    },
  ]);
});

it('dashboards are walked panel by panel, those in folded rows too; one that is gone by then is left out', async () => {
  api().get('/api/search').query({ type: 'dash-db', tag: 'shop', limit: 1000 }).reply(200, shape('search'));
  api().get('/api/dashboards/uid/shop-main').reply(200, shape('dashboard'));
  api().get('/api/dashboards/uid/shop-gone').reply(404, { message: 'Dashboard not found' });

  const fixed = { from: new Date('2026-01-05T00:00:00Z'), to: new Date('2026-01-12T00:00:00Z') };
  expect(await open().ask('dashboards')).toEqual([
    {
      origin: {
        source: 'grafana',
        id: 'shop-main',
        url: 'https://grafana.acme.example/d/shop-main/shop-weekly',
      },
      title: 'Shop: weekly',
      widgets: [
        { title: '', type: 'text', broken: false, fixed },
        { title: 'Latency', type: 'timeseries', broken: false, fixed },
        { title: 'Connections', type: 'timeseries', broken: true, fixed },
      ],
    },
  ]);
});

it('the doctor says which services have rules and which label is missing', async () => {
  api().get('/api/org').reply(200, shape('org'));
  rules();
  expect(await open().check()).toEqual([
    expect.objectContaining({ ok: true, detail: expect.stringContaining('organisation Acme') }),
    { what: 'Grafana: rules of shop', ok: true, detail: '2 with service=shop', try: null },
    expect.objectContaining({
      ok: false,
      detail: expect.stringContaining('service=blog'),
      try: expect.any(String),
    }),
  ]);
});
