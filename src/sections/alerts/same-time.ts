import type { LocalTime } from '../../local-time.ts';
import type { ClockPattern, Days } from './clock.ts';

const SAME_TIME = { withinMinutes: 20, leastDays: 5, leastWeeks: 4, leastShare: 0.25, evenShare: 0.8 };

/**
 * A quarter of the openings or more in the same twenty minutes of the day, on days that are mostly equally far apart.
 * A rule that fires around the clock has no such quarter.
 */
export function sameTime(openings: readonly Date[], local: LocalTime): ClockPattern | null {
  const fullest = fullestMinutes(openings, local);
  const [at] = fullest;
  if (at === undefined || fullest.length < openings.length * SAME_TIME.leastShare) return null;
  const inOrder = fullest.toSorted((a, b) => a.getTime() - b.getTime());
  const days = rhythm(inOrder.map(acrossMidnight(fullest, local) ? beforeMidnight : same), local);
  const [first = at] = inOrder;
  return days === null ? null : { kind: 'sameTime', count: fullest.length, days, first, at };
}

export function minuteOfDay(instant: Date, local: LocalTime): number {
  const [, minutes = '0'] = local.time(instant).split(':');
  return local.hour(instant) * 60 + Number(minutes);
}

/** The openings of the twenty minutes of the day that hold most, by time of day: those from 23:50 to 0:10 begin at 23:50. */
function fullestMinutes(openings: readonly Date[], local: LocalTime): readonly Date[] {
  const oneDay = openings
    .map((opening) => ({ opening, minute: minuteOfDay(opening, local) }))
    .sort((a, b) => a.minute - b.minute);
  const byClock = [...oneDay, ...oneDay.map(({ opening, minute }) => ({ opening, minute: minute + DAY }))];
  let [from, to, start] = [0, 0, 0];
  byClock.forEach(({ minute }, end) => {
    while (minute - (byClock[start]?.minute ?? minute) > SAME_TIME.withinMinutes) start++;
    if (end + 1 - start > to - from) [from, to] = [start, end + 1];
  });
  return byClock.slice(from, to).map(({ opening }) => opening);
}

const DAY = 24 * 60;

const acrossMidnight = (fullest: readonly Date[], local: LocalTime): boolean =>
  fullest.some(
    (opening, i) => i > 0 && minuteOfDay(opening, local) < minuteOfDay(fullest[i - 1] ?? opening, local),
  );

/** What comes a little after midnight belongs to the day before, with what comes a little before. */
const beforeMidnight = (opening: Date): Date =>
  new Date(opening.getTime() - (SAME_TIME.withinMinutes + 1) * 60_000);
const same = (opening: Date): Date => opening;

/** On which days these openings (oldest first) come. A week without a Friday is still a working week. */
function rhythm(openings: readonly Date[], local: LocalTime): Days | null {
  const gaps = openings.slice(1).map((day, i) => local.daysBetween(openings[i] ?? day, day));
  const apart = mostFrequent(gaps.filter((gap) => gap > 0));
  if (apart === null) return null;
  const [first, last] = [openings[0], openings.at(-1)];
  const span = first === undefined || last === undefined ? 0 : local.daysBetween(first, last);
  const workdays =
    apart === 1 &&
    span > DAYS_WITH_A_WEEKEND &&
    openings.every((opening) => local.weekday(opening) % 6 !== 0);
  const even = gaps.filter((gap, i) =>
    workdays ? gap === 1 || isWeekendBetween(openings[i], gap, local) : gap === apart,
  ).length;
  const least = apart === 7 ? SAME_TIME.leastWeeks : SAME_TIME.leastDays;
  if (even + 1 < least || even < gaps.length * SAME_TIME.evenShare) return null;
  if (workdays) return 'workdays';
  return apart === 7 && first !== undefined ? { weekday: local.weekday(first) } : { apart };
}

/** In so many days there must have been a Saturday or Sunday to leave out. */
const DAYS_WITH_A_WEEKEND = 7;
const FRIDAY = 5;

const isWeekendBetween = (before: Date | undefined, gap: number, local: LocalTime): boolean =>
  before !== undefined && local.weekday(before) === FRIDAY && gap === 3;

function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
