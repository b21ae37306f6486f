import { type LocalTime, localTime } from './local-time.ts';
import { type Days, monthKey, monthsBefore } from './meeting/calendar-days.ts';
import { daysBefore, daysReviewed } from './meeting/days-reviewed.ts';
import type { Sitting } from './meeting/sitting.ts';
import type { Period } from './records.ts';

export {
  type Absence,
  type MeetingRule,
  type Person,
  ROLES,
  type RoomDuty,
  type RoomRule,
  type Sitting,
} from './meeting/sitting.ts';

export const LOCALES = ['ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A calendar month in the team's zone. Never a Date: months have no length. */
export interface Month {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
}

/** Which meeting this is, what it reviews, and in whose clock and language. A plain value; the same for every section. */
export interface Meeting {
  readonly service: string;
  /** Repository in which issues are named by number alone ('#12'); elsewhere 'repo#12'. */
  readonly homeRepo: string | null;
  /** The month reviewed; `null` for a free range. */
  readonly month: Month | null;
  /** What is counted. */
  readonly period: Period;
  /** What it is compared with: the month before, or the equally long range before. */
  readonly earlier: Period;
  /**
   * The six local months that end with the period: "never fired" is said of these. Contains `earlier`, so it is longer for
   * a free range of more than three months.
   */
  readonly history: Period;
  /** The thirteen local months that end with the period (longer where `history` is): trends and last year's month. */
  readonly trend: Period;
  /** States (open, done) are read at this instant; nothing after it exists. */
  readonly at: Date;
  readonly locale: Locale;
  readonly local: LocalTime;
  readonly rules: ReviewRules;
  /** Public holidays, 'YYYY-MM-DD', over `trend` at least; `null` when the team counts none or the calendar ends before. */
  readonly holidays: ReadonlySet<string> | null;
  /** What lives elsewhere, by section: printed under the heading. */
  readonly links: Readonly<Record<string, readonly { readonly text: string; readonly url: string }[]>>;
  /** What the team has explained once and need not ask again, of all its services. */
  readonly known: readonly KnownPattern[];
  /** The page of the meeting before, by its path from this page; null when there is none. */
  readonly lastPage: string | null;
  /** When it is held and who does what; absent where the team has said neither `people:` nor `meetings:`. */
  readonly sitting?: Sitting;
  /** Absent = 'sparkline'. */
  readonly pictures?: Pictures;
  /** What the team's own metrics and words mean; absent = it has said nothing. */
  readonly glossary?: readonly Gloss[];
  /** Newcomers are expected: the page ends with what its words mean. */
  readonly newcomers?: boolean;
  /** Everything found is told, however long that gets: on a terminal, not on a page that is read aloud. */
  readonly inFull?: boolean;
}

/** A name of the team's, or what such names have in common, in a few plain words. */
export interface Gloss {
  readonly name: Matcher;
  readonly means: string;
}

/** Bars within the lines of the page; files beside it too, in a folder named by its path from the page; or none. */
export type Pictures = 'none' | 'sparkline' | { readonly folder: string };

/** The definitions that a team can change under `rules` in its config. */
export interface ReviewRules {
  /** Local hours: night is [from, to) across midnight. */
  readonly night: { readonly fromHour: number; readonly toHour: number };
  readonly flapping: {
    readonly alerts: number;
    readonly withinHours: number;
    readonly closedWithinMinutes: number;
  };
  /** The country whose public holidays count as weekend. */
  readonly holidays: 'jp' | null;
}

/** Alerts that the team expects, as its register under `known` in the config says. */
export interface KnownPattern {
  readonly match: {
    /** The rule's id or name. */
    readonly monitor: Matcher;
    /** The host's name; `null` = whichever, or none. */
    readonly host: Matcher | null;
    readonly message: Matcher | null;
  };
  readonly explanation: string;
  /** 'YYYY-MM-DD', the last day on which the explanation holds. */
  readonly until: string;
  /** A month; `null` = however many. */
  readonly atMost: number | null;
  /** 'HH:MM' by the team's clock; `null` = at any time. */
  readonly usually: string | null;
}

/** A whole text, or a pattern found somewhere in it. */
export type Matcher = string | RegExp;

/** What is known when a meeting is planned. Without `month`, `from` and `to` it reviews the last complete local month. */
export interface MeetingPlan
  extends Omit<Meeting, 'month' | 'period' | 'earlier' | 'history' | 'trend' | 'local' | 'holidays'> {
  /** IANA name, known to this machine. */
  readonly zone: string;
  /** 'YYYY-MM', as somebody typed it. */
  readonly month?: string;
  /** 'YYYY-MM-DD', as somebody typed it: local days, the second one exclusive. */
  readonly from?: string;
  readonly to?: string;
}

/**
 * Which meeting this is, with no holidays yet: their calendar is loaded for those who want it (`publicHolidays`).
 * The period may reach beyond `at` (the month is not over yet) but begins before it.
 * Throws a Problem (usage) for a month or range that can't be meant.
 */
export function planMeeting({ zone, month: wanted, from, to, ...known }: MeetingPlan): Meeting {
  const calendar = localTime(zone, known.locale, 0);
  const today = calendar.day(known.at);
  const reviewed = daysReviewed(today, { month: wanted, from, to });

  const period = (days: Days): Period => ({
    from: calendar.startOfDay(days.from),
    to: calendar.startOfDay(days.to),
  });
  const earlier = daysBefore(reviewed);
  const backBy = (months: number): Period => {
    const back = monthsBefore(reviewed.to, months);
    return period({ from: earlier.from < back ? earlier.from : back, to: reviewed.to });
  };
  return {
    ...known,
    month: reviewed.month,
    period: period(reviewed),
    earlier: period(earlier),
    history: backBy(6),
    trend: backBy(13),
    holidays: null,
    local: localTime(zone, known.locale, Number(reviewed.from.slice(0, 4))),
  };
}

/** The same meeting, with a trend of so many local months. */
export function lookingBack(meeting: Meeting, months: number): Meeting {
  const { local, period } = meeting;
  const from = local.startOfDay(monthsBefore(local.day(period.to), months));
  return { ...meeting, trend: { from, to: period.to } };
}

export { monthKey };

/** The `{month}` of a path: '2026-10', or of a free range its first and last day, '2026-10-01_2026-10-15'. */
export function meetingKey({ month, period, local }: Pick<Meeting, 'month' | 'period' | 'local'>): string {
  if (month !== null) return monthKey(month);
  return `${local.day(period.from)}_${local.day(new Date(period.to.getTime() - 1))}`;
}

/** '10 月' / 'October' */
export function monthName({ month }: Month, locale: Locale): string {
  return locale === 'ja' ? `${month} 月` : (MONTH_NAMES[month - 1] ?? '');
}

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
