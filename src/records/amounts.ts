import type { Locale } from '../meeting.ts';

/** English counts: '1 incident', '2 incidents'. */
export function counted(n: number, one: string, several: string = `${one}s`): string {
  return `${n} ${n === 1 ? one : several}`;
}

/** A whole number with its thousands apart, in both languages: 29,399,449. (Intl would take 15 ms to say it.) */
export function groupedDigits(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A length of time as people say it: 42 分, 2 時間 20 分, 3 日 4 時間; '42 min', '2 h 20 min', '3 days 4 h'. */
export function duration(minutes: number, locale: Locale): string {
  const say = UNITS[locale];
  const whole = Math.round(minutes);
  if (whole < 60) return say.minutes(whole);
  const hours = Math.floor(whole / 60);
  if (hours < 48) return both(say.hours(hours), whole % 60, say.minutes);
  return both(say.days(Math.floor(hours / 24)), hours % 24, say.hours);
}

const MONTH_DAYS = 365.25 / 12;

/** How old something is: days for the first two months, then months, then years. */
export function age(days: number, locale: Locale): string {
  const say = UNITS[locale];
  if (days < 61) return say.days(days);
  if (days < 365) return say.months(Math.floor(days / MONTH_DAYS));
  return say.years(Math.floor(days / 365));
}

function both(large: string, rest: number, small: (n: number) => string): string {
  return rest === 0 ? large : `${large} ${small(rest)}`;
}

const UNITS = {
  ja: {
    minutes: (n: number) => `${n} 分`,
    hours: (n: number) => `${n} 時間`,
    days: (n: number) => `${n} 日`,
    months: (n: number) => `${n} か月`,
    years: (n: number) => `${n} 年以上`,
  },
  en: {
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => counted(n, 'day'),
    months: (n: number) => counted(n, 'month'),
    years: (n: number) => (n === 1 ? 'over a year' : `over ${n} years`),
  },
} as const;
