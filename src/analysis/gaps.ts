import { at } from './reals.ts';
import { medianOf } from './robust-statistics.ts';

/**
 * The series with its gaps bridged by straight lines, so that sums can run over it. A gap is not a zero; `seen` says how many
 * points are real, and whoever judges must ask.
 */
export function bridged(values: readonly (number | null)[]): { reals: Float64Array; seen: number } {
  const holed = Float64Array.from(values, (value) =>
    Number.isFinite(value ?? Number.NaN) ? (value ?? 0) : Number.NaN,
  );
  return bridge(holed);
}

/**
 * What is left of a bridged series without its season, bridged anew: where a point of a daily peak is missing, the line between
 * its neighbours less the peak would be a hole that nobody measured.
 */
export function bridgedAgain(rest: Float64Array, values: readonly (number | null)[]): Float64Array {
  return bridge(rest.map((left, i) => (Number.isFinite(values[i] ?? Number.NaN) ? left : Number.NaN))).reals;
}

/** A long gap is anchored in the median of this many points on either side: one noisy point must not stand for a day. */
const ANCHOR = 12;

function bridge(holed: Float64Array): { reals: Float64Array; seen: number } {
  const reals = holed.slice();
  const present = (value: number) => !Number.isNaN(value);
  let seen = reals.length;
  for (const { from, to } of holesIn(holed)) {
    const reach = Math.min(to - from, ANCHOR);
    seen -= to - from;
    const before = medianOf(holed.slice(Math.max(0, from - reach), from).filter(present));
    const after = medianOf(holed.slice(to, to + reach).filter(present));
    const start = present(before) ? before : present(after) ? after : 0;
    const end = present(after) ? after : start;
    for (let i = from; i < to; i++) reals[i] = start + ((end - start) * (i + 1 - from)) / (to + 1 - from);
  }
  return { reals, seen };
}

/** Runs of points without a value, as [from, to). */
export function gapsIn(values: readonly (number | null)[]): readonly { from: number; to: number }[] {
  return holesIn(Float64Array.from(values, (value) => value ?? Number.NaN));
}

function holesIn(holed: Float64Array): readonly { from: number; to: number }[] {
  const holes: { from: number; to: number }[] = [];
  for (let i = 0; i < holed.length; i++) {
    if (Number.isFinite(at(holed, i))) continue;
    const from = i;
    while (i < holed.length && !Number.isFinite(at(holed, i))) i++;
    holes.push({ from, to: i });
  }
  return holes;
}
