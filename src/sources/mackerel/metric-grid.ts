import type { LocalTime } from '../../local-time.ts';
import type { Meeting } from '../../meeting.ts';
import { soFar } from '../../records/calendar.ts';
import type { MetricGrid } from '../../records.ts';
import { toSeconds } from './epoch.ts';
import { readPoints } from './service-metrics.ts';

/** The grid, and how answers come onto it. */
export interface Slots {
  readonly grid: MetricGrid;
  /** What to ask for, in seconds; `to` is inclusive in the API. */
  readonly range: { readonly from: number; readonly to: number };
  /** The points of an answer as means per slot. */
  readonly values: (points: Parameters<typeof readPoints>[0]) => Float64Array;
}

/** From the start of the period before to the end of the period, as far as it has come. */
export function slotsOf({
  earlier,
  period,
  at,
  local,
}: Pick<Meeting, 'earlier' | 'period' | 'at' | 'local'>): Slots {
  const end = toSeconds(soFar({ period, at }).to);
  const begin = toSeconds(earlier.from);
  const step = SPACINGS.find(({ widest }) => end - begin <= widest)?.step ?? DAY;
  const from = Math.floor(begin / step) * step;
  const to = Math.max(from + step, Math.floor(end / step) * step);
  const first = new Date(Math.max(from, begin) * 1000);
  const slotOf = (time: number): number => slotByClock(new Date(time * 1000), first, local, step);
  const buckets = Int32Array.from({ length: (to - from) / step }, (_, i) =>
    slotOf(Math.max(from + i * step, begin)),
  );
  const length = (buckets.at(-1) ?? 0) + 1;
  return {
    range: { from, to: to - 1 },
    grid: {
      starts: startsOf(buckets, length, from, step),
      stepMinutes: step / 60,
      perDay: DAY / step,
      split: slotOf(toSeconds(period.from)),
    },
    values: (points) => {
      const sums = new Float64Array(length);
      const counts = new Int32Array(length);
      for (const { at: ms, value } of readPoints(points, { from, to })) {
        const slot = buckets[Math.floor((ms / 1000 - from) / step)] ?? 0;
        sums[slot] = (sums[slot] ?? 0) + value;
        counts[slot] = (counts[slot] ?? 0) + 1;
      }
      return sums.map((sum, slot) => (counts[slot] === 0 ? Number.NaN : sum / (counts[slot] ?? 1)));
    },
  };
}

const DAY = 24 * 3600;

/** The spacing that the width of a range brings, in seconds (facts: measured, not documented). */
const SPACINGS = [
  { step: 3600, widest: 83 * DAY },
  { step: 2 * 3600, widest: 166 * DAY },
  { step: 4 * 3600, widest: 240 * DAY },
];

function slotByClock(instant: Date, first: Date, local: LocalTime, step: number): number {
  return local.daysBetween(first, instant) * (DAY / step) + Math.floor((local.hour(instant) * 3600) / step);
}

/** A slot that no bucket falls into begins with the one after it. */
function startsOf(buckets: Int32Array, length: number, from: number, step: number): readonly number[] {
  const starts = new Array<number>(length).fill(Number.NaN);
  for (let i = buckets.length - 1; i >= 0; i--) starts[buckets[i] ?? 0] = (from + i * step) * 1000;
  for (let slot = length - 2; slot >= 0; slot--) {
    if (Number.isNaN(starts[slot])) starts[slot] = starts[slot + 1] ?? 0;
  }
  return starts;
}
