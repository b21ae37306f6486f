import { sparkline } from '../../charts/sparkline.ts';
import type { Meeting } from '../../meeting.ts';
import { type LocalMonth, wholeMonths } from '../../records/months.ts';
import type { Alert, AlertBook } from '../../records.ts';

/** How often a rule fired in a month; `null` before the data begins, which is not "0". */
export interface MonthCount {
  readonly month: LocalMonth;
  readonly fired: number | null;
}

/** The months of the trend that can be counted, and from which of them on. */
export interface Calendar {
  readonly months: readonly LocalMonth[];
  /** Months that begin before this are not wholly in the data; `null` when nothing is known. */
  readonly since: Date | null;
}

/**
 * The data begins with the oldest closed alert of the book: alerts that are still open are asked for apart, however old,
 * and prove nothing about the time after them.
 */
export function calendarOf({ ours, unattributed }: AlertBook, { trend, local }: Meeting): Calendar {
  const oldest = [ours, unattributed].flatMap(
    (alerts) => alerts.find(({ closedAt }) => closedAt !== null)?.openedAt.getTime() ?? [],
  );
  return {
    months: wholeMonths(trend, local),
    since: oldest.length === 0 ? null : new Date(Math.min(...oldest)),
  };
}

/** The alerts of one rule (oldest first) by month. */
export function byMonth(alerts: readonly Alert[], { months, since }: Calendar): readonly MonthCount[] {
  let next = 0;
  return months.map((month) => {
    const { from, to } = month.period;
    while (openedBefore(alerts[next], from.getTime())) next++;
    const first = next;
    while (openedBefore(alerts[next], to.getTime())) next++;
    return { month, fired: since !== null && since <= from ? next - first : null };
  });
}

/** In numbers: comparing dates costs more, and with a hundred thousand alerts that is felt. */
const openedBefore = (alert: Alert | undefined, time: number): boolean =>
  alert !== undefined && alert.openedAt.getTime() < time;

/** The same month of the year before, when the data reaches it. */
export function lastYear(counts: readonly MonthCount[], { month }: Meeting): MonthCount | null {
  if (month === null) return null;
  const key = `${month.year - 1}-${String(month.month).padStart(2, '0')}`;
  return counts.find((count) => count.month.key === key && count.fired !== null) ?? null;
}

/** The course of the known months as bars; `null` when there are too few, or the page has no pictures. */
export function courseOf(counts: readonly MonthCount[], { pictures }: Meeting): string | null {
  return pictures === 'none' ? null : sparkline(counts.flatMap(({ fired }) => fired ?? []));
}
