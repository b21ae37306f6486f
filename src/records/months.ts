import type { LocalTime } from '../local-time.ts';
import { addMonths, daysIn, daysOf, monthKey, monthOf } from '../meeting/calendar-days.ts';
import { type Locale, monthName } from '../meeting.ts';
import type { Period } from '../records.ts';

export interface LocalMonth {
  /** '2026-10' */
  readonly key: string;
  readonly period: Period;
  readonly days: number;
}

/** The calendar months that lie wholly in the period, by the team's clock, oldest first. */
export function wholeMonths({ from, to }: Period, local: LocalTime): readonly LocalMonth[] {
  const months: LocalMonth[] = [];
  for (let month = monthOf(local.day(from)); ; month = addMonths(month, 1)) {
    const days = daysOf(month);
    const period = { from: local.startOfDay(days.from), to: local.startOfDay(days.to) };
    if (period.to > to) return months;
    if (period.from >= from) months.push({ key: monthKey(month), period, days: daysIn(days) });
  }
}

/** '2026-10' as people say it in another year: 2026 年 10 月, 'October 2026'; in the same year 10 月, 'October'. */
export function monthOfYear(key: string, year: number, locale: Locale): string {
  const month = monthOf(key);
  const name = monthName(month, locale);
  if (month.year === year) return name;
  return locale === 'ja' ? `${month.year} 年 ${name}` : `${name} ${month.year}`;
}
