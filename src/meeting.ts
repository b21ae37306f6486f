import type { LocalTime } from './local-time.ts';
import type { Period } from './records.ts';

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
  /** The six local months that end with the period: "never fired" is said of these. Contains `earlier`. */
  readonly history: Period;
  /** States (open, done) are read at this instant; nothing after it exists. */
  readonly at: Date;
  readonly locale: Locale;
  readonly local: LocalTime;
  readonly rules: ReviewRules;
  /** What lives elsewhere, by section: printed under the heading. */
  readonly links: Readonly<Record<string, readonly { readonly text: string; readonly url: string }[]>>;
  /** The page of the meeting before, as the reader can open it; null when there is none. */
  readonly lastPage: string | null;
}

/** The configurable definitions of design.md §3. */
export interface ReviewRules {
  /** Local hours: night is [from, to) across midnight. */
  readonly night: { readonly fromHour: number; readonly toHour: number };
  readonly flapping: {
    readonly alerts: number;
    readonly withinHours: number;
    readonly closedWithinMinutes: number;
  };
}
