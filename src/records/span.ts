import type { LocalTime } from '../local-time.ts';
import type { Locale } from '../meeting.ts';

/** From one instant to another as people say it: the day only once when it is the same. */
export function span(first: Date, last: Date, local: LocalTime, locale: Locale): string {
  const dash = locale === 'ja' ? '〜' : '–';
  const end = local.day(first) === local.day(last) ? local.time(last) : local.dateTime(last);
  return `${local.dateTime(first)}${dash}${end}`;
}
