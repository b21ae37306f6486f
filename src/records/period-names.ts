import { type Meeting, monthName } from '../meeting.ts';

/** What people call the period and the one it is compared with: 10 月 and 9 月; a free range has no name of its own. */
export function periodNames({ month, locale }: Meeting): { readonly now: string; readonly before: string } {
  if (month === null) return FREE_RANGE[locale];
  const before =
    month.month === 1 ? { year: month.year - 1, month: 12 } : { ...month, month: month.month - 1 };
  return { now: monthName(month, locale), before: monthName(before, locale) };
}

const FREE_RANGE = {
  ja: { now: 'この期間', before: '前の期間' },
  en: { now: 'this period', before: 'the period before' },
} as const;
