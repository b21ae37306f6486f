import { expect, it } from 'vitest';
import { publicHolidays } from '../../src/meeting/holidays.ts';
import { meetingDay, weekdayOf } from '../../src/meeting/meeting-day.ts';
import { meeting } from '../support/meeting.ts';

const of = (month: string) => ({ year: Number(month.slice(0, 4)), month: Number(month.slice(5)) });
const TUESDAY = 2;
const MONDAY = 1;

it('finds the third Tuesday, and the last one', () => {
  expect(meetingDay({ nth: 3, weekday: TUESDAY }, of('2026-11'), null)).toBe('2026-11-17');
  expect(meetingDay({ nth: 3, weekday: TUESDAY }, of('2026-12'), null)).toBe('2026-12-15');
  expect(meetingDay({ nth: 1, weekday: TUESDAY }, of('2026-09'), null)).toBe('2026-09-01');
  expect(meetingDay({ nth: 'last', weekday: TUESDAY }, of('2026-12'), null)).toBe('2026-12-29');
  expect(meetingDay({ nth: 'last', weekday: TUESDAY }, of('2026-11'), null)).toBe('2026-11-24');
});

it('skips a Japanese holiday: a week later, or earlier where the month ends', async () => {
  const { rules, trend, local } = meeting();
  const holidays = await publicHolidays({ rules: { ...rules, holidays: 'jp' }, trend, local });
  // Respect for the Aged Day is the third Monday of September.
  expect(meetingDay({ nth: 3, weekday: MONDAY }, of('2026-09'), holidays)).toBe('2026-09-28');
  // Culture Day.
  expect(meetingDay({ nth: 1, weekday: TUESDAY }, of('2026-11'), holidays)).toBe('2026-11-10');
  // Shōwa Day is the last Wednesday of April.
  expect(meetingDay({ nth: 'last', weekday: 3 }, of('2026-04'), holidays)).toBe('2026-04-22');
});

it('is held on the holiday where the month has no other day', () => {
  const closed = new Set(['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24']);
  expect(meetingDay({ nth: 3, weekday: TUESDAY }, of('2026-11'), closed)).toBe('2026-11-17');
});

it('knows the day of the week of any day', () => {
  expect(['2026-11-15', '1970-01-01', '1969-12-31', '2024-02-29'].map(weekdayOf)).toEqual([0, 4, 3, 4]);
});
