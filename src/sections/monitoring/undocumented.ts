import { within } from '../../records/calendar.ts';
import type { Alert, Monitor, Period } from '../../records.ts';

/** A rule whose memo is empty: who is woken by it finds neither a step nor a link to one. */
export interface Undocumented {
  readonly monitor: Monitor;
  /** In the period; `null` when alerts could not be read. */
  readonly fired: number | null;
}

/** The rules of this service without a memo, those that fired most first. Checks carry no memo that could be read. */
export function undocumented(
  monitors: readonly Monitor[],
  ours: readonly Alert[] | null,
  period: Period,
): readonly Undocumented[] {
  const fired = new Map<string, number>();
  for (const { rule, openedAt } of ours ?? []) {
    if (rule !== null && within(openedAt, period)) fired.set(rule.id, (fired.get(rule.id) ?? 0) + 1);
  }
  return monitors
    .filter((monitor) => monitor.ours && monitor.memo === null && monitor.type !== 'check')
    .map((monitor) => ({ monitor, fired: ours === null ? null : (fired.get(monitor.origin.id) ?? 0) }))
    .toSorted((a, b) => (b.fired ?? 0) - (a.fired ?? 0));
}

/** More than a team can write for in a month: where nobody writes memos, a list of them helps nobody. */
const MOST_TO_ACT_ON = 10;

/** Those that somebody had to deal with without one, when they are few enough to act on. */
export function toWriteFor(rules: readonly Undocumented[]): readonly Undocumented[] {
  const woke = rules.filter(({ fired, monitor }) => fired !== null && fired > 0 && !monitor.muted);
  return woke.length <= MOST_TO_ACT_ON ? woke : [];
}
