/** What a rule does at a threshold. */
export type ThresholdCurve = (threshold: number) => {
  /** Alerts opened. */
  readonly alerts: number;
  /** Points at which an alert was open. */
  readonly open: number;
};

/** Says of a point, by its index, whether what happens there is counted. */
export type Counted = (index: number) => boolean;

/**
 * All thresholds at once in O(n log n). Let low(k, i) be the lowest of the k means that end at i. With `attempts` = k an
 * alert is open at i just where low(k, i) > threshold, and it opened there just where low(k + 1, i) is not. So both
 * numbers are counts of values above the threshold in sorted arrays, over any set of points: a month, the nights.
 * `means` are such that a breach is greater than the threshold. The curve holds for thresholds of at least `from`: where
 * that is high, few values are above it, and there is little to sort.
 */
export function thresholdCurve(
  means: Float64Array,
  attempts: number,
  counted: Counted | null = null,
  from: number = Number.NEGATIVE_INFINITY,
): ThresholdCurve {
  const lowest = lowestOfLast(means, attempts);
  const longer = oneLonger(lowest, means, attempts);
  return curveOf(ranked(lowest, counted, from), ranked(longer, counted, from));
}

/** The curves for 1, 2, … `mostAttempts`. Neighbours share an array: eleven are sorted for ten curves. */
export function thresholdCurves(
  means: Float64Array,
  mostAttempts: number,
  counted: Counted | null = null,
  from: number = Number.NEGATIVE_INFINITY,
): readonly ThresholdCurve[] {
  let lowest = means;
  let sorted = ranked(means.slice(), counted, from);
  return Array.from({ length: mostAttempts }, (_, i) => {
    lowest = oneLonger(lowest, means, i + 1);
    const longer = ranked(lowest.slice(), counted, from);
    const curve = curveOf(sorted, longer);
    sorted = longer;
    return curve;
  });
}

/**
 * The lowest of the `length` means that end at each index; -Infinity, beyond no threshold, where there are fewer. A window
 * is made of two shorter ones that may overlap: O(n log length).
 */
export function lowestOfLast(means: Float64Array, length: number): Float64Array {
  const lowest = means.slice();
  let covered = 1;
  while (covered < length) {
    const shift = Math.min(covered, length - covered);
    for (let i = lowest.length - 1; i >= shift; i--) lowest[i] = lower(lowest[i - shift], lowest[i]);
    covered += shift;
  }
  return lowest.fill(Number.NEGATIVE_INFINITY, 0, length - 1);
}

function oneLonger(lowest: Float64Array, means: Float64Array, length: number): Float64Array {
  const longer = new Float64Array(lowest.length).fill(Number.NEGATIVE_INFINITY, 0, length);
  for (let i = length; i < longer.length; i++) longer[i] = lower(means[i - length], lowest[i]);
  return longer;
}

const lower = (a = 0, b = 0): number => (a < b ? a : b);

function ranked(
  values: Float64Array,
  counted: Counted | null,
  from: number = Number.NEGATIVE_INFINITY,
): Float64Array {
  if (counted === null && from === Number.NEGATIVE_INFINITY) return values.sort();
  return values.filter((value, i) => value > from && (counted === null || counted(i))).sort();
}

function curveOf(lowest: Float64Array, longer: Float64Array): ThresholdCurve {
  return (threshold) => {
    const open = countAbove(lowest, threshold);
    return { open, alerts: open - countAbove(longer, threshold) };
  };
}

function countAbove(ascending: Float64Array, threshold: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= threshold) low = middle + 1;
    else high = middle;
  }
  return ascending.length - low;
}
