import type { LocalTime } from '../../local-time.ts';

/** When a rule fires, if its clock is plain to see. `count` of the openings follow it. */
export type ClockPattern =
  /** The same number of minutes apart, in one stretch. */
  | {
      readonly kind: 'evenly';
      readonly count: number;
      readonly minutes: number;
      readonly first: Date;
      readonly last: Date;
    }
  /** At the same time of day, the same number of days apart. */
  | { readonly kind: 'sameTime'; readonly count: number; readonly everyDays: number; readonly at: Date }
  /** Nearly all within a few hours of the day: [fromHour, toHour). */
  | { readonly kind: 'hours'; readonly count: number; readonly fromHour: number; readonly toHour: number };

/** The plainest pattern in these openings (oldest first), or `null`: no pattern is better than a far-fetched one. */
export function clockPattern(openings: readonly Date[], local: LocalTime): ClockPattern | null {
  return evenly(openings) ?? sameTime(openings, local) ?? someHours(openings, local);
}

const EVENLY = { least: 6, tolerance: 0.1, fromMinutes: 2, toMinutes: 360 };

/** The longest run of equal gaps, if it is long enough. */
function evenly(openings: readonly Date[]): ClockPattern | null {
  let best: ClockPattern | null = null;
  let run: { readonly first: Date; readonly minutes: number; count: number } | null = null;
  for (let i = 1; i < openings.length; i++) {
    const [before, now] = [openings[i - 1], openings[i]];
    if (before === undefined || now === undefined) break;
    const gap = (now.getTime() - before.getTime()) / 60_000;
    if (run !== null && Math.abs(gap - run.minutes) <= Math.max(0.5, run.minutes * EVENLY.tolerance))
      run.count++;
    else run = { first: before, minutes: gap, count: 2 };

    const plausible = run.minutes >= EVENLY.fromMinutes && run.minutes <= EVENLY.toMinutes;
    if (plausible && run.count >= EVENLY.least && run.count > (best?.count ?? 0)) {
      const minutes = Math.round((now.getTime() - run.first.getTime()) / 60_000 / (run.count - 1));
      best = { kind: 'evenly', count: run.count, minutes, first: run.first, last: now };
    }
  }
  return best;
}

const SAME_TIME = { withinMinutes: 20, leastDays: 5, leastShare: 0.25, evenShare: 0.8 };

/**
 * A quarter of the openings or more in the same twenty minutes of the day, on days that are mostly equally far apart.
 * A rule that fires around the clock has no such quarter.
 */
function sameTime(openings: readonly Date[], local: LocalTime): ClockPattern | null {
  const byClock = openings
    .map((opening) => ({ opening, minute: minuteOfDay(opening, local) }))
    .sort((a, b) => a.minute - b.minute);
  let fullest: readonly Date[] = [];
  let start = 0;
  byClock.forEach(({ minute }, end) => {
    while (minute - (byClock[start]?.minute ?? minute) > SAME_TIME.withinMinutes) start++;
    if (end - start + 1 > fullest.length)
      fullest = byClock.slice(start, end + 1).map(({ opening }) => opening);
  });
  const [at] = fullest;
  if (at === undefined || fullest.length < openings.length * SAME_TIME.leastShare) return null;

  const days = fullest.toSorted((a, b) => a.getTime() - b.getTime());
  const gaps = days.slice(1).map((day, i) => local.daysBetween(days[i] ?? day, day));
  const everyDays = mostFrequent(gaps.filter((gap) => gap > 0));
  const even = gaps.filter((gap) => gap === everyDays).length;
  if (everyDays === null || even + 1 < SAME_TIME.leastDays || even < gaps.length * SAME_TIME.evenShare)
    return null;
  return { kind: 'sameTime', count: fullest.length, everyDays, at };
}

const SOME_HOURS = { least: 10, share: 0.8, widest: 6 };

/** The fewest hours in a row that hold four fifths of the openings. */
function someHours(openings: readonly Date[], local: LocalTime): ClockPattern | null {
  if (openings.length < SOME_HOURS.least) return null;
  const perHour = Array.from({ length: 24 }, () => 0);
  for (const opening of openings) perHour[local.hour(opening)] = (perHour[local.hour(opening)] ?? 0) + 1;

  for (let width = 1; width <= SOME_HOURS.widest; width++) {
    let fullest = { count: 0, fromHour: 0 };
    for (let fromHour = 0; fromHour < 24; fromHour++) {
      let count = 0;
      for (let hour = fromHour; hour < fromHour + width; hour++) count += perHour[hour % 24] ?? 0;
      if (count > fullest.count) fullest = { count, fromHour };
    }
    if (fullest.count >= openings.length * SOME_HOURS.share) {
      return { kind: 'hours', ...fullest, toHour: (fullest.fromHour + width) % 24 };
    }
  }
  return null;
}

function minuteOfDay(instant: Date, local: LocalTime): number {
  const [, minutes = '0'] = local.time(instant).split(':');
  return local.hour(instant) * 60 + Number(minutes);
}

function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
