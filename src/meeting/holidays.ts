import type { Meeting } from '../meeting.ts';

/**
 * The public holidays of the team's country as days ('YYYY-MM-DD'). `null` when it counts none, and when the months of the
 * meeting reach beyond the library's calendar (Japan: 1970–2050): better no holidays than some of them.
 */
export async function publicHolidays({
  rules,
  trend,
  local,
}: Pick<Meeting, 'rules' | 'trend' | 'local'>): Promise<Meeting['holidays']> {
  if (rules.holidays === null) return null;
  const { default: calendar } = await import('@holiday-jp/holiday_jp');
  const days = Object.keys(calendar.holidays).sort();
  const years = [days.at(0), local.day(trend.from), local.day(trend.to), days.at(-1)].map(yearOf);
  return years.every((year, i) => i === 0 || year >= (years[i - 1] ?? year)) ? new Set(days) : null;
}

const yearOf = (day = ''): string => day.slice(0, 4);
