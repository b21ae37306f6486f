import type { Replies } from '../../records/queries.ts';
import type { Alert } from '../../records.ts';

/** How bad some alerts were, as far as their logs could be read. */
export interface Severity {
  /** Of so many the logs were read. */
  readonly known: number;
  /** They are all there are, not the newest of more. */
  readonly all: boolean;
  readonly critical: number;
  /** Of `critical`, those that began as less. */
  readonly worsened: number;
  /** Could not be evaluated at their worst: broken monitoring rather than an outage. */
  readonly unknown: number;
  /** Closed because their rule was deleted, and because their host was retired. */
  readonly ruleDeleted: number;
  readonly hostRetired: number;
}

/** A call each: with seven lines on the page 56 in all. */
const ASKED_PER_LINE = 8;

/** Whose logs are worth a call: the newest alerts of a line. */
export function severityAsked(alerts: readonly Alert[]): readonly Alert[] {
  return alerts.slice(-ASKED_PER_LINE);
}

/** `null` when no log was read. */
export function severityOf(
  alerts: readonly Alert[],
  replies: Replies['severities'] | undefined,
): Severity | null {
  const read = severityAsked(alerts).flatMap(({ origin }) => replies?.get(origin.id) ?? []);
  const critical = read.filter(({ worst }) => worst === 'critical');
  if (read.length === 0) return null;
  return {
    known: read.length,
    all: read.length === alerts.length,
    critical: critical.length,
    worsened: critical.filter(({ first }) => first !== 'critical').length,
    unknown: read.filter(({ worst }) => worst === 'unknown').length,
    ruleDeleted: read.filter(({ closedBy }) => closedBy === 'ruleDeleted').length,
    hostRetired: read.filter(({ closedBy }) => closedBy === 'hostRetired').length,
  };
}
