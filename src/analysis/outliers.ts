import { at } from './reals.ts';
import { runningMedian, spreadAround } from './robust-statistics.ts';

/**
 * The series with every point drawn to within `bound` spreads of the running median over `width` points (Huber): a few wild
 * hours cannot pass for a new level, while a step, which moves the median itself, stays.
 */
export function tamed(series: Float64Array, width: number, bound: number): Float64Array {
  const odd = width | 1;
  if (odd < 5 || series.length < odd) return series;
  const centre = runningMedian(series, odd);
  const most = bound * spreadAround(series, centre);
  const drawn = new Float64Array(series.length);
  for (let i = 0; i < series.length; i++) {
    const usual = at(centre, i);
    drawn[i] = Math.min(Math.max(at(series, i), usual - most), usual + most);
  }
  return drawn;
}
