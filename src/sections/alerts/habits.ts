import type { Meeting } from '../../meeting.ts';
import { isNight } from '../../records/calendar.ts';
import type { Alert } from '../../records.ts';

/** How some alerts behaved: counts, and minutes from opening to closing. */
export interface Habits {
  readonly fired: number;
  readonly night: number;
  readonly closed: number;
  readonly closedByHand: number;
  /** Closed within five minutes. */
  readonly short: number;
  /** Of `short`, those nobody had to close. */
  readonly healedShortly: number;
  /** Over the closed ones; `null` when there are none. */
  readonly medianMinutes: number | null;
}

const SHORT_MINUTES = 5;

export function habits(alerts: readonly Alert[], meeting: Meeting): Habits {
  const closed = alerts.filter((alert) => alert.closedAt !== null);
  const short = closed.filter((alert) => openFor(alert, meeting) <= SHORT_MINUTES);
  return {
    fired: alerts.length,
    night: alerts.filter(({ openedAt }) => isNight(openedAt, meeting)).length,
    closed: closed.length,
    closedByHand: closed.filter(({ reason }) => reason !== null).length,
    short: short.length,
    healedShortly: short.filter(({ reason }) => reason === null).length,
    medianMinutes: median(closed.map((alert) => openFor(alert, meeting))),
  };
}

/** Minutes from opening to closing, or to `at` while it is open. */
export function openFor({ openedAt, closedAt }: Alert, { at }: Meeting): number {
  return ((closedAt ?? at).getTime() - openedAt.getTime()) / 60_000;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
