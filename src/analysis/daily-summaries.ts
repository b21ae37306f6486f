import type { Points } from './gaps.ts';
import { at } from './reals.ts';

/** One number a day for each question; NaN for a day with fewer than half its points. */
export interface DailySummaries {
  /** Mean. */
  readonly level: Float64Array;
  /** Logarithm of the mean step from one point to the next. */
  readonly unrest: Float64Array;
  /** The first daily harmonic: how far the day swings from 00:00 to 12:00, and from 06:00 to 18:00. */
  readonly swing: Float64Array;
  readonly lean: Float64Array;
}

export function dailySummaries(values: Points, from: number, to: number, perDay: number): DailySummaries {
  const days = Math.floor((to - from) / perDay);
  const summaries = {
    level: new Float64Array(days).fill(Number.NaN),
    unrest: new Float64Array(days).fill(Number.NaN),
    swing: new Float64Array(days).fill(Number.NaN),
    lean: new Float64Array(days).fill(Number.NaN),
  };
  const waves = Float64Array.from({ length: 2 * perDay }, (_, i) =>
    i < perDay ? Math.cos((2 * Math.PI * i) / perDay) : Math.sin((2 * Math.PI * (i - perDay)) / perDay),
  );
  for (let day = 0; day < days; day++) summarise(values, from + day * perDay, perDay, waves, summaries, day);
  return summaries;
}

function summarise(
  values: Points,
  start: number,
  perDay: number,
  waves: Float64Array,
  into: DailySummaries,
  day: number,
): void {
  let [seen, sum, steps, moved] = [0, 0, 0, 0];
  let before = Number.NaN;
  for (let i = 0; i < perDay; i++) {
    const value = values[start + i] ?? Number.NaN;
    if (!Number.isNaN(value)) {
      seen++;
      sum += value;
      if (!Number.isNaN(before)) {
        steps++;
        moved += Math.abs(value - before);
      }
    }
    before = value;
  }
  if (seen < perDay / 2 || steps === 0) return;
  const level = sum / seen;
  let [swing, lean] = [0, 0];
  for (let i = 0; i < perDay; i++) {
    const value = values[start + i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    swing += (value - level) * at(waves, i);
    lean += (value - level) * at(waves, perDay + i);
  }
  into.level[day] = level;
  // A day that stands still has no logarithm; a rounding error of its level stands for its unrest.
  into.unrest[day] = Math.log(Math.max(moved / steps, 1e-9 * Math.abs(level), Number.MIN_VALUE));
  into.swing[day] = swing / seen;
  into.lean[day] = lean / seen;
}
