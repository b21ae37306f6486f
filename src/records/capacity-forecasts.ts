import { type Forecast, forecast } from '../analysis/forecast.ts';
import type { MetricBook, MetricGrid, MetricSeries } from '../records.ts';

/** How something that has a size fills up, seen from the end of the series. Fractions of the size. */
export interface CapacityForecast {
  readonly series: MetricSeries;
  /** The fraction that counts as full. */
  readonly limit: number;
  /** A month before the end, and at the end; medians of a day. */
  readonly before: number;
  readonly now: number;
  /** Days from the end of the series; `null` when no date can be named. Low = earliest, high = latest. */
  readonly days: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** How many days later the date is than it looked at the start of the period; negative = earlier; `null` when unknown. */
  readonly movedDays: number | null;
}

const LIMIT = 1;
/** As many days of values as the forecast is made from: what was before them was another time. */
export const FROM_DAYS = 30;
const HORIZON_DAYS = 60;

/** For everything in the book that has a size. */
export function capacityForecasts({ series, grid }: MetricBook): readonly CapacityForecast[] {
  return series.flatMap((one) => {
    const shares = shareOf(one);
    if (shares === null) return [];
    const end = lastOf(shares);
    const now = usual(shares.slice(Math.max(0, end - grid.perDay), end));
    if (now === null) return [];
    const before = usual(shares.slice(grid.split, grid.split + grid.perDay)) ?? now;
    const date = datesTo(shares.slice(0, end), now, grid);
    const movedDays = date.days === null ? null : moved(date.days, shares, end, before, grid);
    return [{ series: one, limit: LIMIT, before, now, ...date, movedDays }];
  });
}

/** Beside what the page of the month before said: it was made of these same values. */
function moved(days: number, shares: Shares, end: number, before: number, grid: MetricGrid): number | null {
  const then = usual(shares.slice(Math.max(0, grid.split - grid.perDay), grid.split)) ?? before;
  const old = datesTo(shares.slice(0, grid.split), then, grid);
  return old.days === null ? null : days + (end - grid.split) / grid.perDay - old.days;
}

export type Shares = readonly (number | null)[];

/** The used part of the size at each slot; `null` for what has no size. */
export function shareOf({ values, size }: MetricSeries): Shares | null {
  if (size === null) return null;
  let whole = Number.NaN;
  const sizes = Array.from(size, (at) => {
    if (at > 0) whole = at;
    return whole;
  });
  // Where the size is posted less often than the value, the last one known holds, and the first one before it.
  const first = sizes.find((at) => !Number.isNaN(at));
  if (first === undefined) return null;
  return Array.from(values, (value, i) => {
    const at = sizes[i] ?? first;
    return Number.isNaN(value) ? null : value / (Number.isNaN(at) ? first : at);
  });
}

/** The end of what was posted, exclusive. */
export const lastOf = (shares: Shares): number => shares.findLastIndex((share) => share !== null) + 1;

function usual(shares: Shares): number | null {
  const seen = shares.filter((share) => share !== null).sort((a, b) => a - b);
  return seen[seen.length >> 1] ?? null;
}

/** Days from the end of these shares to the limit. */
function datesTo(
  shares: Shares,
  now: number,
  { perDay }: MetricGrid,
): Pick<CapacityForecast, 'days' | 'low' | 'high'> {
  const recent = shares.slice(-FROM_DAYS * perDay);
  const ahead = forecast(recent, { perDay, limit: LIMIT, horizonDays: HORIZON_DAYS });
  if (ahead === null) return { days: null, low: null, high: null };
  const { daysToLimit, daysLower, daysUpper, point, lower, upper } = ahead;
  if (daysToLimit !== null) return { days: daysToLimit, low: daysLower, high: daysUpper };
  return {
    days: farther(lower, now, perDay) === null ? null : farther(point, now, perDay),
    low: daysLower ?? farther(upper, now, perDay),
    high: farther(lower, now, perDay),
  };
}

/** Beyond what a forecast names: as many days as it would take to go on as in the horizon, and no more than two years. */
function farther(edge: Forecast['point'], now: number, perDay: number): number | null {
  const last = edge.subarray(-perDay).reduce((sum, share) => sum + share, 0) / perDay;
  const perDayGrown = (last - now) / (HORIZON_DAYS - 0.5);
  const days = (LIMIT - now) / perDayGrown;
  return perDayGrown > 0 && days <= 730 ? days : null;
}
