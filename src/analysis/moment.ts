/** The step that explains most of a stretch of points. */
export interface Moment {
  /** The first point after it. */
  readonly index: number;
  readonly before: number;
  readonly after: number;
}

/** Fewer points on either side are no level. */
const FEWEST = 15;
/** Splits whose likelihood is within so much (natural logarithm) of the best may be the right one as well. */
const AS_LIKELY = 3;
/** Of the step, so much happens within the points next to it: what climbs for an hour has no moment. */
const AT_ONCE = 0.6;

/**
 * When a stretch of points steps from one level to another: the split with the least squares, provided that no other as good
 * as it lies farther than `within` points away. `null` where that can't be said, or nothing steps.
 */
export function momentOf(values: readonly number[], within: number): Moment | null {
  const n = values.length;
  if (n < 2 * FEWEST) return null;
  const sums = runningSums(values);
  const total = sums[n] ?? 0;
  const explained = (split: number): number => {
    const [left, right] = [sums[split] ?? 0, total - (sums[split] ?? 0)];
    return left ** 2 / split + right ** 2 / (n - split);
  };
  const splits = Array.from({ length: n - 2 * FEWEST + 1 }, (_, i) => FEWEST + i);
  const best = splits.reduce((a, b) => (explained(b) > explained(a) ? b : a));
  const squares = values.reduce((sum, value) => sum + value ** 2, 0);
  const noise = Math.max(0, squares - explained(best)) / n;
  const alike = splits.filter((split) => explained(best) - explained(split) <= 2 * AS_LIKELY * noise);
  const reach = Math.max(best - (alike[0] ?? best), (alike.at(-1) ?? best) - best);
  if (reach > within) return null;
  const found = {
    index: best,
    before: (sums[best] ?? 0) / best,
    after: (total - (sums[best] ?? 0)) / (n - best),
  };
  const near = Math.min(FEWEST, Math.max(3, Math.ceil(within)));
  const mean = (from: number): number => ((sums[from + near] ?? 0) - (sums[from] ?? 0)) / near;
  const there = (mean(best) - mean(best - near)) / (found.after - found.before);
  return there >= AT_ONCE ? found : null;
}

/** The sum of the first i. */
function runningSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [i, value] of values.entries()) sums[i + 1] = (sums[i] ?? 0) + value;
  return sums;
}
