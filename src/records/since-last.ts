import type { LocalTime } from '../local-time.ts';
import type { Issue } from '../records.ts';

/** Whole local days from the youngest of them to `at`; `null` when there never was one. */
export function daysSinceLast(issues: readonly Issue[], at: Date, local: LocalTime): number | null {
  const days = issues.map(({ openedAt }) => local.daysBetween(openedAt, at));
  return days.length === 0 ? null : Math.min(...days);
}
