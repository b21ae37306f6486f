import type { Meeting } from '../../meeting.ts';
import type { Storm } from '../../records/storms.ts';
import type { Alert } from '../../records.ts';
import type { RuleReview } from './by-rule.ts';
import { openFor } from './habits.ts';

/** A line of the review. A storm is one thing to decide on, so its alerts are taken out of their rules' lines. */
export type Line = RuleLine | StormLine;

export interface RuleLine {
  readonly kind: 'rule';
  readonly review: RuleReview;
  /** Fired outside storms. */
  readonly alone: readonly Alert[];
  readonly inStorms: number;
  /** Stood open for a day or more, the longest first. */
  readonly stood: readonly Alert[];
}

export interface StormLine {
  readonly kind: 'storm';
  readonly storm: Storm;
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

export function decisions(
  reviews: readonly RuleReview[],
  storms: readonly Storm[],
  meeting: Meeting,
): Decisions {
  const stormy = new Set(storms.flat());
  const lines: Line[] = [
    ...reviews.map((review) => ruleLine(review, stormy, meeting)).filter(saysSomething),
    ...storms.map((storm): Line => ({ kind: 'storm', storm })),
  ];
  lines.sort((a, b) => weight(b, meeting) - weight(a, meeting) || firedIn(b) - firedIn(a));
  const worthIt = lines.filter((line) => weight(line, meeting) >= WORTH_DECIDING).length;
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

function ruleLine(review: RuleReview, stormy: ReadonlySet<Alert>, meeting: Meeting): RuleLine {
  const alone = review.fired.filter((alert) => !stormy.has(alert));
  return {
    kind: 'rule',
    review,
    alone,
    inStorms: review.fired.length - alone.length,
    stood: review.standing
      .filter((alert) => openFor(alert, meeting) >= DAY_MINUTES)
      .toSorted((a, b) => openFor(b, meeting) - openFor(a, meeting)),
  };
}

/** A rule that only took part in a storm is in the storm's line. */
const saysSomething = ({ alone, stood }: RuleLine): boolean => alone.length > 0 || stood.length > 0;

const DAY_MINUTES = 24 * 60;
const MOST_FOR_STANDING = 5;

/** Alerts, and up to five more for the days the longest one stood open: what is broken for days outranks a blip. */
function weight(line: Line, meeting: Meeting): number {
  if (line.kind === 'storm') return line.storm.length;
  const [longest] = line.stood;
  const days = longest === undefined ? 0 : openFor(longest, meeting) / DAY_MINUTES;
  return line.alone.length + Math.min(days, MOST_FOR_STANDING);
}
