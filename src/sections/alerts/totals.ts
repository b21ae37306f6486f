import type { Meeting } from '../../meeting.ts';
import { isNight, isWeekend, overlapMinutes, within } from '../../records/calendar.ts';
import { folded, type Storm, storms } from '../../records/storms.ts';
import type { Alert } from '../../records.ts';

/** The month of one service in numbers. Counts are by opening, as of the period's end; `openNow` is as of `at`. */
export interface Totals {
  /** Opened in the period, oldest first. */
  readonly fired: readonly Alert[];
  readonly firedEarlier: number;
  readonly storms: readonly Storm[];
  /** Fired with each storm as one. */
  readonly folded: number;
  readonly openAtEnd: readonly Alert[];
  readonly openNow: readonly Alert[];
  /** All open time that lies in the period. */
  readonly openMinutes: number;
  readonly night: number;
  readonly nightEarlier: number;
  /** Night alerts with each storm as one. */
  readonly nightFolded: number;
  readonly weekend: number;
  readonly closedByHand: number;
  /** Opened after the period. */
  readonly sinceEnd: number;
}

export function totals(ours: readonly Alert[], meeting: Meeting): Totals {
  const { period, earlier, at } = meeting;
  const end = period.to.getTime();
  const fired = ours.filter(({ openedAt }) => within(openedAt, period));
  const before = ours.filter(({ openedAt }) => within(openedAt, earlier));
  const found = storms(fired);
  const atNight = (alerts: readonly Alert[]) => alerts.filter(({ openedAt }) => isNight(openedAt, meeting));
  return {
    fired,
    firedEarlier: before.length,
    storms: found,
    folded: folded(fired.length, found),
    openAtEnd: ours.filter(
      ({ openedAt, closedAt }) =>
        (closedAt === null || closedAt.getTime() >= end) && openedAt.getTime() < end,
    ),
    openNow: ours.filter(({ closedAt }) => closedAt === null),
    openMinutes: ours.reduce(
      (sum, { openedAt, closedAt }) => sum + overlapMinutes(openedAt, closedAt, period, at),
      0,
    ),
    night: atNight(fired).length,
    nightEarlier: atNight(before).length,
    nightFolded: folded(
      atNight(fired).length,
      found.map(atNight).filter((storm) => storm.length > 0),
    ),
    weekend: fired.filter(({ openedAt }) => isWeekend(openedAt, meeting)).length,
    closedByHand: fired.filter(({ closedAt, reason }) => closedAt !== null && reason !== null).length,
    sinceEnd: ours.filter(({ openedAt }) => openedAt.getTime() >= end).length,
  };
}
