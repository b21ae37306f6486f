import { alertsBefore } from '../../records/shortly-before.ts';
import type { Alert, RuleRef, WorkLog } from '../../records.ts';

/** A rule whose alert came shortly before the same work, again and again. */
export interface Trigger {
  readonly rule: RuleRef;
  /** Before so many of the logs. */
  readonly times: number;
}

const FEWEST = 3;

/** The rule that fired in the hour before at least three of these logs and before at least half of them. */
export function trigger(logs: readonly WorkLog[], alerts: readonly Alert[]): Trigger | null {
  const times = new Map<string, { rule: RuleRef; times: number }>();
  for (const { openedAt } of logs) {
    const rules = new Map(
      alertsBefore(openedAt, alerts).flatMap(({ rule }) => (rule === null ? [] : [[rule.id, rule] as const])),
    );
    for (const [id, rule] of rules) times.set(id, { rule, times: (times.get(id)?.times ?? 0) + 1 });
  }
  const [most] = [...times.values()].toSorted((a, b) => b.times - a.times);
  return most !== undefined && most.times >= Math.max(FEWEST, logs.length / 2) ? most : null;
}
