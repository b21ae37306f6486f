import type { MinuteSeries } from '../../records/queries.ts';
import type { Period } from '../../records.ts';
import type { Http } from '../../world.ts';
import { toSeconds } from './epoch.ts';
import { keepMinutes, keptMinutes } from './kept-minutes.ts';
import { type Metric, pathOf } from './metric.ts';
import type { Organisation } from './organisation.ts';
import {
  joined,
  medianGapMinutes,
  RawMetrics,
  readPoints,
  type Spacing,
  type Window,
  windows,
} from './service-metrics.ts';
import { readAt } from './settled.ts';

export type Measured = Pick<MinuteSeries, 'points' | 'stepMinutes' | 'postedEveryMinutes'>;
type Points = Measured['points'];
type Sight = Pick<Organisation, 'http' | 'archive' | 'org'>;

/**
 * Answers up to 20 hours wide come minute by minute (facts: measured, not documented); the spacing is measured in each.
 */
const EVERY_MINUTE: Spacing = { step: 60, widest: 20 * 3600 };

/** The last window tells: a metric that was never posted answers 404. It is one of those that are needed anyway. */
export async function isPosted(http: Http, metric: Metric, range: Period): Promise<boolean> {
  const last = windowsOf(range).at(-1);
  return last !== undefined && (await fetchWindow(http, metric, last)) !== null;
}

/** `null` when the owner or the metric is not there. */
export async function fetchMinutes(
  sight: Sight,
  metric: Metric,
  range: Period,
  at: Date,
): Promise<Measured | null> {
  return (await keptMeasured(sight, metric, range)) ?? (await askAll(sight, metric, range, at));
}

/**
 * What an earlier run kept of the whole range. The last window is asked all the same: it tells whether the metric is still
 * there, and whether it is still what was kept. `null` when it is not, or nothing is kept.
 */
async function keptMeasured(
  { http, archive, org }: Sight,
  metric: Metric,
  range: Period,
): Promise<Measured | null> {
  if (archive === null) return null;
  const asked = windowsOf(range);
  const [last] = asked.slice(-1);
  const kept = await keptMinutes(archive, await org(), metric, asked);
  if (kept === null || last === undefined) return null;
  const [askedNow, measured] = await Promise.all([
    fetchWindow(http, metric, last),
    measure(http, metric, joined(kept), range),
  ]);
  return areEqual(askedNow, kept.at(-1)) ? measured : null;
}

async function askAll(
  { http, archive, org }: Sight,
  metric: Metric,
  range: Period,
  at: Date,
): Promise<Measured | null> {
  const asked = windowsOf(range);
  const answers = await Promise.all(asked.map((window) => fetchWindow(http, metric, window)));
  const present = answers.filter((answer) => answer !== null);
  if (present.length < answers.length) return null;
  const read = readAt(http, at);
  if (archive !== null && read !== null) {
    await keepMinutes(archive, await org(), metric, asked, present, read);
  }
  return measure(http, metric, joined(present), range);
}

async function measure(http: Http, metric: Metric, all: Points, { to }: Period): Promise<Measured> {
  const points = all.filter(({ at }) => at < to.getTime());
  const stepMinutes = medianGapMinutes(points) ?? 1;
  return { points, stepMinutes, postedEveryMinutes: await postedEvery(http, metric, points, stepMinutes) };
}

function areEqual(fresh: Points | null, kept: Points | undefined): boolean {
  return (
    kept !== undefined &&
    fresh?.length === kept.length &&
    fresh.every(({ at, value }, i) => at === kept[i]?.at && value === kept[i]?.value)
  );
}

/** Wider steps than a minute may be how the metric is posted, or means: a much narrower window shows which. */
async function postedEvery(http: Http, metric: Metric, points: Points, stepMinutes: number): Promise<number> {
  const last = points.at(-1);
  if (stepMinutes <= 1 || last === undefined) return stepMinutes;
  const to = last.at / 1000 + 60;
  const fine = await fetchWindow(http, metric, { from: to - PROBE, to });
  return medianGapMinutes(fine ?? []) ?? stepMinutes;
}

const PROBE = 3 * 3600;

/** As fine as the width of the window brings; `null` when the owner or the metric is not there. */
export async function fetchWindow(http: Http, metric: Metric, window: Window): Promise<Points | null> {
  const answer = await http.find({
    path: pathOf(metric),
    // `to` is inclusive: the point that stands there belongs to the next window.
    query: { name: metric.name, from: window.from, to: window.to - 1 },
    schema: RawMetrics,
    absent: [404],
  });
  return answer === null ? null : readPoints(answer.value.metrics, window);
}

const windowsOf = ({ from, to }: Period): readonly Window[] =>
  windows(
    { from: Math.floor(toSeconds(from) / 60) * 60, to: Math.ceil(toSeconds(to) / 60) * 60 },
    EVERY_MINUTE,
  );
