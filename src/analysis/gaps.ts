import { at } from './reals.ts';
import { medianOf } from './robust-statistics.ts';

/** Points at equal steps, oldest first; one that is missing is null or NaN. */
export type Points = ArrayLike<number | null>;

/**
 * The series with its gaps bridged by straight lines, so that sums can run over it. A gap is not a zero; `seen` says how many
 * points are real, and whoever judges must ask.
 */
export function bridged(values: Points): { reals: Float64Array; seen: number } {
  return bridge(holed(values));
}

/** NaN where there is no number. */
function holed(values: Points): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    numbers[i] = Number.isFinite(value) ? value : Number.NaN;
  }
  return numbers;
}

/**
 * What is left of a bridged series without its season, bridged anew: where a point of a daily peak is missing, the line between
 * its neighbours less the peak would be a hole that nobody measured.
 */
export function bridgedAgain(rest: Float64Array, values: Points): Float64Array {
  const left = rest.slice();
  for (let i = 0; i < left.length; i++) if (!Number.isFinite(values[i])) left[i] = Number.NaN;
  return bridge(left).reals;
}

/** A long gap is anchored in the median of this many points on either side: one noisy point must not stand for a day. */
const ANCHOR = 12;

function bridge(broken: Float64Array): { reals: Float64Array; seen: number } {
  const holes = holesIn(broken);
  const reals = holes.length === 0 ? broken : broken.slice();
  const present = (value: number) => !Number.isNaN(value);
  let seen = reals.length;
  for (const { from, to } of holes) {
    const reach = Math.min(to - from, ANCHOR);
    seen -= to - from;
    const before = medianOf(broken.slice(Math.max(0, from - reach), from).filter(present));
    const after = medianOf(broken.slice(to, to + reach).filter(present));
    const start = present(before) ? before : present(after) ? after : 0;
    const end = present(after) ? after : start;
    for (let i = from; i < to; i++) reals[i] = start + ((end - start) * (i + 1 - from)) / (to + 1 - from);
  }
  return { reals, seen };
}

/** Runs of points without a value, as [from, to). */
export function gapsIn(values: Points): readonly { from: number; to: number }[] {
  return holesIn(holed(values));
}

function holesIn(broken: Float64Array): readonly { from: number; to: number }[] {
  const holes: { from: number; to: number }[] = [];
  for (let i = 0; i < broken.length; i++) {
    if (Number.isFinite(at(broken, i))) continue;
    const from = i;
    while (i < broken.length && !Number.isFinite(at(broken, i))) i++;
    holes.push({ from, to: i });
  }
  return holes;
}
