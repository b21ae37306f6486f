import { scale } from '../analysis/round-thresholds.ts';
import { type Replayed, rowsOf, type ThresholdRow } from '../records/threshold-review.ts';

/** What the rule would have done, set like this. */
export interface SettingRow extends ThresholdRow {
  readonly duration: number;
  readonly attempts: number;
}

/** Mackerel takes 1 to 10 of both. */
export const MOST_POINTS = 10;

/** Today's threshold with every duration and every number of attempts: by duration, then by attempts. */
export function grid({ rule, replay, warned }: Replayed): readonly (readonly SettingRow[])[] {
  const { operator, threshold } = rule;
  return upTo(MOST_POINTS).map((duration) => {
    const byAttempts = replay.countsByAttempts({ operator, duration }, MOST_POINTS, threshold);
    return byAttempts.map((counts, i) => {
      const setting = { operator, duration, attempts: i + 1 };
      const firingsAt = (at: number) => replay.firings(setting, at);
      return { ...setting, ...rowsOf(() => counts, firingsAt, warned ?? [])(threshold) };
    });
  });
}

/** A hundred or so round thresholds, from where half the means are beyond to where none is, or the other level begins. */
export function ladder({ rule, replay, warned }: Replayed): readonly SettingRow[] {
  const at = replay.quantiles(rule);
  const reach = FURTHEST * (at(0.99) - at(0.01));
  const [low, high] =
    rule.operator === '<'
      ? [rule.otherLevel ?? Math.max(at(0), rule.threshold - reach), at(0.5)]
      : [at(0.5), rule.otherLevel ?? Math.min(at(1), rule.threshold + reach)];
  const firingsAt = (threshold: number) => replay.firings(rule, threshold);
  const rowAt = rowsOf(replay.counts(rule), firingsAt, warned ?? []);
  const thresholds = new Set([...scale(low, high, MOST_RUNGS), rule.threshold]);
  return [...thresholds]
    .sort((a, b) => a - b)
    .map((threshold) => ({ duration: rule.duration, attempts: rule.attempts, ...rowAt(threshold) }));
}

const MOST_RUNGS = 100;

/** In usual ranges of the metric: one wild point must not stretch the steps. */
const FURTHEST = 10;

const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, i) => i + 1);
