import type { Month } from '../meeting.ts';
import { addDays, type Days, daysIn, daysOf } from './calendar-days.ts';
import type { MeetingRule } from './sitting.ts';

/**
 * The day of `month` on which the meeting is held, 'YYYY-MM-DD'. A public holiday is skipped to the same weekday a week
 * later, which keeps the hour in everybody's calendar; where the month has none left, to the one a week earlier.
 */
export function meetingDay(
  { nth, weekday }: MeetingRule,
  month: Month,
  holidays: ReadonlySet<string> | null,
): string {
  const days = sameWeekdays(daysOf(month), weekday);
  const at = nth === 'last' ? days.length - 1 : nth - 1;
  const later = days.slice(at);
  const earlier = days.slice(0, at).reverse();
  const day = [...later, ...earlier].find((one) => holidays?.has(one) !== true) ?? days[at];
  if (day === undefined) throw new Error('every month has each weekday four times');
  return day;
}

/** 0 = Sunday. A day of the calendar has no zone. */
export function weekdayOf(day: string): number {
  // 1970-01-04 was a Sunday.
  const days = daysIn({ from: '1970-01-04', to: day });
  return ((days % 7) + 7) % 7;
}

function sameWeekdays({ from, to }: Days, weekday: number): readonly string[] {
  const first = addDays(from, (weekday - weekdayOf(from) + 7) % 7);
  return [0, 7, 14, 21, 28].map((days) => addDays(first, days)).filter((day) => day < to);
}
