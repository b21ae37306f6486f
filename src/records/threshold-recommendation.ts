import { digitsNeeded, roundThresholds } from '../analysis/round-thresholds.ts';
import type { Counts } from './threshold-replay.ts';
import type { ThresholdRow } from './threshold-review.ts';
import type { ThresholdRule } from './threshold-rule.ts';

/** Where a better threshold is looked for. */
export interface Ground {
  readonly rule: ThresholdRule;
  readonly countsAt: (threshold: number) => Counts;
  /** As `countsAt`, with what becomes of the incidents. */
  readonly rowAt: (threshold: number) => ThresholdRow;
  /** Of what the rule compares, from the 1st to the 99th of a hundred. */
  readonly usualRange: number;
}

/**
 * The threshold nearest to today's that brings the alerts into the budget, still warns of every incident that today's
 * warns of, no more than 5 minutes later, and stands on flat ground. The nearest and not the furthest, which one month's
 * incidents would allow: the next one may be milder. Near it the roundest number is taken: people write 0.5, not 0.48.
 */
export function betterThreshold(ground: Ground, budget: number): ThresholdRow | null {
  const now = ground.rowAt(ground.rule.threshold);
  return firstRound(
    ground,
    ground.rule.threshold,
    (row) =>
      row.alerts <= budget &&
      row.alerts < now.alerts &&
      row.stillWarned.length === now.stillWarned.length &&
      row.minutesLater <= MOST_MINUTES_LATER,
  );
}

/** The next one that opens fewer alerts still, whatever it misses. */
export function tighterThreshold(ground: Ground, recommended: ThresholdRow): ThresholdRow | null {
  return firstRound(ground, recommended.threshold, ({ alerts }) => alerts < recommended.alerts);
}

/** Nothing nearer to firing all the time is asked about than the flat ground around today's threshold. */
export const lowestLookedAt = ({ threshold, operator }: ThresholdRule, usualRange: number): number =>
  threshold - (operator === '<' ? -1 : 1) * FLAT * usualRange;

export const MOST_MINUTES_LATER = 5;

/** So many round numbers are tried: at a tenth to a fiftieth of the usual range each, that is well beyond it. */
const MOST_TRIED = 120;

/** As a share of the usual range: how far around flat ground reaches, and how far a rounder number may be. */
const FLAT = 0.05;
const ROUNDER = 1 / 6;

function firstRound(
  { rule, rowAt, countsAt, usualRange }: Ground,
  from: number,
  fits: (row: ThresholdRow) => boolean,
): ThresholdRow | null {
  // But for one: where there are a few a month, a single alert that splits in two is no slope.
  const isFlat = ({ threshold, alerts }: ThresholdRow): boolean =>
    [-1, 1].every((side) => Math.abs(countsAt(threshold + side * FLAT * usualRange).alerts - alerts) <= 1);
  let best: ThresholdRow | null = null;
  let limit = Number.POSITIVE_INFINITY;
  for (const threshold of roundThresholds(from, rule.operator === '<' ? -1 : 1, usualRange, MOST_TRIED)) {
    if (Math.abs(threshold - from) > limit || isBeyondOtherLevel(threshold, rule)) break;
    const row = rowAt(threshold);
    if (!fits(row) || !isFlat(row)) continue;
    if (best === null) limit = Math.abs(threshold - from) + ROUNDER * usualRange;
    if (best === null || digitsNeeded(threshold) < digitsNeeded(best.threshold)) best = row;
  }
  return best;
}

function isBeyondOtherLevel(threshold: number, { operator, otherLevel }: ThresholdRule): boolean {
  if (otherLevel === null) return false;
  return operator === '<' ? threshold <= otherLevel : threshold >= otherLevel;
}
