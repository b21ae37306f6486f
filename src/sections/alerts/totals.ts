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
  const fired: Alert[] = [];
  const openAtEnd: Alert[] = [];
  const openNow: Alert[] = [];
  const count = { earlier: 0, nightEarlier: 0, sinceEnd: 0, openMinutes: 0 };
  for (const alert of ours) {
    const { openedAt, closedAt } = alert;
    if (closedAt === null) openNow.push(alert);
    if (openedAt.getTime() >= end) {
      count.sinceEnd += 1;
      continue;
    }
    if (closedAt === null || closedAt.getTime() >= end) openAtEnd.push(alert);
    count.openMinutes += overlapMinutes(openedAt, closedAt, period, at);
    if (within(openedAt, period)) fired.push(alert);
    if (!within(openedAt, earlier)) continue;
    count.earlier += 1;
    if (isNight(openedAt, meeting)) count.nightEarlier += 1;
  }
  const found = storms(fired);
  const atNight = (alerts: readonly Alert[]) => alerts.filter(({ openedAt }) => isNight(openedAt, meeting));
  const night = atNight(fired).length;
  return {
    fired,
    firedEarlier: count.earlier,
    storms: found,
    folded: folded(fired.length, found),
    openAtEnd,
    openNow,
    openMinutes: count.openMinutes,
    night,
    nightEarlier: count.nightEarlier,
    nightFolded: folded(
      night,
      found.map(atNight).filter((storm) => storm.length > 0),
    ),
    weekend: fired.filter(({ openedAt }) => isWeekend(openedAt, meeting)).length,
    closedByHand: fired.filter(({ closedAt, reason }) => closedAt !== null && reason !== null).length,
    sinceEnd: count.sinceEnd,
  };
}
