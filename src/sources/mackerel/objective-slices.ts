import type { Counters, Objective, Period, Series } from '../../records.ts';
import type { SlicedSlo } from '../source.ts';
import { noSuchMetric } from './objective-mistakes.ts';
import type { ObjectiveAsk } from './objectives.ts';
import type { Organisation } from './organisation.ts';
import { fetchPoints, type Points, SPACINGS, type Spacing } from './service-metrics.ts';

/**
 * Slices of time, each good or bad by the mean of the metric in it. A slice without a point is neither. Both periods are read
 * equally fine: wider means would hide what was bad for minutes.
 */
export async function slicedObjective(
  { http, source, links }: Organisation,
  slo: SlicedSlo,
  { services, period, earlier }: ObjectiveAsk,
): Promise<Objective> {
  const { name, target, metric, bound, sliceMinutes } = slo;
  const spacing = spacingOf(sliceMinutes);
  const read = (service: string, when: Period) => fetchPoints(http, service, metric, when, spacing);
  for (const service of services) {
    const [now, before] = await Promise.all([read(service, period), read(service, earlier)]);
    if (now === null || before === null) continue;
    // A metric that is posted less often than a slice is long has as many slices as it has points.
    const minutes = Math.max(sliceMinutes, now.stepMinutes);
    const origin = { source, id: `${service}/${metric}`, url: (await links()).metric(service, metric) };
    const counters = (points: Points): Counters => sliced(points, minutes, isGoodBy(bound), origin);
    return {
      origin,
      name,
      counted: { are: 'slices', metric, minutes, bound: bound.is, limit: bound.than },
      target,
      ...counters(now),
      earlier: counters(before),
    };
  }
  throw await noSuchMetric(http, metric, '`metric`', slo, services);
}

/** The widest spacing that is not wider than a slice. */
function spacingOf(sliceMinutes: number): Spacing {
  if (sliceMinutes >= 60) return SPACINGS.everyHour;
  return sliceMinutes >= 10 ? SPACINGS.everyTenMinutes : SPACINGS.everyFiveMinutes;
}

const isGoodBy =
  ({ is, than }: SlicedSlo['bound']) =>
  (mean: number): boolean =>
    is === 'below' ? mean < than : mean > than;

function sliced(
  { points }: Points,
  minutes: number,
  isGood: (mean: number) => boolean,
  origin: Series['origin'],
): Counters {
  const width = minutes * 60_000;
  const slices = new Map<number, { sum: number; count: number }>();
  for (const { at, value } of points) {
    const start = Math.floor(at / width) * width;
    const slice = slices.get(start) ?? { sum: 0, count: 0 };
    slices.set(start, { sum: slice.sum + value, count: slice.count + 1 });
  }
  const counter = (count: (mean: number) => number): Series => ({
    origin,
    stepMinutes: minutes,
    postedEveryMinutes: minutes,
    points: [...slices].map(([at, { sum, count: n }]) => ({ at, value: count(sum / n) })),
  });
  return { total: counter(() => 1), bad: counter((mean) => (isGood(mean) ? 0 : 1)) };
}
