import type { Alert, Change } from '../records.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How far back something counts as "shortly before", in minutes. */
export const LOOK_BACK_MINUTES = 60;

/** Minutes from the one to the other, unrounded. */
export function minutesBetween(earlier: Date, later: Date): number {
  return (later.getTime() - earlier.getTime()) / MINUTE;
}

/**
 * The alerts opened in the 60 minutes up to the instant, oldest first, without rules that fire all the time: an alert
 * that comes nearly every day says nothing about this hour. `alerts` oldest first.
 */
export function alertsBefore(instant: Date, alerts: readonly Alert[]): readonly Alert[] {
  const near = openedBetween(instant.getTime() - LOOK_BACK_MINUTES * MINUTE, instant, alerts);
  if (near.length === 0) return near;
  const always = firingAllTheTime(instant, alerts);
  return near.filter(({ rule }) => rule === null || !always.has(rule.id));
}

/** The last release, deployment or marked event in the 60 minutes up to the instant. Merges reach nobody by themselves. */
export function changeBefore(instant: Date, changes: readonly Change[]): Change | null {
  const minutes = ({ at }: Change) => minutesBetween(at, instant);
  return (
    changes.findLast(
      (change) => change.kind !== 'merge' && minutes(change) >= 0 && minutes(change) <= LOOK_BACK_MINUTES,
    ) ?? null
  );
}

const WINDOW_DAYS = 30;
const MOST_DAYS = 24;

/** Rules that opened an alert on at least 24 of the 30 days (of 24 hours) up to the instant. */
export function firingAllTheTime(instant: Date, alerts: readonly Alert[]): ReadonlySet<string> {
  const end = instant.getTime();
  // Alerts come by day, so a rule's days are counted without keeping them.
  const counts = new Map<string, { day: number; days: number }>();
  for (const { rule, openedAt } of openedBetween(end - WINDOW_DAYS * DAY + 1, instant, alerts)) {
    if (rule === null) continue;
    const day = Math.floor((end - openedAt.getTime()) / DAY);
    const count = counts.get(rule.id);
    if (count === undefined) counts.set(rule.id, { day, days: 1 });
    else if (count.day !== day) {
      count.day = day;
      count.days += 1;
    }
  }
  return new Set([...counts].filter(([, { days }]) => days >= MOST_DAYS).map(([rule]) => rule));
}

/** [from, to], both ends included. There may be a hundred thousand alerts, and this is asked for each incident. */
export function openedBetween(from: number, to: Date, alerts: readonly Alert[]): readonly Alert[] {
  const first = countUntil(alerts, (openedAt) => openedAt < from);
  const end = countUntil(alerts, (openedAt) => openedAt <= to.getTime());
  return alerts.slice(first, end);
}

function countUntil(alerts: readonly Alert[], early: (openedAt: number) => boolean): number {
  let low = 0;
  let high = alerts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const alert = alerts[middle];
    if (alert !== undefined && early(alert.openedAt.getTime())) low = middle + 1;
    else high = middle;
  }
  return low;
}
