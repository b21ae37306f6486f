import { describe, expect, it } from 'vitest';
import type { Severities } from '../../../src/records/queries.ts';
import type { AlertStatus } from '../../../src/records.ts';
import { RULE_WORDS } from '../../../src/sections/alerts/rule-words.ts';
import { severityAsked, severityOf } from '../../../src/sections/alerts/severity.ts';
import { fired } from '../../support/fired.ts';

const alerts = (n: number) =>
  Array.from({ length: n }, (_, i) => fired('p95', `2026-10-${String(i + 1).padStart(2, '0')}`));
const logs = (n: number, ...told: readonly [AlertStatus, AlertStatus][]): ReadonlyMap<string, Severities> =>
  new Map(
    alerts(n)
      .slice(-told.length)
      .flatMap(({ origin }, i) => {
        const [first, worst] = told[i] ?? [];
        return first === undefined || worst === undefined ? [] : [[origin.id, { first, worst }] as const];
      }),
  );
const said = (n: number, ...told: readonly [AlertStatus, AlertStatus][]) => {
  const severity = severityOf(alerts(n), logs(n, ...told));
  return severity === null ? null : [RULE_WORDS.ja.severity(severity), RULE_WORDS.en.severity(severity)];
};

describe('severity', () => {
  it('is asked of the eight newest alerts of a line: a call each', () => {
    expect(severityAsked(alerts(20))).toEqual(alerts(20).slice(12));
    expect(severityAsked(alerts(2))).toHaveLength(2);
  });

  it('says of all alerts, or of the newest, how bad they were', () => {
    expect(said(2, ['warning', 'warning'], ['warning', 'warning'])).toEqual([
      '2 件とも警告どまり',
      'all 2 only warnings',
    ]);
    expect(said(9, ['warning', 'warning'], ['warning', 'warning'])).toEqual([
      '直近の 2 件は警告どまり',
      'the newest 2 only warnings',
    ]);
    expect(said(3, ['critical', 'critical'], ['warning', 'critical'], ['warning', 'warning'])).toEqual([
      '3 件中 2 件が危険（警告から悪化 1 件）',
      '2 of 3 critical (1 began as a warning)',
    ]);
    expect(said(2, ['critical', 'critical'], ['critical', 'critical'])).toEqual([
      '2 件とも危険',
      'all 2 critical',
    ]);
    expect(said(2, ['unknown', 'unknown'], ['warning', 'critical'])).toEqual([
      '2 件中 1 件は判定できず（状態不明）',
      '1 of 2 could not be evaluated',
    ]);
  });

  it('says nothing where no log was read', () => {
    expect(said(3)).toBeNull();
    expect(severityOf(alerts(3), undefined)).toBeNull();
  });
});
