import { describe, expect, it } from 'vitest';
import { ruleRefs, toAlert } from '../../../src/sources/mackerel/alert-record.ts';
import type { RawAlert } from '../../../src/sources/mackerel/raw-alert.ts';
import { webLinks } from '../../../src/sources/mackerel/web-links.ts';

const links = webLinks('acme');
const raw: RawAlert = {
  id: '5xAlert0001',
  type: 'host',
  status: 'OK',
  monitorId: '4mon',
  openedAt: 1_790_000_000,
};
const context = {
  source: 'mackerel',
  at: new Date(1_790_001_000_000),
  links,
  rule: ruleRefs(
    [{ id: '4mon', type: 'host', name: 'cpu', isMute: true }],
    [{ id: '4chk', name: 'procs' }],
    links,
    new Map([['4old', 'メモリ使用率']]),
  ),
  host: (id: string) => ({ id, name: 'web01', retired: false, url: links.host(id) }),
};
const alert = (different: Partial<RawAlert>) => toAlert({ ...raw, ...different }, context);

describe('an alert as of `at`', () => {
  it('carries its rule, its host and a link', () => {
    expect(
      alert({ hostId: '3host', value: 0, closedAt: 1_790_000_600, reason: 'deploy', message: '' }),
    ).toEqual({
      origin: {
        source: 'mackerel',
        id: '5xAlert0001',
        url: 'https://mackerel.io/orgs/acme/alerts/5xAlert0001',
      },
      rule: {
        id: '4mon',
        name: 'cpu',
        type: 'host',
        deleted: false,
        muted: true,
        url: 'https://mackerel.io/orgs/acme/monitors/4mon',
      },
      host: { id: '3host', name: 'web01', retired: false, url: 'https://mackerel.io/orgs/acme/hosts/3host' },
      series: null,
      type: 'host',
      status: 'ok',
      openedAt: new Date('2026-09-21T14:13:20Z'),
      closedAt: new Date('2026-09-21T14:23:20Z'),
      reason: 'deploy',
      message: null,
      value: 0,
    });
  });

  it('counts as open when it was closed later, and what closing wrote is not known yet', () => {
    const later = { closedAt: 1_790_001_001, reason: 'deploy', message: 'OK: 200', value: 3 };
    expect(alert(later)).toMatchObject({
      closedAt: null,
      status: 'other',
      reason: null,
      message: null,
      value: null,
    });
  });

  it('is closed when it was closed at that very second', () => {
    expect(alert({ closedAt: 1_790_001_000 })).toMatchObject({ closedAt: context.at, status: 'ok' });
  });

  it('has no rule and no host where the API names none', () => {
    for (const nothing of [null, undefined, '']) {
      expect(alert({ monitorId: nothing, hostId: nothing })).toMatchObject({ rule: null, host: null });
    }
  });

  it('keeps types and states it does not know as other', () => {
    expect(alert({ type: 'syntheticBrowser', status: 'PAUSED' })).toMatchObject({
      type: 'other',
      status: 'other',
    });
  });

  it.each([
    ['WARNING', 'warning'],
    ['CRITICAL', 'critical'],
    ['UNKNOWN', 'unknown'],
  ])('reads the state %s', (status, expected) => {
    expect(alert({ status })).toMatchObject({ status: expected, closedAt: null });
  });

  it('names a series the same way in whatever order its labels come', () => {
    const labels = { route: '/a"b', 'http.method': 'GET' };
    expect(alert({ series: { name: 'p95', labels } }).series).toBe('p95{http.method="GET",route="/a\\"b"}');
    expect(alert({ series: { name: 'p95' } }).series).toBe('p95');
  });
});

describe('the rule of an alert', () => {
  it('is shared by all its alerts', () => {
    expect(alert({ id: 'a' }).rule).toBe(alert({ id: 'b' }).rule);
    expect(alert({ monitorId: 'gone' }).rule).toBe(alert({ monitorId: 'gone' }).rule);
  });

  it('may be a check', () => {
    expect(context.rule('4chk', 'check')).toMatchObject({ name: 'procs', type: 'check', deleted: false });
  });

  it('is deleted when it is in no list', () => {
    const gone = { id: 'gone-service', name: null, type: 'service', deleted: true, muted: false, url: null };
    expect(context.rule('gone-service', 'service')).toEqual(gone);
    expect(context.rule('gone-check', 'check')).toMatchObject({ name: null, type: 'check', deleted: true });
  });

  it('keeps the name that earlier runs saw', () => {
    expect(context.rule('4old', 'host')).toMatchObject({ name: 'メモリ使用率', deleted: true });
  });

  it('is not called deleted where the edition does not list checks', () => {
    const rule = ruleRefs([], null, links, new Map());
    expect(rule('4chk', 'check')).toMatchObject({ name: null, deleted: false });
    expect(rule('4mon', 'host')).toMatchObject({ deleted: true });
  });
});
