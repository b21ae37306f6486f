import { forecast } from '../analysis/forecast.ts';
import type { MetricGrid, MetricSeries } from '../records.ts';
import { FROM_DAYS, lastOf, type Shares, shareOf } from './capacity-forecasts.ts';

/** How something that has a size was filled, and day by day how it is likely to go on. Fractions of the size. */
export interface CapacityCourse {
  readonly shares: Shares;
  /** When the last value's slot is over, in ms since the epoch. */
  readonly end: number;
  /** Of the days after the last value, the first one first. */
  readonly ahead: readonly ExpectedDay[];
}

export interface ExpectedDay {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

/** As `capacityForecasts` sees it: the dates it names are where these edges reach the limit. */
export function capacityCourse(
  series: MetricSeries,
  { starts, stepMinutes, perDay }: MetricGrid,
  horizonDays: number,
): CapacityCourse {
  const shares = shareOf(series) ?? [];
  const known = shares.slice(0, lastOf(shares));
  const end = (starts[known.length - 1] ?? 0) + stepMinutes * 60_000;
  const ahead = forecast(known.slice(-FROM_DAYS * perDay), { perDay, limit: 1, horizonDays });
  if (ahead === null) return { shares, end, ahead: [] };
  const dayOf = (edge: Float64Array, day: number): number =>
    edge.subarray(day * perDay, (day + 1) * perDay).reduce((sum, share) => sum + share, 0) / perDay;
  return {
    shares,
    end,
    ahead: Array.from({ length: horizonDays }, (_, day) => ({
      point: dayOf(ahead.point, day),
      low: dayOf(ahead.lower, day),
      high: dayOf(ahead.upper, day),
    })),
  };
}
