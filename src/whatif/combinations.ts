import { MOST_MINUTES_LATER } from '../records/threshold-recommendation.ts';
import type { Replayed } from '../records/threshold-review.ts';
import type { SettingRow } from './rows.ts';

const SHOWN = 3;

/**
 * Durations and attempts that, at today's threshold, bring the alerts into the budget and still warn of every incident no
 * more than 5 minutes later: those that delay least first, then those nearest to today's.
 */
export function bestCombinations(
  settings: readonly (readonly SettingRow[])[],
  { rule, budget, warned, now }: Replayed,
): readonly SettingRow[] {
  const changes = (row: SettingRow): number =>
    Math.abs(row.duration - rule.duration) + Math.abs(row.attempts - rule.attempts);
  return settings
    .flat()
    .filter(
      (row) =>
        row.alerts <= budget &&
        row.alerts < now.alerts &&
        row.stillWarned.length === (warned ?? []).length &&
        row.minutesLater <= MOST_MINUTES_LATER,
    )
    .sort((a, b) => a.minutesLater - b.minutesLater || changes(a) - changes(b) || a.alerts - b.alerts)
    .slice(0, SHOWN);
}
