import type { Meeting } from '../../meeting.ts';
import { isHoliday, isNight, isWeekend } from '../../records/calendar.ts';
import type { Alert } from '../../records.ts';

/** How some alerts (oldest first) behaved: those of each kind, and minutes from opening to closing. */
export interface Habits {
  readonly fired: number;
  readonly night: readonly Alert[];
  /** The first of each night disturbance: night alerts within an hour of each other wake somebody once. */
  readonly wakeUps: readonly Alert[];
  /** With public holidays, where the team counts them. */
  readonly weekend: readonly Alert[];
  /** `null` when no calendar of holidays is known. */
  readonly holiday: readonly Alert[] | null;
  readonly closed: number;
  readonly closedByHand: readonly Alert[];
  /** Closed within five minutes. */
  readonly short: number;
  /** Of `short`, those nobody had to close. */
  readonly healedShortly: number;
  /** Over the closed ones; `null` when there are none. */
  readonly medianMinutes: number | null;
  /** Nine of ten closed no later. */
  readonly p90Minutes: number | null;
}

const SHORT_MINUTES = 5;

export function habits(alerts: readonly Alert[], meeting: Meeting): Habits {
  const closed = alerts.filter((alert) => alert.closedAt !== null);
  const short = closed.filter((alert) => openFor(alert, meeting) <= SHORT_MINUTES);
  const night = alerts.filter(({ openedAt }) => isNight(openedAt, meeting));
  const lengths = closed.map((alert) => openFor(alert, meeting)).sort((a, b) => a - b);
  return {
    fired: alerts.length,
    night,
    wakeUps: wakeUps(night),
    weekend: alerts.filter(({ openedAt }) => isWeekend(openedAt, meeting)),
    holiday:
      meeting.holidays === null
        ? null
        : alerts.filter(({ openedAt }) => isHoliday(openedAt, meeting) === true),
    closed: closed.length,
    closedByHand: closed.filter(({ reason }) => reason !== null),
    short: short.length,
    healedShortly: short.filter(({ reason }) => reason === null).length,
    medianMinutes: median(lengths),
    p90Minutes: lengths[Math.ceil(lengths.length * 0.9) - 1] ?? null,
  };
}

/** Minutes from opening to closing, or to `at` while it is open. */
export function openFor({ openedAt, closedAt }: Alert, { at }: Meeting): number {
  return ((closedAt ?? at).getTime() - openedAt.getTime()) / 60_000;
}

const ASLEEP_AGAIN_MS = 60 * 60_000;

/** Of night alerts (oldest first) those that come after an hour of quiet. */
export function wakeUps(night: readonly Alert[]): readonly Alert[] {
  return night.filter(({ openedAt }, i) => {
    const before = night[i - 1];
    return before === undefined || openedAt.getTime() - before.openedAt.getTime() >= ASLEEP_AGAIN_MS;
  });
}

function median(sorted: readonly number[]): number | null {
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
