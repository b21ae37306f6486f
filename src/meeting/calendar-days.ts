import { millisecondsInDay } from 'date-fns/constants';
import type { Month } from '../meeting.ts';

/** Days of the calendar, 'YYYY-MM-DD', `to` exclusive. They have no zone, and in this form they sort as text. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** '2026-10' */
export function monthKey({ year, month }: Month): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

export function monthOf(day: string): Month {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

export function addMonths({ year, month }: Month, count: number): Month {
  const months = year * 12 + (month - 1) + count;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
}

export function daysOf(month: Month): Days {
  return { from: firstDay(month), to: firstDay(addMonths(month, 1)) };
}

export function addDays(day: string, count: number): string {
  return textOf(numberOf(day) + count);
}

export function daysIn({ from, to }: Days): number {
  return numberOf(to) - numberOf(from);
}

/** The same day of an earlier month, or that month's last day where it is shorter. */
export function monthsBefore(day: string, count: number): string {
  const month = addMonths(monthOf(day), -count);
  const same = `${monthKey(month)}-${day.slice(8)}`;
  const last = addDays(daysOf(month).to, -1);
  return same < last ? same : last;
}

/** Whether it is written as a day and stands in the calendar. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(numberOf(text)) && addDays(text, 0) === text;
}

const firstDay = (month: Month): string => `${monthKey(month)}-01`;

/** Days are numbered in UTC, where each has 24 hours. */
const DAY = millisecondsInDay;
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
const textOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);
