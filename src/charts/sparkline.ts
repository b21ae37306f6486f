/** Fewer values are no course. */
const LEAST = 3;
const BARS = '▁▂▃▄▅▆▇█';

/** The course of counts as bars within a line of text, the lowest for 0; `null` when there are too few, or all are 0. */
export function sparkline(counts: readonly number[]): string | null {
  const most = Math.max(0, ...counts);
  if (counts.length < LEAST || most === 0) return null;
  return counts.map((n) => BARS[n === 0 ? 0 : 1 + Math.round((n / most) * (BARS.length - 2))]).join('');
}
