import { millisecondsInDay } from 'date-fns/constants';
import type { LocalTime } from '../local-time.ts';
import type { Period } from '../records.ts';

/** A few well-known days of a range, by the team's clock, for the axis of a picture: each with its first instant. */
export function dayTicks(
  { from, to }: Period,
  local: LocalTime,
): readonly { readonly at: number; readonly label: string }[] {
  const days = (to.getTime() - from.getTime()) / millisecondsInDay;
  const { wanted } = DAYS_OF_MONTH.find(({ upTo }) => days <= upTo) ?? FIRSTS;
  const ticks: { at: number; label: string }[] = [];
  for (let start = local.startOfDay(local.day(from)); start < to; start = nextDay(start, local)) {
    const [, , day] = local.day(start).split('-').map(Number);
    if (start >= from && (wanted === null || wanted.includes(day ?? 0)))
      ticks.push({ at: start.getTime(), label: local.date(start) });
  }
  return wanted === null ? ticks.filter((_, i) => i % 2 === 0) : ticks;
}

/** By the length of the range; `null` = every other day. */
const DAYS_OF_MONTH: readonly { readonly upTo: number; readonly wanted: readonly number[] | null }[] = [
  { upTo: 16, wanted: null },
  { upTo: 35, wanted: [1, 5, 10, 15, 20, 25, 30] },
  { upTo: 75, wanted: [1, 10, 20] },
  { upTo: 130, wanted: [1, 15] },
];
const FIRSTS = { wanted: [1] };

/** The first instant of the day after: no day is shorter than 20 hours or longer than 28. */
export const nextDay = (start: Date, local: LocalTime): Date =>
  local.startOfDay(local.day(new Date(start.getTime() + 1.5 * millisecondsInDay)));
