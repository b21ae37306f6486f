import { believed } from '../analysis/false-discovery.ts';
import { presentPoints } from '../analysis/moving-means.ts';
import { medianOf } from '../analysis/robust-statistics.ts';
import { levelShift } from '../analysis/shift.ts';
import type { MetricGrid, MetricSeries } from '../records.ts';

/** A metric in the period and in the one before: medians of the slots, `null` with fewer than half of them. */
export interface MonthMedians {
  readonly series: MetricSeries;
  readonly before: number | null;
  readonly now: number | null;
  /** It differs by more than chance makes of a month, and by enough to be worth a word. */
  readonly shifted: boolean;
}

/** Of those that are told, so many may be chance. */
const FALSE_SHARE = 0.05;
/** Smaller differences may be real and are not worth a word. */
const WORTH_A_WORD = 0.1;

/** By the id of the series. Of all that are compared at once, few are told wrongly. */
export function monthMedians(
  all: readonly MetricSeries[],
  grid: MetricGrid,
): ReadonlyMap<string, MonthMedians> {
  const tested = all.map((series) => ({ series, p: levelShift(series.values, grid) }));
  const real = new Set(believed(tested, tested.length, FALSE_SHARE).map(({ series }) => series));
  return new Map(
    all.map((series) => {
      const before = usual(series.values.subarray(0, grid.split));
      const now = usual(series.values.subarray(grid.split));
      const shifted = real.has(series) && isWorthAWord(before, now);
      return [series.origin.id, { series, before, now, shifted }];
    }),
  );
}

function usual(values: Float64Array): number | null {
  const seen = presentPoints(values);
  return seen.length === 0 || seen.length < values.length / 2 ? null : medianOf(seen);
}

const isWorthAWord = (before: number | null, now: number | null): boolean =>
  before !== null &&
  now !== null &&
  Math.abs(now - before) >= WORTH_A_WORD * Math.abs(before) &&
  now !== before;
