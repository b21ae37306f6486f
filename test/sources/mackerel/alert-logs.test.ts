import type nock from 'nock';
import { describe, expect, it } from 'vitest';
import { severitiesOf } from '../../../src/sources/mackerel/alert-logs.ts';
import { fired } from '../../support/fired.ts';
import { mackerelApi, openMackerel, openMackerelWith, seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { memoryArchive } from '../../support/memory-archive.ts';

const log = (status: string, time: string) => ({ status, createdAt: seconds(tokyo(time)) });

describe('the severities of alerts', () => {
  it('are read from their logs, page by page, for the alerts that are asked', async () => {
    const api = mackerelApi();
    logs(
      api,
      'a1',
      { limit: '100' },
      [log('OK', '2026-10-01 03:00'), log('CRITICAL', '2026-10-01 02:00')],
      'l2',
    );
    logs(api, 'a1', { limit: '100', nextId: 'l2' }, [log('WARNING', '2026-10-01 01:00')]);
    logs(api, 'a2', { limit: '100' }, [log('UNKNOWN', '2026-10-02 01:00')]);

    const found = await openMackerel().lookUp('severities', [alert('a1'), alert('a2')]);

    expect(found).toEqual(
      new Map([
        ['a1', { first: 'warning', worst: 'critical' }],
        ['a2', { first: 'unknown', worst: 'unknown' }],
      ]),
    );
  });

  it('are asked of a hundred alerts at most', async () => {
    const api = mackerelApi();
    const many = Array.from({ length: 101 }, (_, i) => alert(`a${i}`));
    for (const { origin } of many.slice(0, 100)) {
      logs(api, origin.id, { limit: '100' }, [log('CRITICAL', '2026-10-01 02:00')]);
    }
    const found = await openMackerel().lookUp('severities', many);
    expect(found.size).toBe(100);
  });

  it('are absent for alerts whose logs can not be had', async () => {
    const api = mackerelApi();
    logs(api, 'a1', { limit: '100' }, [log('WARNING', '2026-10-01 01:00')]);
    api
      .get('/alerts/gone/logs')
      .query({ limit: 100 })
      .reply(404, { error: { message: 'Alert not found' } });
    api
      .get('/alerts/shut/logs')
      .query({ limit: 100 })
      .reply(403, { error: { message: 'no' } });
    const asked = [alert('a1'), alert('gone'), alert('shut')];
    expect([...(await openMackerel().lookUp('severities', asked)).keys()]).toEqual(['a1']);
  });

  it('are a Problem when the logs of none can be had', async () => {
    mackerelApi()
      .get('/alerts/a1/logs')
      .query({ limit: 100 })
      .reply(403, { error: { message: 'no' } });
    await expect(openMackerel().lookUp('severities', [alert('a1')])).rejects.toMatchObject({
      what: 'mackerel refuses access with the key in MACKEREL_APIKEY.',
    });
  });

  it('know nothing of what came after the instant of the meeting', () => {
    const later = [log('CRITICAL', '2026-10-01 02:00'), log('WARNING', '2026-10-01 01:00')];
    expect(severitiesOf(later, tokyo('2026-10-01 01:59'))).toEqual({ first: 'warning', worst: 'warning' });
    expect(severitiesOf(later, tokyo('2026-10-01 00:59'))).toBeNull();
  });

  it.each([
    ['a warning over not knowing', ['UNKNOWN', 'WARNING'], { first: 'unknown', worst: 'warning' }],
    [
      'what it reached over what it ended with',
      ['CRITICAL', 'WARNING'],
      { first: 'critical', worst: 'critical' },
    ],
    ['a known status over a new one', ['SHRUG', 'UNKNOWN'], { first: 'other', worst: 'unknown' }],
  ])('put %s', (_, statuses, expected) => {
    const told = statuses.map((status, i) => log(status, `2026-10-01 0${i}:00`));
    expect(severitiesOf(told, meeting().at)).toEqual(expected);
  });
});

describe('the severities of alerts that earlier runs kept', () => {
  const DAY = 24 * 3600;
  const closed = tokyo('2026-10-01 02:00');
  const over = fired('5xx', '2026-10-01', {
    origin: { source: 'mackerel', id: 'over', url: null },
    closedAt: closed,
  });
  const open = fired('5xx', '2026-10-01', {
    origin: { source: 'mackerel', id: 'open', url: null },
    closedAt: null,
  });
  const reply = (api: nock.Scope, id: string, serverClock: Date, ...found: readonly object[]) =>
    api
      .get(`/alerts/${id}/logs`)
      .query({ limit: 100 })
      .reply(200, { logs: found }, { date: serverClock.toUTCString() });
  const org = (api: nock.Scope) => api.get('/org').reply(200, { name: 'acme', displayName: null });
  const closedAnd = (s: number) => new Date(closed.getTime() + s * 1000);

  it('are not asked again where the alert has been closed for two days', async () => {
    const archive = memoryArchive();
    const found = [];
    for (const asked of [['over', 'open'], ['open']]) {
      const api = mackerelApi();
      org(api);
      for (const id of asked) reply(api, id, closedAnd(60 * DAY), log('WARNING', '2026-10-01 00:00'));
      found.push(await openMackerelWith(archive).lookUp('severities', [over, open]));
    }
    expect([...(found[0] ?? [])].sort()).toEqual([...(found[1] ?? [])].sort());
    expect(found[1]?.size).toBe(2);
    expect(await archive.month('severities', '2026-09')).toMatchObject({
      request: 'GET /api/v0/alerts/:id/logs of acme',
      rows: [{ id: 'over', first: 'warning', worst: 'warning' }],
    });
  });

  it.each([
    ['by the clock of the server', 2 * DAY - 1, 60 * DAY, []],
    ['by the instant of the meeting', 60 * DAY, 2 * DAY - 1, []],
    ['by neither', 2 * DAY, 2 * DAY, ['2026-09']],
  ])('are not kept where that is later %s', async (_, server, at, months) => {
    const archive = memoryArchive();
    const api = mackerelApi();
    org(api);
    reply(api, 'over', closedAnd(server), log('WARNING', '2026-10-01 00:00'));
    await openMackerelWith(archive).lookUp('severities', [over], meeting({ at: closedAnd(at) }));
    expect(archive.months('severities')).toEqual(months);
  });

  it('grow together, and are those of their organisation', async () => {
    const archive = memoryArchive();
    const also = { ...over, origin: { ...over.origin, id: 'also' } };
    for (const [name, one] of [
      ['acme', over],
      ['acme', also],
    ] as const) {
      const api = mackerelApi();
      api.get('/org').reply(200, { name, displayName: null });
      reply(api, one.origin.id, closedAnd(60 * DAY), log('CRITICAL', '2026-10-01 00:00'));
      await openMackerelWith(archive).lookUp('severities', [one]);
    }
    expect((await archive.month('severities', '2026-09'))?.rows).toMatchObject([
      { id: 'also' },
      { id: 'over' },
    ]);
    const api = mackerelApi();
    api.get('/org').reply(200, { name: 'other', displayName: null });
    reply(api, 'over', closedAnd(60 * DAY), log('WARNING', '2026-10-01 00:00'));
    const found = await openMackerelWith(archive).lookUp('severities', [over]);
    expect(found.get('over')?.worst).toBe('warning');
  });

  it('are told though the logs of the others can not be had', async () => {
    const archive = memoryArchive();
    for (const refuse of [false, true]) {
      const api = mackerelApi();
      org(api);
      if (!refuse) reply(api, 'over', closedAnd(60 * DAY), log('WARNING', '2026-10-01 00:00'));
      api
        .get('/alerts/open/logs')
        .query({ limit: 100 })
        .reply(403, { error: { message: 'no' } }, { date: closedAnd(60 * DAY).toUTCString() });
      const found = await openMackerelWith(archive).lookUp('severities', [over, open]);
      expect([...found.keys()]).toEqual(['over']);
    }
  });
});

const alert = (id: string) => fired('5xx', '2026-10-01', { origin: { source: 'mackerel', id, url: null } });

function logs(api: nock.Scope, id: string, query: object, found: readonly object[], nextId?: string): void {
  api
    .get(`/alerts/${id}/logs`)
    .query({ ...query })
    .reply(200, { logs: found, nextId });
}

it.each([
  ['monitorDelete', 'ruleDeleted'],
  ['hostRetire', 'hostRetired'],
  ['monitoring', undefined],
])('an alert closed by %s is told as %s', (trigger, closedBy) => {
  const logs = [
    { status: 'OK', createdAt: 1_790_784_000, trigger },
    { status: 'WARNING', createdAt: 1_790_780_400, trigger: 'monitoring' },
  ];
  expect(severitiesOf(logs, meeting().at)?.closedBy).toBe(closedBy);
});
