import * as z from 'zod';
import type { Period, Series } from '../../records.ts';
import type { Http } from '../../world.ts';
import { toSeconds } from './epoch.ts';

/** Points of a metric and their measured spacing. */
export type Points = Pick<Series, 'points' | 'stepMinutes'>;

/** The spacings that the width of a range brings (seconds; measured, not documented), and the widest range of each. */
export const SPACINGS = {
  everyFiveMinutes: { step: 300, widest: 166 * 3600 },
  everyTenMinutes: { step: 600, widest: 240 * 3600 },
  everyHour: { step: 3600, widest: 83 * 24 * 3600 },
} as const satisfies Readonly<Record<string, Spacing>>;

export interface Spacing {
  readonly step: number;
  readonly widest: number;
}

/**
 * A service metric over all buckets that touch `period`, or `null` when the service or the metric is not there. Nothing
 * tells the spacing of an answer: it is measured as the median gap.
 */
export async function fetchPoints(
  http: Http,
  service: string,
  metric: string,
  period: Period,
  spacing: Spacing,
): Promise<Points | null> {
  const { step } = spacing;
  const whole = { from: down(toSeconds(period.from), step), to: up(toSeconds(period.to), step) };
  const answers = await Promise.all(
    windows(whole, spacing).map((window) => fetchWindow(http, service, metric, window)),
  );
  const present = answers.filter((answer) => answer !== null);
  if (present.length < answers.length) return null;
  const points = joined(present).filter(({ at }) => at < whole.to * 1000);
  return { points, stepMinutes: medianGapMinutes(points) ?? step / 60 };
}

/** Long enough to see a metric that is posted every few minutes, short enough for an answer minute by minute. */
const PROBE = 3 * 3600;

/** How often the metric is posted, in minutes, as its last hours of data tell; else what its points tell. */
export async function postedEveryMinutes(
  http: Http,
  service: string,
  metric: string,
  { points, stepMinutes }: Points,
): Promise<number> {
  const last = points.at(-1);
  if (last === undefined) return 1;
  const to = last.at / 1000 + stepMinutes * 60;
  const fine = await fetchWindow(http, service, metric, { from: to - PROBE, to });
  return medianGapMinutes(fine ?? []) ?? stepMinutes;
}

async function fetchWindow(
  http: Http,
  service: string,
  metric: string,
  window: Window,
): Promise<Points['points'] | null> {
  const answer = await http.find({
    path: `/api/v0/services/${encodeURIComponent(service)}/metrics`,
    // `to` is inclusive: the bucket that starts there is not ours.
    query: { name: metric, from: window.from, to: window.to - 1 },
    schema: RawMetrics,
    absent: [404],
  });
  return answer === null ? null : readPoints(answer.value.metrics, window);
}

/**
 * A range in pieces that touch, whole steps and at most `widest` seconds wide, the last perhaps past the end. All are
 * equally wide: a narrower one would be answered at a finer spacing, and its points counted several times over.
 */
export function windows({ from, to }: Window, { step, widest }: Spacing): readonly Window[] {
  const pieces = Math.ceil((to - from) / widest);
  const wide = up((to - from) / pieces, step);
  return Array.from({ length: pieces }, (_, i) => ({ from: from + i * wide, to: from + (i + 1) * wide }));
}

/** The points of windows that follow each other. `flat` asks of each point whether it is a list, and takes ten times as long. */
export function joined(windows: readonly Points['points'][]): Points['points'] {
  const none: Points['points'][number][] = [];
  return none.concat(...windows);
}

/** Each time once, oldest first (as they come), inside the window; what is no number is a gap. */
export function readPoints(raw: readonly RawPoint[], { from, to }: Window): Points['points'] {
  const points: { at: number; value: number }[] = [];
  let last = -1;
  for (const { time, value } of raw) {
    if (typeof value !== 'number' || time < from || time >= to) continue;
    if (time <= last) return readPoints(inOrder(raw), { from, to });
    points.push({ at: time * 1000, value });
    last = time;
  }
  return points;
}

function inOrder(raw: readonly RawPoint[]): readonly RawPoint[] {
  return [...new Map(raw.map((point) => [point.time, point])).values()].sort((a, b) => a.time - b.time);
}

export function medianGapMinutes(points: Points['points']): number | null {
  // Typed, so that thousands of them are sorted without a call for each comparison.
  const gaps = new Float64Array(Math.max(0, points.length - 1));
  for (let i = 0; i < gaps.length; i++) gaps[i] = (points[i + 1]?.at ?? 0) - (points[i]?.at ?? 0);
  gaps.sort();
  const middle = gaps[Math.floor(gaps.length / 2)];
  return middle === undefined ? null : middle / 60_000;
}

/** [from, to) in seconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const up = (time: number, step: number): number => Math.ceil(time / step) * step;
const down = (time: number, step: number): number => Math.floor(time / step) * step;

export interface RawPoint {
  readonly time: number;
  /** The documents leave its type open. */
  readonly value: unknown;
}

/** By hand and not by zod: two months of one metric are 18,000 of them. */
export const RawMetrics = z.object({
  metrics: z.custom<readonly RawPoint[]>(arePoints, 'not a list of points'),
});

function arePoints(rows: unknown): boolean {
  return Array.isArray(rows) && rows.every((row: Partial<RawPoint> | null) => typeof row?.time === 'number');
}
