import { movingMeans, presentPoints } from './moving-means.ts';
import { thresholdCurve } from './threshold-curve.ts';

/** When a rule opens an alert: the mean of the last `duration` points is beyond the threshold `attempts` times in a row. */
export interface Replay {
  readonly duration: number;
  readonly attempts: number;
  /** The comparison is strict, the observed value on the left. */
  readonly operator: '>' | '<';
  /** In any order; as many as there are points cost O(n log n) together. */
  readonly thresholds: ArrayLike<number>;
}

export interface Replayed {
  readonly threshold: number;
  /** How many alerts would have been opened. */
  readonly alerts: number;
  /** Points of those breaches, from the first one that counts towards `attempts` on. */
  readonly minutes: number;
}

/**
 * What the rule would have done at each threshold, in their order. `values` are points at equal steps, oldest first;
 * missing ones (null, NaN) are skipped as Mackerel skips them: they neither open nor close.
 */
export function backtest(
  values: ArrayLike<number | null>,
  { duration, attempts, operator, thresholds }: Replay,
): readonly Replayed[] {
  const curve = thresholdCurve(movingMeans(presentPoints(values), duration, operator), attempts);
  const sign = operator === '<' ? -1 : 1;
  const results = new Array<Replayed>(thresholds.length);
  for (let i = 0; i < results.length; i++) {
    const threshold = thresholds[i] ?? Number.NaN;
    const { alerts, open } = curve(sign * threshold);
    // An alert opens with the last of its attempts: the ones before belong to the breach too.
    results[i] = { threshold, alerts, minutes: open + (attempts - 1) * alerts };
  }
  return results;
}
