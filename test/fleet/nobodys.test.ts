import { describe, expect, it } from 'vitest';
import { joined, nobodys } from '../../src/fleet/nobodys.ts';
import type { Alert, AlertBook } from '../../src/records.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { monitor, ruleOf } from '../support/monitors.ts';

let n = 0;
function alert(rule: string | null, openedAt: string, different: Partial<Alert> = {}): Alert {
  n += 1;
  return {
    origin: { source: 'mackerel', id: `a${n}`, url: null },
    rule: rule === null ? null : ruleOf(rule),
    host: null,
    series: null,
    type: 'expression',
    status: 'ok',
    openedAt: tokyo(openedAt),
    closedAt: null,
    reason: null,
    message: null,
    value: null,
    ...different,
  };
}

const book = (unattributed: readonly Alert[], fired: readonly string[] = []): AlertBook => ({
  ours: [],
  unattributed,
  perhapsOurs: [],
  firedRules: new Set(fired),
});

describe('what belongs to no service', () => {
  it('are rules without a service that are muted or never fired, and checks that never fired', () => {
    const monitors = [
      monitor('ours and muted', { muted: true, nobodys: false }),
      monitor('muted', { muted: true, nobodys: true }),
      monitor('silent', { nobodys: true }),
      monitor('loud', { nobodys: true }),
      monitor('silent check', { type: 'check', nobodys: null }),
      monitor('loud check', { type: 'check', nobodys: null }),
    ];
    const fired = ['m-muted', 'm-loud', 'm-loud-check'];
    const told = nobodys({ monitors, alerts: book([], fired) }, meeting()).get('mackerel');
    expect(told?.rules.map(({ name, muted, silent }) => ({ name, muted, silent }))).toEqual([
      { name: 'muted', muted: true, silent: false },
      { name: 'silent', muted: false, silent: true },
      { name: 'silent check', muted: false, silent: true },
    ]);
  });

  it('are alerts of the period, by rule, and how many there were in the month before', () => {
    const alerts = book([
      alert('one', '2026-09-30 23:59'),
      alert('one', '2026-10-01'),
      alert('two', '2026-10-02'),
      alert('two', '2026-10-03'),
      alert(null, '2026-10-04'),
      alert('two', '2026-11-01'),
    ]);
    expect(nobodys({ alerts }, meeting()).get('mackerel')?.alerts).toMatchObject({
      fired: 4,
      firedEarlier: 1,
      byRule: [
        { name: 'two', fired: 2 },
        { name: 'one', fired: 1 },
      ],
    });
  });

  it('is not known to be silent when the alerts could not be read', () => {
    const monitors = [monitor('muted', { muted: true, nobodys: true }), monitor('quiet', { nobodys: true })];
    const told = nobodys({ monitors }, meeting()).get('mackerel');
    expect(told).toMatchObject({ rules: [{ name: 'muted', silent: null }], alerts: null });
  });

  it('stays known when a later service could read less, and is added up over organisations', () => {
    const whole = nobodys({ monitors: [monitor('quiet', { nobodys: true })], alerts: book([]) }, meeting());
    const less = nobodys({ monitors: [monitor('quiet', { nobodys: true })] }, meeting());
    expect(joined(whole, less)).toEqual(whole);
    expect(joined(less, whole)).toEqual(whole);
    const origin = { source: 'mackerel-eu', id: 'x', url: null };
    const abroad = nobodys({ monitors: [monitor('far', { origin, nobodys: true, muted: true })] }, meeting());
    expect([...joined(whole, abroad).keys()]).toEqual(['mackerel', 'mackerel-eu']);
  });
});
