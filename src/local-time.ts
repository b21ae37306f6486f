import { millisecondsInDay, millisecondsInHour } from 'date-fns/constants';
import type { Locale } from './meeting.ts';

/** The team's wall clock. Every question about hours, days and months goes through it, never through `Date`'s own getters. */
export interface LocalTime {
  readonly zone: string;
  /** What people call the zone: 日本時間, 'Japan time', else the IANA name. */
  readonly zoneName: string;
  /** 0–23 */
  hour(instant: Date): number;
  /** 0 = Sunday */
  weekday(instant: Date): number;
  /** Whole local days from `earlier` to `later` (calendar days, not 24-hour blocks); negative when reversed. */
  daysBetween(earlier: Date, later: Date): number;
  /** 'YYYY-MM-DD' of the instant. */
  day(instant: Date): string;
  /** The first instant of a local day 'YYYY-MM-DD'. */
  startOfDay(day: string): Date;
  /** ISO 8601 with the zone's offset: 2026-11-16T09:00:00+09:00. */
  iso(instant: Date): string;
  /** '10-26' / 'Oct 26'; with the year when it is not the meeting's: '2025-12-03' / 'Dec 3, 2025'. */
  date(instant: Date): string;
  /** '10-26 14:02' / 'Oct 26 14:02' */
  dateTime(instant: Date): string;
  /** '14:02' */
  time(instant: Date): string;
}

const WEEK = 7 * millisecondsInDay;

/**
 * The clock on the wall in `zone` (an IANA name), spoken in `locale`; dates of `year` are said without it. The host's own
 * zone plays no part. Throws RangeError for a zone this machine does not know.
 */
export function localTime(zone: string, locale: Locale, year: number): LocalTime {
  const offsetAt = offsets(zone);
  /** The wall clock's reading as if it stood in UTC, where days are all alike. */
  const wall = (instant: Date): number => instant.getTime() + offsetAt(instant.getTime());
  const wallDay = (instant: Date): number => Math.floor(wall(instant) / millisecondsInDay);
  const reading = (instant: Date): string => new Date(wall(instant)).toISOString();
  const day = (instant: Date): string => reading(instant).slice(0, 10);
  const time = (instant: Date): string => reading(instant).slice(11, 16);
  const date = (instant: Date): string => sayDate[locale](day(instant), year);
  return {
    zone,
    zoneName: ZONE_NAMES[locale][zone] ?? zone,
    hour: (instant) => Math.floor(remainder(wall(instant), millisecondsInDay) / millisecondsInHour),
    weekday: (instant) => remainder(wallDay(instant) + THURSDAY, 7),
    daysBetween: (earlier, later) => wallDay(later) - wallDay(earlier),
    day,
    startOfDay: (wanted) => new Date(firstInstant(Date.parse(`${wanted}T00:00:00Z`), offsetAt)),
    iso: (instant) => `${reading(instant).slice(0, 19)}${sayOffset(offsetAt(instant.getTime()))}`,
    date,
    dateTime: (instant) => `${date(instant)} ${time(instant)}`,
    time,
  };
}

/** Offsets such as '+09:00' are no zones: they know no summer time, and only newer machines take them. */
export function isZone(name: string): boolean {
  if (STEADY.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    askIntl(name);
    return true;
  } catch {
    return false;
  }
}

/** 1970-01-01, day 0, was one. */
const THURSDAY = 4;

const ZONE_NAMES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  ja: { 'Asia/Tokyo': '日本時間' },
  en: { 'Asia/Tokyo': 'Japan time' },
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const sayDate: Readonly<Record<Locale, (day: string, year: number) => string>> = {
  ja: (day, year) => (Number(day.slice(0, 4)) === year ? day.slice(5) : day),
  en: (day, year) => {
    const [y = '', month = '', d = ''] = day.split('-');
    const short = `${MONTHS[Number(month) - 1]} ${Number(d)}`;
    return Number(y) === year ? short : `${short}, ${y}`;
  },
};

function sayOffset(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const hh = String(Math.floor(minutes / 60)).padStart(2, '0');
  const mm = String(minutes % 60).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hh}:${mm}`;
}

/** When the wall clock first shows `midnight` (a reading as if in UTC), or first shows anything after it where it is skipped. */
function firstInstant(midnight: number, offsetAt: (ms: number) => number): number {
  const before = offsetAt(midnight - millisecondsInDay);
  const after = offsetAt(midnight + millisecondsInDay);
  // Where midnight comes twice, the larger offset is the first of the two.
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    if (offsetAt(midnight - offset) === offset) return midnight - offset;
  }
  return changeBetween(midnight - millisecondsInDay, midnight + millisecondsInDay, offsetAt);
}

/**
 * Zones whose offset has not changed since `STEADY_SINCE`, the default one among them. The first formatter of a process
 * takes 16 ms, for Intl looks through all its locales: on these zones no run needs one.
 */
const STEADY: ReadonlyMap<string, number> = new Map([
  ['Asia/Tokyo', 9 * millisecondsInHour],
  ['UTC', 0],
]);
const STEADY_SINCE = Date.UTC(1952, 0, 1);

/** The zone's offset from UTC in ms at any instant. */
function offsets(zone: string): (ms: number) => number {
  const steady = STEADY.get(zone);
  if (steady === undefined) return offsetsByWeek(zone);
  return (ms) => (ms >= STEADY_SINCE ? steady : offsetsByWeek(zone)(ms));
}

/**
 * Asking Intl each time takes 1–2 µs; offsets change on a few days a year and never twice within a week, so each week is
 * asked about once and only its change, if any, is searched for.
 */
function offsetsByWeek(zone: string): (ms: number) => number {
  const ask = askIntl(zone);
  const weeks = new Map<number, OffsetsOfWeek>();
  return (ms) => {
    const number = Math.floor(ms / WEEK);
    let week = weeks.get(number);
    if (week === undefined) {
      const from = number * WEEK;
      const [before, after] = [ask(from), ask(from + WEEK)];
      week = { before, after, changeAt: before === after ? from : changeBetween(from, from + WEEK, ask) };
      weeks.set(number, week);
    }
    return ms < week.changeAt ? week.before : week.after;
  };
}

interface OffsetsOfWeek {
  readonly before: number;
  readonly after: number;
  readonly changeAt: number;
}

/** The first ms with the offset of `to`. No bit shifts here: ms since the epoch do not fit into 32 bits. */
function changeBetween(from: number, to: number, offsetAt: (ms: number) => number): number {
  const old = offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (offsetAt(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

function askIntl(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (ms) => {
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = OFFSET.exec(format.format(ms)) ?? [];
    const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    return sign === '-' ? -size : size;
  };
}

/** 'GMT', 'GMT+09:00', before standard time also 'GMT-00:44:30'. */
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

function remainder(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}
