import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../src/records.ts';
import { mackerelApi, openMackerel, organisation, seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const RULES = [
  { id: '4svc', type: 'service', name: '5xx', service: 'shop', isMute: false, warning: 0 },
  { id: '4host', type: 'host', name: 'cpu', scopes: [] },
];
const HOSTS = [
  { id: '3web', name: 'web01', displayName: 'Web 1', roles: { shop: ['web'] }, meta: { huge: 1 } },
];
const PAGE = { withClosed: 'true', limit: 100 };

/** Fourteen days before the thirteen months that end with October. */
const SINCE = tokyo('2025-09-17');

describe('the alerts of a run', () => {
  it('are walked from the newest to two weeks before the trend, each once, with the open ones before that', async () => {
    const api = mackerelApi();
    organisation(api, { monitors: RULES, hosts: HOSTS });
    api
      .get('/alerts')
      .query(PAGE)
      .reply(200, {
        alerts: [
          alert('a6', '4svc', '2026-11-16 09:00:01'),
          alert('a5', '4svc', '2026-10-31 23:59:59', { closedAt: seconds(tokyo('2026-11-16 09:00:01')) }),
          alert('a4', '4host', '2026-10-01', {
            hostId: '3web',
            closedAt: seconds(tokyo('2026-10-01 00:05')),
          }),
        ],
        nextId: 'cursor/1',
      });
    api
      .get('/alerts')
      .query({ ...PAGE, nextId: 'cursor/1' })
      .reply(200, {
        alerts: [
          alert('a4', '4host', '2026-10-01', {
            hostId: '3web',
            closedAt: seconds(tokyo('2026-10-01 00:05')),
          }),
          alert('a3', '4svc', '2025-09-17 00:00', { closedAt: seconds(SINCE) + 60 }),
          alert('a2', '4svc', '2025-09-16 23:59', { closedAt: seconds(SINCE) + 60 }),
        ],
        nextId: 'there is more, and it does not matter',
      });
    api
      .get('/alerts')
      .query({ limit: 100 })
      .reply(200, {
        alerts: [alert('a6', '4svc', '2026-11-16 09:00:01'), alert('a1', '4svc', '2025-02-20')],
      });

    const { records } = await openMackerel().ask('alerts');

    expect(records.ours.map(brief)).toEqual([
      'a1 5xx 2025-02-19T15:00:00.000Z open',
      'a3 5xx 2025-09-16T15:00:00.000Z 2025-09-16T15:01:00.000Z',
      'a4 cpu 2026-09-30T15:00:00.000Z 2026-09-30T15:05:00.000Z',
      'a5 5xx 2026-10-31T14:59:59.000Z open',
    ]);
    expect(records.unattributed).toEqual([]);
    expect([...records.firedRules].sort()).toEqual(['4host', '4svc']);
  });

  it('name retired and vanished hosts, each looked up once, and deleted rules', async () => {
    const api = mackerelApi();
    organisation(api, { monitors: RULES, hosts: HOSTS, checks: [{ id: '4chk', name: 'procs' }] });
    const closed = (day: string) => ({ closedAt: seconds(tokyo(day)) + 60 });
    alerts(api, [
      alert('a5', '4chk', '2026-10-05', { type: 'check', hostId: '3retired', ...closed('2026-10-05') }),
      alert('a4', '4gone-host', '2026-10-04', { type: 'host', hostId: '3retired', ...closed('2026-10-04') }),
      alert('a3', '4host', '2026-10-03', { type: 'host', hostId: '3vanished', ...closed('2026-10-03') }),
      alert('a2', '4host', '2026-10-02', { type: 'host', hostId: '3vanished', ...closed('2026-10-02') }),
      alert('a1', '4gone', '2026-10-01', { type: 'service', ...closed('2026-10-01') }),
    ]);
    const retired = { id: '3retired', name: 'web10', isRetired: true, roles: { shop: ['web'] } };
    api.get('/hosts/3retired').reply(200, { host: retired });
    api.get('/hosts/3vanished').reply(404, { error: { message: 'Host Not Found.' } });

    const { records } = await openMackerel().ask('alerts');

    expect(records.ours.map(({ origin, rule, host }) => ({ id: origin.id, rule, host }))).toEqual([
      {
        id: 'a4',
        rule: { id: '4gone-host', name: null, type: 'host', deleted: true, muted: false, url: null },
        host: {
          id: '3retired',
          name: 'web10',
          retired: true,
          url: 'https://mackerel.io/orgs/acme/hosts/3retired',
        },
      },
      {
        id: 'a5',
        rule: {
          id: '4chk',
          name: 'procs',
          type: 'check',
          deleted: false,
          muted: false,
          url: 'https://mackerel.io/orgs/acme/monitors/4chk',
        },
        host: expect.objectContaining({ id: '3retired' }),
      },
    ]);
    expect(records.unattributed.map(({ origin, host }) => [origin.id, host])).toEqual([
      ['a1', null],
      ['a2', { id: '3vanished', name: null, retired: true, url: null }],
      ['a3', { id: '3vanished', name: null, retired: true, url: null }],
    ]);
  });

  it('are fetched once for all services of a run, and the overrides of one count for the others', async () => {
    const api = mackerelApi();
    const query = { id: '4query', type: 'query', name: 'p95 {{route}}', critical: null };
    organisation(api, { monitors: [query], hosts: HOSTS });
    alerts(api, [
      alert('a1', '4query', '2026-10-01', { type: 'query', closedAt: seconds(tokyo('2026-10-02')) }),
    ]);
    const { ask, services } = openMackerel(
      { name: 'shop' },
      { name: 'infra', attribution: [{ monitor: '4query', service: 'shop' }] },
    );

    const [shop, infra] = await Promise.all([
      ask('alerts', meeting(), services[0]),
      ask('alerts', meeting({ service: 'infra' }), services[1]),
    ]);

    expect(shop.records.ours.map(({ origin }) => origin.id)).toEqual(['a1']);
    expect(infra.records).toMatchObject({ ours: [], unattributed: [] });
  });

  it.each([
    ['the same cursor again', 'cursor/1'],
    ['a cursor of before', 'cursor/0'],
  ])('are a Problem when the list goes round in circles with %s', async (_, second) => {
    const api = mackerelApi();
    organisation(api, { hosts: HOSTS });
    const page = (id: string, nextId: string) => ({ alerts: [alert(id, '4svc', '2026-10-01')], nextId });
    api.get('/alerts').query({ limit: 100 }).reply(200, { alerts: [] });
    api.get('/alerts').query(PAGE).reply(200, page('a3', 'cursor/0'));
    api
      .get('/alerts')
      .query({ ...PAGE, nextId: 'cursor/0' })
      .reply(200, page('a2', 'cursor/1'));
    api
      .get('/alerts')
      .query({ ...PAGE, nextId: 'cursor/1' })
      .reply(200, page('a1', second));

    await expect(openMackerel().ask('alerts')).rejects.toThrow(
      "Mackerel's list does not end: GET /alerts?withClosed=true.",
    );
  });

  it.each([
    ['absent', {}],
    ['null', { nextId: null }],
    ['empty', { nextId: '' }],
  ])('end where the cursor is %s', async (_, cursor) => {
    const api = mackerelApi();
    organisation(api, { hosts: HOSTS });
    api
      .get('/alerts')
      .query({ limit: 100 })
      .reply(200, { alerts: [], ...cursor });
    api
      .get('/alerts')
      .query(PAGE)
      .reply(200, { alerts: [alert('a1', '4svc', '2026-10-01')], ...cursor });

    const { records } = await openMackerel().ask('alerts');
    expect(records.unattributed.map(({ origin }) => origin.id)).toEqual(['a1']);
  });

  it.each([
    ['a time that is none', { openedAt: '2026-10-01' }],
    ['milliseconds', { openedAt: 1_790_780_400_000 }],
    ['a number for a text', { message: 503 }],
    ['labels that are no text', { series: { name: 'p95', labels: { route: 7 } } }],
  ])('are not half read: %s is a Problem', async (_, different) => {
    const api = mackerelApi();
    organisation(api, { hosts: HOSTS });
    alerts(api, [alert('a1', '4svc', '2026-10-01', different)]);

    await expect(openMackerel().ask('alerts')).rejects.toThrow('sent an answer that pwg does not know');
  });

  it('are a Problem for a service that Mackerel does not have, and a shortfall for one of several', async () => {
    const api = mackerelApi();
    organisation(api, { monitors: RULES, hosts: HOSTS });
    alerts(api, [alert('a1', '4svc', '2026-10-01')]);
    const { ask, services } = openMackerel(
      { name: 'shopp' },
      { name: 'store', settings: { service: ['shop', 'shop-admin'] } },
    );

    await expect(ask('alerts', meeting(), services[0])).rejects.toMatchObject({
      what: 'Mackerel has no service "shopp".',
      try: expect.stringContaining('service: shop }'),
    });
    const { records, shortfalls } = await ask('alerts', meeting(), services[1]);
    expect(records.ours).toHaveLength(1);
    expect(shortfalls?.map(({ problem }) => problem.what)).toEqual(['Mackerel has no service "shop-admin".']);
  });
});

function alert(id: string, monitorId: string, opened: string, different: object = {}): object {
  const shape = { type: monitorId === '4host' ? 'host' : 'service', status: 'CRITICAL', memo: '' };
  return { id, monitorId, openedAt: seconds(tokyo(opened)), ...shape, ...different };
}

function alerts(api: ReturnType<typeof mackerelApi>, all: readonly object[]): void {
  api.get('/alerts').query(PAGE).reply(200, { alerts: all });
  api.get('/alerts').query({ limit: 100 }).reply(200, { alerts: [] });
}

function brief({ origin, rule, openedAt, closedAt }: Alert): string {
  return `${origin.id} ${rule?.name} ${openedAt.toISOString()} ${closedAt?.toISOString() ?? 'open'}`;
}
