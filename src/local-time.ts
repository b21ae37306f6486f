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
