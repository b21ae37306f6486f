import { presentPoints } from '../analysis/moving-means.ts';
import { mean } from '../analysis/reals.ts';
import { type Candidate, examined } from '../analysis/series-examined.ts';
import type { MetricGrid, MetricSeries } from '../records.ts';

/** What one series shows in the period, in slots of the grid. What is posted once a day is looked at day by day. */
export function lookedAt(series: MetricSeries, { split, perDay }: MetricGrid): readonly Candidate[] {
  const pace = paceOf(series.values, perDay);
  const { origin, host, role, metric } = series;
  const about = { id: origin.id, ...(host && { host: host.id }), ...(role !== null && { role }), metric };
  const candidates = examined(
    { ...about, values: paced(series.values, pace) },
    { split: Math.floor(split / pace), perDay: perDay / pace },
  );
  return candidates.map((candidate) => ({ ...candidate, at: candidate.at * pace }));
}

/** How many slots apart the values usually are, as a part of a day. */
export function paceOf(values: Float64Array, perDay: number): number {
  const gaps = new Int32Array(perDay + 1);
  let [last, count] = [-1, 0];
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    if (last >= 0) {
      const gap = Math.min(i - last, perDay);
      gaps[gap] = (gaps[gap] ?? 0) + 1;
      count++;
    }
    last = i;
  }
  let pace = 0;
  for (let seen = 0; pace < perDay && seen <= count / 2; ) seen += gaps[++pace] ?? 0;
  while (perDay % pace !== 0) pace--;
  return pace;
}

/** Means of so many slots each, NaN where none has a value. */
function paced(values: Float64Array, pace: number): Float64Array {
  if (pace === 1) return values;
  const means = new Float64Array(Math.ceil(values.length / pace));
  for (let i = 0; i < means.length; i++)
    means[i] = mean(presentPoints(values.subarray(i * pace, (i + 1) * pace)));
  return means;
}
