import { at } from './reals.ts';
import { median, medianOf } from './robust-statistics.ts';

/** Spreads of the ordinary steps from point to point that a jump must exceed. */
const WILD = 8;
/** A jump that comes this often in one direction is a habit (log rotation, a weekly batch), not an event. */
const HABIT = 3;

/**
 * The series with its earlier part lifted to where it stands after each jump that happened once or twice: a clean-up, a big
 * upload. The jump is no part of how fast a disk fills.
 */
export function withoutOneOffJumps(series: Float64Array, perDay: number): Float64Array {
  const jumps = jumpsIn(series, perDay);
  const rare = jumps.filter(
    ({ size }) => jumps.filter((j) => Math.sign(j.size) === Math.sign(size)).length < HABIT,
  );
  if (rare.length === 0) return series;
  const lifted = series.slice();
  for (const { index, size } of rare) for (let i = 0; i < index; i++) lifted[i] = at(lifted, i) + size;
  return lifted;
}

/** Steps far beyond the ordinary ones after which the level stays: half a day on either side, less its own drift. */
function jumpsIn(series: Float64Array, perDay: number): readonly { index: number; size: number }[] {
  const steps = series.subarray(1).map((value, i) => value - at(series, i));
  const usual = median(steps);
  const most = WILD * 1.4826 * medianOf(steps.map((step) => Math.abs(step - usual)));
  const half = Math.max(2, perDay >> 1);
  const jumps: { index: number; size: number }[] = [];
  for (let index = half; index + half <= series.length; index++) {
    const step = at(steps, index - 1) - usual;
    if (Math.abs(step) <= most) continue;
    const size =
      median(series.slice(index, index + half)) - median(series.slice(index - half, index)) - usual * half;
    const stays = Math.sign(size) === Math.sign(step) && Math.abs(size) > Math.abs(step) / 2;
    if (stays && Math.abs(size) > most) jumps.push({ index, size });
  }
  return jumps;
}
