import type { Meeting } from '../../meeting.ts';
import { overlapMinutes } from '../../records/calendar.ts';
import type { RuleReview } from './by-rule.ts';
import { lastYear, type MonthCount } from './history.ts';

/** How a rule's month stands against those before it. Times are per day; `null` where they say nothing. */
export interface Growth {
  /** So many times the period before. */
  readonly sinceBefore: number | null;
  /** The same month of the year before, when it differs. */
  readonly lastYear: { readonly month: MonthCount; readonly times: number } | null;
  /** It has never fired before, as far as a few known months tell. */
  readonly isFirst: boolean;
}

/** `alone` and `earlier`, like `months`: fired outside storms, which are no habit of the rule. */
export function growthOf(
  alone: number,
  earlier: number,
  { trend, fired }: RuleReview,
  months: readonly MonthCount[],
  meeting: Meeting,
): Growth {
  const { period, earlier: before, at } = meeting;
  const now = { fired: alone, days: overlapMinutes(period.from, at, period, at) / DAY_MINUTES };
  const year = lastYear(months, meeting);
  const sinceYear = year === null ? null : growth(now, { fired: year.fired ?? 0, days: year.month.days });
  return {
    sinceBefore: growth(now, {
      fired: earlier,
      days: overlapMinutes(before.from, at, before, at) / DAY_MINUTES,
    }),
    lastYear: year === null || sinceYear === null ? null : { month: year, times: sinceYear },
    isFirst:
      fired.length > 0 &&
      fired.length === trend.length &&
      months.filter(({ fired }) => fired !== null).length > LEAST_MONTHS,
  };
}

const DAY_MINUTES = 24 * 60;
const LEAST_MONTHS = 3;

/** So many alerts on so many days. */
interface Rate {
  readonly fired: number;
  readonly days: number;
}

const LEAST = { difference: 5, times: 1.5, spread: 2 };

/**
 * How many times as many a day there are now as then, when that says something: five more or fewer, by half at least, and
 * more than chance does to counts (twice the square root). `null` otherwise, and when there were none then.
 */
export function growth(now: Rate, then: Rate): number | null {
  if (then.fired === 0 || then.days === 0 || now.days === 0) return null;
  const expected = (then.fired / then.days) * now.days;
  const times = now.fired / expected;
  const difference = Math.abs(now.fired - expected);
  const matters =
    difference >= LEAST.difference &&
    difference >= LEAST.spread * Math.sqrt(Math.max(now.fired, expected)) &&
    (times >= LEAST.times || times <= 1 / LEAST.times);
  return matters ? times : null;
}
