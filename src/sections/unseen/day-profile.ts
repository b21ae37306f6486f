import { medianOf } from '../../analysis/robust-statistics.ts';
import type { Plot, Point } from '../../charts/plot.ts';
import type { Meeting } from '../../meeting.ts';
import type { MetricFinding } from '../../records/metric-findings.ts';
import type { MetricGrid } from '../../records.ts';
import type { UnseenChartWords } from './chart-words.ts';

/** What comes every day is seen on one day: each hour as it usually was before, and as it usually is since. */
export function dayProfile(
  { series, slot, at, placeOfDay }: MetricFinding,
  { perDay, stepMinutes }: MetricGrid,
  { local }: Meeting,
  say: UnseenChartWords,
  moment: string,
): Pick<Plot, 'across' | 'lines' | 'instant' | 'legend'> {
  const day = local.date(at);
  const morning = slot - (slot % perDay);
  const hourOf = (place: number): number => (place * stepMinutes) / 60;
  const usual = (values: Float64Array): readonly Point[] =>
    Array.from({ length: perDay }, (_, place) => ({
      at: hourOf(place),
      value: usualAt(values, place, perDay),
    }));
  return {
    across: { from: 0, to: 24, ticks: HOURS.map((hour) => ({ at: hour, label: say.hour(hour) })) },
    lines: [
      { style: 'before', points: usual(series.values.subarray(0, morning)) },
      { style: 'after', points: usual(series.values.subarray(morning)) },
    ],
    instant: { at: hourOf(placeOfDay ?? 0), label: moment },
    legend: [
      { of: 'before', label: say.beforeDays(day) },
      { of: 'after', label: say.afterDays(day) },
    ],
  };
}

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];

function usualAt(values: Float64Array, place: number, perDay: number): number | null {
  const there = values.filter((value, i) => i % perDay === place && !Number.isNaN(value));
  return there.length === 0 ? null : medianOf(there);
}
