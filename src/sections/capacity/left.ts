import { millisecondsInDay } from 'date-fns/constants';
import type { CapacityForecast } from '../../records/capacity-forecasts.ts';
import type { MetricGrid } from '../../records.ts';

/** A forecast as the meeting sees it: whole days count from the meeting, not from the end of the data. */
export interface Left extends CapacityForecast {
  readonly daysLeft: number | null;
  readonly daysLow: number | null;
  readonly daysHigh: number | null;
}

export function leftAt(forecast: CapacityForecast, { starts, stepMinutes }: MetricGrid, at: Date): Left {
  const end = (starts.at(-1) ?? 0) + stepMinutes * 60_000;
  const passed = Math.max(0, at.getTime() - end) / millisecondsInDay;
  const from = (days: number | null): number | null => (days === null ? null : Math.max(0, days - passed));
  const { days, low, high } = forecast;
  return { ...forecast, daysLeft: from(days), daysLow: from(low), daysHigh: from(high) };
}

/** Worth a line: perhaps full within so many days, or the date has moved by so many. */
const SOON_DAYS = 120;
const MOVED_DAYS = 14;

export const isWorthALine = ({ days, low, movedDays }: Left): boolean =>
  days !== null &&
  ((low ?? days) <= SOON_DAYS || (days <= 2 * SOON_DAYS && Math.abs(movedDays ?? 0) > MOVED_DAYS));
