import type { Month } from '../meeting.ts';
import { EXIT, Problem } from '../problem.ts';
import { addDays, addMonths, type Days, daysIn, daysOf, isDay, monthKey, monthOf } from './calendar-days.ts';

export interface DaysReviewed extends Days {
  /** `null` for a free range. */
  readonly month: Month | null;
}

/** `--month`, `--from` and `--to` as somebody typed them. */
interface Wanted {
  readonly month: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * The local days a meeting held on `today` reviews: what was asked for, else the last complete month.
 * Throws a Problem (usage) for what can't be meant, and for days that have not begun.
 */
export function daysReviewed(today: string, wanted: Wanted): DaysReviewed {
  const reviewed = choose(today, wanted);
  if (reviewed.from > today) throw notBegun(reviewed, today);
  return reviewed;
}

/** What they are compared with: the month before, or as many days before. */
export function daysBefore({ month, from, to }: DaysReviewed): Days {
  return month === null
    ? { from: addDays(from, -daysIn({ from, to })), to: from }
    : daysOf(addMonths(month, -1));
}

function choose(today: string, { month, from, to }: Wanted): DaysReviewed {
  if (month !== undefined && (from !== undefined || to !== undefined)) throw monthAndRange();
  if (month !== undefined) return whole(readMonth(month));
  if (from === undefined && to === undefined) return whole(addMonths(monthOf(today), -1));
  if (from === undefined || to === undefined) throw halfRange(from === undefined ? '--to' : '--from');
  const range = { month: null, from: readDay('--from', from), to: readDay('--to', to) };
  if (range.from >= range.to) throw emptyRange(range);
  return range;
}

function whole(month: Month): DaysReviewed {
  return { month, ...daysOf(month) };
}

function readMonth(said: string): Month {
  if (/^20\d\d-(?:0[1-9]|1[0-2])$/.test(said)) return monthOf(said);
  throw usage(`"${said}" is not a month.`, '--month takes a year and a month, YYYY-MM.', '--month 2026-10');
}

function readDay(flag: string, said: string): string {
  if (said.startsWith('20') && isDay(said)) return said;
  throw usage(
    `"${said}" is not a day.`,
    `${flag} takes a day of the calendar, YYYY-MM-DD.`,
    `${flag} 2026-10-01`,
  );
}

function monthAndRange(): Problem {
  return usage(
    'The meeting reviews a month or a range, not both.',
    '--month was given together with --from or --to.',
    '--month 2026-10, or --from 2026-10-01 --to 2026-10-16',
  );
}

function halfRange(given: string): Problem {
  return usage(
    'A range needs both of its ends.',
    `Only ${given} was given.`,
    '--from 2026-10-01 --to 2026-10-16 (the day of --to is not counted)',
  );
}

function emptyRange({ from, to }: Days): Problem {
  return usage(
    'The range holds no day.',
    `--to ${to} is not after --from ${from}; the day of --to is not counted.`,
    '--from 2026-10-01 --to 2026-10-16',
  );
}

function notBegun({ month, from }: DaysReviewed, today: string): Problem {
  return usage(
    `${month === null ? from : monthKey(month)} has not begun.`,
    `Today is ${today}: there is nothing to review yet.`,
    'Name a month that has begun, or none for the last complete one.',
  );
}

function usage(what: string, why: string, next: string): Problem {
  return new Problem({ what, why, try: next }, EXIT.usage);
}
