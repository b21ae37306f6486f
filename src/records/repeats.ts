import type { LocalTime } from '../local-time.ts';
import type { Issue } from '../records.ts';
import { titleKey } from './same-title.ts';

/** How far back the same work counts as a repetition. */
export const REPEAT_DAYS = 90;

/**
 * For each issue (oldest first): those with the same title apart from dates and numbers that were opened in the 90 local
 * days up to it, itself included, oldest first.
 */
export function repeats<T extends Issue>(
  issues: readonly T[],
  local: LocalTime,
): ReadonlyMap<T, readonly T[]> {
  const seen = new Map<string, T[]>();
  const found = new Map<T, readonly T[]>();
  for (const issue of issues) {
    const key = titleKey(issue.title);
    const same = [...(seen.get(key) ?? []), issue].filter(
      (one) => local.daysBetween(one.openedAt, issue.openedAt) <= REPEAT_DAYS,
    );
    seen.set(key, same);
    found.set(issue, same);
  }
  return found;
}
