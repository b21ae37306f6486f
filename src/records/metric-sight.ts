import { median } from '../analysis/robust-statistics.ts';
import type { Candidate } from '../analysis/series-examined.ts';
import type { MetricGrid, MetricSeries } from '../records.ts';

/** How a finding looks to somebody who looks at the graph. */
export interface Sight {
  /** When it began: the slot of the grid, and its start. */
  readonly slot: number;
  readonly at: Date;
  /** When it was over; `null` where it was not, or no end belongs to it. */
  readonly until: Date | null;
  /** level, changed: heights. spike: the usual value of the hour, and the farthest from it. season: at `hour`. slope: per day.
   * variance: usual step from slot to slot. gap, appeared, disappeared: hours missing before and from `at` on. */
  readonly before: number;
  readonly after: number;
  /** So many times the usual difference from one day to the next; `null` where nothing moves or that is no measure. */
  readonly times: number | null;
  /** The place in the day of something that comes every day. */
  readonly placeOfDay: number | null;
}

export function sightOf(
  series: MetricSeries,
  { kind, at: slot, before, after }: Candidate,
  grid: MetricGrid,
): Sight {
  const { perDay, stepMinutes } = grid;
  const { values } = series;
  const seen = { slot, at: startOf(slot, grid), until: null, before, after, times: null, placeOfDay: null };
  switch (kind) {
    case 'level':
      return { ...seen, times: timesUsual(values, slot, perDay, after - before) };
    case 'slope':
      return { ...seen, before: before * perDay, after: after * perDay };
    case 'spike':
      return { ...seen, ...spike(values, slot, grid) };
    case 'season':
      return { ...seen, ...habit(values, slot, perDay) };
    case 'gap':
    case 'appeared':
    case 'disappeared': {
      const hours = (points: number): number => (points * stepMinutes) / 60;
      const end = values.findIndex((value, i) => i > slot && !Number.isNaN(value));
      return {
        ...seen,
        until: kind === 'gap' && end >= 0 ? startOf(end, grid) : null,
        before: kind === 'appeared' ? hours(slot) : 0,
        after: kind === 'appeared' ? 0 : hours((end < 0 ? values.length : end) - slot),
      };
    }
    case 'variance':
    case 'changed':
      return seen;
    default:
      return kind satisfies never;
  }
}

const startOf = (slot: number, { starts }: MetricGrid): Date => new Date(starts[slot] ?? starts.at(-1) ?? 0);

/** Against the median difference between an hour and the same one the day before, over the time before the slot. */
function timesUsual(values: Float64Array, slot: number, perDay: number, moved: number): number | null {
  const differences: number[] = [];
  for (let i = perDay; i < slot; i++) {
    const difference = Math.abs((values[i] ?? Number.NaN) - (values[i - perDay] ?? Number.NaN));
    if (!Number.isNaN(difference)) differences.push(difference);
  }
  const usual = median(Float64Array.from(differences));
  return usual > 0 ? Math.abs(moved) / usual : null;
}

/** The farthest value of the quarter of a day that begins here, against what the same hour is on other days. */
function spike(values: Float64Array, slot: number, grid: MetricGrid): Partial<Sight> {
  const { perDay } = grid;
  let far = { slot, before: values[slot] ?? 0, after: values[slot] ?? 0 };
  const run: number[] = [];
  for (let i = slot; i < Math.min(values.length, slot + perDay / 4); i++) {
    const [before, after] = [usualAt(values, i % perDay, perDay), values[i] ?? Number.NaN];
    if (Math.abs(after - before) > Math.abs(far.after - far.before)) far = { slot: i, before, after };
    run.push(after - before);
  }
  const over = run.findIndex((distance) => Math.abs(distance) < Math.abs(far.after - far.before) / 3);
  return {
    before: far.before,
    after: far.after,
    until: over <= 0 ? null : startOf(slot + over, grid),
    times: timesUsual(values, slot, perDay, far.after - far.before),
  };
}

/** The hour that has moved most since the slot. */
function habit(values: Float64Array, slot: number, perDay: number): Partial<Sight> {
  const hours = Array.from({ length: perDay }, (_, placeOfDay) => ({
    placeOfDay,
    before: usualAt(values.subarray(0, slot - (slot % perDay)), placeOfDay, perDay),
    after: usualAt(values.subarray(slot - (slot % perDay)), placeOfDay, perDay),
  }));
  const most = (a: (typeof hours)[number]): number => Math.abs(a.after - a.before) || 0;
  return hours.sort((a, b) => most(b) - most(a))[0] ?? {};
}

function usualAt(values: Float64Array, place: number, perDay: number): number {
  return median(values.filter((value, i) => i % perDay === place && !Number.isNaN(value)));
}
