import type { Alert, Issue } from '../../records.ts';

/** Something is written down while the alert is open or within the hour. */
const WRITTEN_WITHIN_MS = 60 * 60_000;

/**
 * Closed alerts without a trace of a person: no reason given, no memo on it, and no incident or work log written from their opening to
 * their closing, or to an hour after the opening if that is later. Nothing else in the data says that somebody acted.
 */
export function untouched(alerts: readonly Alert[], written: readonly Issue[]): readonly Alert[] {
  const times = written.map(({ openedAt }) => openedAt.getTime()).sort((a, b) => a - b);
  return alerts.filter(({ openedAt, closedAt, reason, noted }) => {
    if (closedAt === null || reason !== null || noted === true) return false;
    const from = openedAt.getTime();
    const to = Math.max(closedAt.getTime(), from + WRITTEN_WITHIN_MS);
    return !times.some((time) => from <= time && time <= to);
  });
}
