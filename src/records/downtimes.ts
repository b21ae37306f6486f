import type { LocalTime } from '../local-time.ts';
import { addDays, monthsBefore } from '../meeting/calendar-days.ts';
import type { Downtime, Period, Recurrence } from '../records.ts';

/** More runs than anybody plans or reads: every hour for a year. */
const MOST = 9000;

/**
 * The runs of a downtime that overlap the period, whole (not cut to it), oldest first. Repeated ones keep the time on the
 * team's wall clock; hourly ones keep their distance. In a month without the day of the start the last day stands in for
 * it: Mackerel's documents say nothing of that case.
 */
export function occurrences(downtime: Downtime, period: Period, local: LocalTime): readonly Period[] {
  const length = downtime.minutes * MINUTE;
  const { until } = downtime.recurrence ?? { until: null };
  const runs: Period[] = [];
  const earliest = new Date(Math.max(downtime.start.getTime(), period.from.getTime() - length));
  for (const from of starts(downtime, earliest, local)) {
    if (from >= period.to || (until !== null && from > until) || runs.length === MOST) break;
    const to = new Date(from.getTime() + length);
    if (to > period.from) runs.push({ from, to });
  }
  return runs;
}

/** When it begins: every start from a little before `earliest` on, in order, without end if it is repeated. */
function* starts({ start, recurrence }: Downtime, earliest: Date, local: LocalTime): Generator<Date> {
  if (recurrence === null) {
    yield start;
    return;
  }
  const { every, interval } = recurrence;
  if (every === 'hour') {
    const step = interval * HOUR;
    for (let n = Math.floor((earliest.getTime() - start.getTime()) / step); ; n++) {
      yield new Date(start.getTime() + n * step);
    }
  }
  const clock = minuteOfDay(start, local);
  const seconds = start.getTime() % MINUTE;
  const first = local.day(start);
  const passed = local.daysBetween(start, earliest);
  const skipped = Math.max(0, Math.floor(passed / (LONGEST_DAYS[every] * interval)) - 1);
  for (let n = skipped; ; n++) {
    for (const day of daysOf(recurrence, first, n, local.weekday(start))) {
      if (day >= first) yield new Date(atClock(day, clock, local).getTime() + seconds);
    }
  }
}

/** The days of the nth round, counted from 0. Weeks begin on Monday. */
function daysOf(
  { every, interval, weekdays }: Recurrence,
  first: string,
  n: number,
  weekday: number,
): readonly string[] {
  switch (every) {
    case 'hour':
    case 'day':
      return [addDays(first, n * interval)];
    case 'week': {
      const monday = addDays(first, n * interval * 7 - sinceMonday(weekday));
      const chosen = weekdays.length > 0 ? weekdays : [weekday];
      return chosen.map((day) => addDays(monday, sinceMonday(day))).sort();
    }
    case 'month':
      return [monthsBefore(first, -n * interval)];
    case 'year':
      return [monthsBefore(first, -n * interval * 12)];
    default:
      return every satisfies never;
  }
}

const sinceMonday = (weekday: number): number => (weekday + 6) % 7;

/** So many days a round has at most: skipping by them never skips too far. */
const LONGEST_DAYS = { day: 1, week: 7, month: 31, year: 366 } as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function minuteOfDay(instant: Date, local: LocalTime): number {
  const [hours, minutes] = local.time(instant).split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** When the wall clock shows that minute of the day; on a day that skips it, as long after midnight. */
function atClock(day: string, minute: number, local: LocalTime): Date {
  const counted = new Date(local.startOfDay(day).getTime() + minute * MINUTE);
  const off = minute - minuteOfDay(counted, local);
  const corrected = new Date(counted.getTime() + off * MINUTE);
  return minuteOfDay(corrected, local) === minute ? corrected : counted;
}
