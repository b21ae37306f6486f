import { z } from 'zod';
import type { Period, Series } from '../../records.ts';
import type { Http } from '../../world.ts';
import { toSeconds } from './epoch.ts';

/** How a metric was posted, whatever the caller links it to. */
export type Points = Omit<Series, 'origin'>;

const STEP = 300;
/** The widest range that is answered at 5-minute spacing, and at 1-minute spacing. Both are whole 5-minute buckets. */
const WIDEST_AT_5_MINUTES = 166 * 3600;
const WIDEST_AT_1_MINUTE = 20 * 3600;

/**
 * A service metric over the whole 5-minute buckets of `periods`, or `null` when the service or the metric is not there.
 * Each period is asked for on its own, so that the answers for a month are the same whichever meeting asks. Nothing tells
 * the spacing of an answer: it is measured as the median gap, here and, for how often the metric is posted, in the last
 * 20 hours that have data.
 */
export async function fetchPoints(
  http: Http,
  service: string,
  metric: string,
  periods: readonly Period[],
): Promise<Points | null> {
  const ask = async (window: Window): Promise<Points['points'] | null> => {
    const answer = await http.find({
      path: `/api/v0/services/${encodeURIComponent(service)}/metrics`,
      // `to` is inclusive: the bucket that starts there is not ours.
      query: { name: metric, from: window.from, to: window.to - 1 },
      schema: RawMetrics,
      absent: [404],
    });
    return answer === null ? null : readPoints(answer.value.metrics, window);
  };
  const wholes = periods.map(({ from, to }) => ({ from: up(toSeconds(from)), to: down(toSeconds(to)) }));
  const answers = await Promise.all(wholes.flatMap((whole) => windows(whole, WIDEST_AT_5_MINUTES)).map(ask));
  const present = answers.filter((answer) => answer !== null);
  if (present.length < answers.length) return null;
  const points = present.flat();
  const stepMinutes = medianGapMinutes(points) ?? STEP / 60;
  const last = points.at(-1);
  if (last === undefined) return { stepMinutes, postedEveryMinutes: 1, points };
  const to = last.at / 1000 + STEP;
  const fine = (await ask({ from: to - WIDEST_AT_1_MINUTE, to })) ?? [];
  return { stepMinutes, postedEveryMinutes: medianGapMinutes(fine) ?? stepMinutes, points };
}

/** Consecutive pieces of a range, each at most `widest` seconds. */
export function windows({ from, to }: Window, widest: number): readonly Window[] {
  const pieces: Window[] = [];
  for (let start = from; start < to; start += widest) {
    pieces.push({ from: start, to: Math.min(start + widest, to) });
  }
  return pieces;
}

/** Each time once, oldest first, inside the window; what is no number is a gap. */
export function readPoints(raw: readonly RawPoint[], { from, to }: Window): Points['points'] {
  const values = new Map<number, number>();
  for (const { time, value } of raw) {
    if (typeof value === 'number' && time >= from && time < to) values.set(time, value);
  }
  return [...values].sort(([a], [b]) => a - b).map(([time, value]) => ({ at: time * 1000, value }));
}

export function medianGapMinutes(points: Points['points']): number | null {
  const gaps = points
    .slice(1)
    .map(({ at }, i) => at - (points[i]?.at ?? at))
    .sort((a, b) => a - b);
  const middle = gaps[Math.floor(gaps.length / 2)];
  return middle === undefined ? null : middle / 60_000;
}

/** [from, to) in seconds. */
interface Window {
  readonly from: number;
  readonly to: number;
}

const up = (time: number): number => Math.ceil(time / STEP) * STEP;
const down = (time: number): number => Math.floor(time / STEP) * STEP;

interface RawPoint {
  readonly time: number;
  /** The documents leave its type open. */
  readonly value: unknown;
}

/** By hand and not by zod: two months of one metric are 18,000 of them. */
const RawMetrics = z.object({ metrics: z.custom<readonly RawPoint[]>(arePoints, 'not a list of points') });

function arePoints(rows: unknown): boolean {
  return Array.isArray(rows) && rows.every((row: Partial<RawPoint> | null) => typeof row?.time === 'number');
}
