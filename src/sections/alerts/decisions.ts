import type { Meeting } from '../../meeting.ts';
import { fullyExplained } from '../../records/known.ts';
import type { Storm } from '../../records/storms.ts';
import type { Alert, Issue } from '../../records.ts';
import type { RuleReview } from './by-rule.ts';
import { type Flapping, flapping } from './flapping.ts';
import { type Growth, growthOf } from './growth.ts';
import { type Habits, habits, openFor } from './habits.ts';
import { byMonth, type Calendar, type MonthCount } from './history.ts';
import { untouched } from './untouched.ts';

/** A line of the review. A storm is one thing to decide on, so its alerts are taken out of their rules' lines. */
export type Line = RuleLine | StormLine;

export interface RuleLine {
  readonly kind: 'rule';
  readonly review: RuleReview;
  /** Fired outside storms, oldest first. */
  readonly alone: readonly Alert[];
  readonly inStorms: number;
  /** Fired outside storms in the period before, to compare with. */
  readonly earlier: readonly Alert[];
  /** Stood open for a day or more, the longest first. */
  readonly stood: readonly Alert[];
  /** Of `alone`, like what follows. */
  readonly habits: Habits;
  readonly flapping: Flapping | null;
  /** Without a trace of a person; `null` when incidents or work logs can't be read. */
  readonly untouched: readonly Alert[] | null;
  /** The whole months known, without storms like `alone`, oldest first. */
  readonly months: readonly MonthCount[];
  readonly growth: Growth;
  readonly weight: number;
}

export interface StormLine {
  readonly kind: 'storm';
  readonly storm: Storm;
  readonly weight: number;
}

/** What the meeting decides on one by one, the heaviest first, and the others by their count. */
export interface Decisions {
  readonly first: readonly Line[];
  readonly rest: readonly Line[];
}

/** As many as can be decided in the quarter of an hour that alerts get. */
const AT_MOST = 7;
/** Below this a line is not worth a decision, unless there is nothing heavier. */
const WORTH_DECIDING = 3;
const IF_NOTHING_HEAVIER = 3;

/**
 * `storms` are those of the period, `earlier` those of the months before. `written` are the incidents and work logs, in
 * which people leave traces; `null` when they can't be read.
 */
export function decisions(
  reviews: readonly RuleReview[],
  { storms, earlier }: { readonly storms: readonly Storm[]; readonly earlier: readonly Storm[] },
  calendar: Calendar,
  written: readonly Issue[] | null,
  meeting: Meeting,
): Decisions {
  const stormy = new Set([...storms, ...earlier].flat());
  const lines: Line[] = [
    ...reviews
      .map((review) => ruleLine(review, stormy, calendar, written, meeting))
      .filter(({ alone, stood }) => alone.length > 0 || stood.length > 0),
    ...storms.map((storm): Line => ({ kind: 'storm', storm, weight: storm.length })),
  ];
  lines.sort((a, b) => b.weight - a.weight || firedIn(b) - firedIn(a));
  const worthIt = lines.filter(({ weight }) => weight >= WORTH_DECIDING).length;
  const shown = worthIt > 0 ? Math.min(worthIt, AT_MOST) : IF_NOTHING_HEAVIER;
  return {
    first: lines.slice(0, shown),
    rest: lines.slice(shown).sort((a, b) => firedIn(b) - firedIn(a)),
  };
}

/** The alerts a line stands for. */
export function firedIn(line: Line): number {
  return line.kind === 'storm' ? line.storm.length : line.alone.length;
}

const DAY_MINUTES = 24 * 60;

function ruleLine(
  review: RuleReview,
  stormy: ReadonlySet<Alert>,
  calendar: Calendar,
  written: readonly Issue[] | null,
  meeting: Meeting,
): RuleLine {
  const isAlone = (alert: Alert): boolean => !stormy.has(alert);
  const alone = review.fired.filter(isAlone);
  const earlier = review.earlier.filter(isAlone);
  const months = byMonth(review.trend.filter(isAlone), calendar);
  const line = {
    kind: 'rule',
    review,
    alone,
    inStorms: review.fired.length - alone.length,
    earlier,
    stood: review.standing
      .filter((alert) => openFor(alert, meeting) >= DAY_MINUTES)
      .toSorted((a, b) => openFor(b, meeting) - openFor(a, meeting)),
    habits: habits(alone, meeting),
    flapping: flapping(alone, meeting.rules.flapping),
    untouched: written === null ? null : untouched(alone, written),
    months,
    growth: growthOf(alone.length, earlier.length, review, months, meeting),
  } as const;
  return { ...line, weight: weight(line, meeting) };
}

const FEW_DAYS = 5;
const WEIGHTS = { flapping: 5, muchMore: 5, firstEver: 3, nobodyActed: 2 };
const MUCH_MORE = 2;
const MOST_FOR_NIGHTS = 5;
/** What stands open now is at the top of the page already, with its question. */
const MOST_FOR_OPEN_NOW = 2;

/**
 * Alerts, and some more for what an experienced eye would stop at: what was broken for days, wakes people, flaps, is new,
 * grew, or moved nobody. What the team's register explains is heard of only when nothing else is left.
 */
function weight(line: Omit<RuleLine, 'weight'>, meeting: Meeting): number {
  const { review, alone, stood, habits, flapping, growth, untouched } = line;
  if (fullyExplained(review.rule, review.fired, meeting)) return 0;
  const [longest] = stood;
  const days = longest === undefined ? 0 : openFor(longest, meeting) / DAY_MINUTES;
  return (
    alone.length +
    Math.min(days, longest?.closedAt === null ? MOST_FOR_OPEN_NOW : FEW_DAYS) +
    Math.min(habits.wakeUps.length, MOST_FOR_NIGHTS) +
    (flapping === null ? 0 : WEIGHTS.flapping) +
    ((growth.sinceBefore ?? 0) >= MUCH_MORE ? WEIGHTS.muchMore : 0) +
    (growth.isFirst && alone.length > 1 ? WEIGHTS.firstEver : 0) +
    (alone.length >= WORTH_DECIDING && untouched?.length === alone.length ? WEIGHTS.nobodyActed : 0)
  );
}
