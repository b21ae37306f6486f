import type { LocalTime } from '../../local-time.ts';
import { minuteOfDay, sameTime } from './same-time.ts';

/** When a rule fires, if its clock is plain to see. `count` of the openings follow it, the first of them at `first`. */
export type ClockPattern =
  /** The same number of minutes apart, in one stretch. */
  | {
      readonly kind: 'evenly';
      readonly count: number;
      readonly minutes: number;
      readonly first: Date;
      readonly last: Date;
    }
  /** At the same time of day on certain days. */
  | {
      readonly kind: 'sameTime';
      readonly count: number;
      readonly days: Days;
      readonly first: Date;
      /** The earliest time of day among them. */
      readonly at: Date;
    }
  /** In the same minutes of many hours. */
  | { readonly kind: 'hourly'; readonly count: number; readonly minute: number; readonly first: Date }
  /** Nearly all on one day of the week, 0 = Sunday. */
  | { readonly kind: 'weekday'; readonly count: number; readonly weekday: number; readonly first: Date }
  /** Nearly all within a few hours of the day: [fromHour, toHour). */
  | { readonly kind: 'hours'; readonly count: number; readonly fromHour: number; readonly toHour: number };

/** So many days apart, a day of the week (0 = Sunday), or Monday to Friday. */
export type Days = { readonly apart: number } | { readonly weekday: number } | 'workdays';

/** The plainest pattern in these openings (oldest first), or `null`: no pattern is better than a far-fetched one. */
export function clockPattern(openings: readonly Date[], local: LocalTime): ClockPattern | null {
  return (
    evenly(openings) ??
    sameTime(openings, local) ??
    hourly(openings, local) ??
    oneWeekday(openings, local) ??
    someHours(openings, local)
  );
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

const HOURLY = { leastHours: 8, share: 0.75, withinMinutes: 5 };

/** Three quarters in the same five minutes of eight different hours or more. By chance a twelfth would. */
function hourly(openings: readonly Date[], local: LocalTime): ClockPattern | null {
  if (openings.length < HOURLY.leastHours) return null;
  const minutes = openings.map((opening) => minuteOfDay(opening, local) % 60);
  let best: ClockPattern | null = null;
  for (const minute of new Set(minutes)) {
    const inside = openings.filter(
      (_, i) => ((minutes[i] ?? minute) - minute + 60) % 60 < HOURLY.withinMinutes,
    );
    const [first] = inside;
    const hours = new Set(inside.map((opening) => local.dateTime(opening).slice(0, -':00'.length)));
    const enough = hours.size >= HOURLY.leastHours && inside.length >= openings.length * HOURLY.share;
    if (first !== undefined && enough && inside.length > (best?.count ?? 0))
      best = { kind: 'hourly', count: inside.length, minute, first };
  }
  return best;
}

const WEEKDAY = { leastDays: 4, share: 0.8 };

/** Four fifths on one day of the week, in four weeks or more. */
function oneWeekday(openings: readonly Date[], local: LocalTime): ClockPattern | null {
  for (let weekday = 0; weekday < 7; weekday++) {
    const inside = openings.filter((opening) => local.weekday(opening) === weekday);
    const [first] = inside;
    if (first === undefined || inside.length < openings.length * WEEKDAY.share) continue;
    const days = new Set(inside.map((opening) => local.day(opening)));
    if (days.size >= WEEKDAY.leastDays) return { kind: 'weekday', count: inside.length, weekday, first };
  }
  return null;
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
