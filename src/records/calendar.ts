import type { Meeting } from '../meeting.ts';
import type { Period } from '../records.ts';

const MINUTE = 60_000;

/** In the hours people should sleep, by the team's clock: [from, to), across midnight when `from` is the later hour. */
export function isNight(instant: Date, { local, rules }: Pick<Meeting, 'local' | 'rules'>): boolean {
  const { fromHour, toHour } = rules.night;
  const hour = local.hour(instant);
  return fromHour < toHour ? fromHour <= hour && hour < toHour : hour >= fromHour || hour < toHour;
}

/** A Saturday or Sunday by the team's clock, or a public holiday where the team counts them. */
export function isWeekend(instant: Date, meeting: Pick<Meeting, 'local' | 'holidays'>): boolean {
  const weekday = meeting.local.weekday(instant);
  return weekday === 0 || weekday === 6 || isHoliday(instant, meeting) === true;
}

/** `null` when no calendar of holidays is known. */
export function isHoliday(
  instant: Date,
  { local, holidays }: Pick<Meeting, 'local' | 'holidays'>,
): boolean | null {
  return holidays === null ? null : holidays.has(local.day(instant));
}

/** What of the period is over: a page can be made while it still runs. */
export const soFar = ({ period, at }: { readonly period: Period; readonly at: Date }): Period =>
  period.to < at ? period : { from: period.from, to: at };

export function within(instant: Date, { from, to }: Period): boolean {
  const time = instant.getTime();
  return from.getTime() <= time && time < to.getTime();
}

/** Minutes (unrounded, never negative) of [from, to) that lie in the period; what is still open (`null`) lasts until `at`. */
export function overlapMinutes(from: Date, to: Date | null, period: Period, at: Date): number {
  const start = Math.max(from.getTime(), period.from.getTime());
  const end = Math.min((to ?? at).getTime(), period.to.getTime());
  return Math.max(0, end - start) / MINUTE;
}
