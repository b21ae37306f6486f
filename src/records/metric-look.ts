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
  const gaps: number[] = [];
  let last = -1;
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    if (last >= 0) gaps.push(i - last);
    last = i;
  });
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 1;
  let pace = Math.min(usual, perDay);
  while (perDay % pace !== 0) pace--;
  return pace;
}

/** Means of so many slots each, null where none has a value. */
function paced(values: Float64Array, pace: number): readonly (number | null)[] {
  return Array.from({ length: Math.ceil(values.length / pace) }, (_, i) => {
    const block = values.subarray(i * pace, (i + 1) * pace).filter((value) => !Number.isNaN(value));
    return block.length === 0 ? null : block.reduce((sum, value) => sum + value, 0) / block.length;
  });
}
