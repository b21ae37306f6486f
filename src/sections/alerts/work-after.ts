import { millisecondsInDay } from 'date-fns/constants';
import type { Meeting } from '../../meeting.ts';
import { REPEAT_DAYS } from '../../records/repeats.ts';
import { titleKey } from '../../records/same-title.ts';
import { firingAllTheTime } from '../../records/shortly-before.ts';
import type { Alert, WorkLog } from '../../records.ts';

/** The same manual work, done again and again within the hour after alerts of one rule: a candidate for automation. */
export interface WorkAfter {
  /** Oldest first. */
  readonly logs: readonly WorkLog[];
}

const WITHIN_MS = 60 * 60_000;
const OFTEN = 3;

/**
 * The work with one title (apart from dates and numbers) that followed this rule's alerts most often, at least three
 * times in the 90 days up to the end of the period. `alerts` are the rule's, oldest first. A rule that fires all the
 * time is followed by everything.
 */
export function workAfter(
  alerts: readonly Alert[],
  worklogs: readonly WorkLog[],
  { period }: Meeting,
): WorkAfter | null {
  const end = period.to.getTime();
  const since = end - REPEAT_DAYS * millisecondsInDay;
  const recent = worklogs.filter(({ openedAt }) => since <= openedAt.getTime() && openedAt.getTime() < end);
  if (recent.length < OFTEN || alerts.length < OFTEN) return null;
  if (firingAllTheTime(new Date(end - 1), alerts).size > 0) return null;
  const byTitle = new Map<string, WorkLog[]>();
  for (const log of recent) {
    const after = alerts.some(({ openedAt }) => {
      const waited = log.openedAt.getTime() - openedAt.getTime();
      return waited >= 0 && waited <= WITHIN_MS;
    });
    if (!after) continue;
    const key = titleKey(log.title);
    byTitle.set(key, [...(byTitle.get(key) ?? []), log]);
  }
  const [most] = [...byTitle.values()].sort((a, b) => b.length - a.length);
  return most !== undefined && most.length >= OFTEN ? { logs: most } : null;
}
