import { movingMeans } from '../analysis/moving-means.ts';
import {
  type Counted,
  type ThresholdCurve,
  thresholdCurve,
  thresholdCurves,
} from '../analysis/threshold-curve.ts';
import { episodes } from '../analysis/threshold-episodes.ts';
import type { Meeting } from '../meeting.ts';
import type { HostRef } from '../records.ts';
import { isNight } from './calendar.ts';
import type { MinuteSeries } from './queries.ts';
import type { ThresholdRule } from './threshold-rule.ts';

/** How a rule is set, but for its threshold. */
export type Setting = Pick<ThresholdRule, 'operator' | 'duration' | 'attempts'>;

/** What a rule would have done in the period, on all its hosts together. */
export interface Counts {
  readonly alerts: number;
  readonly night: number;
  /** From opening to closing, inside the period. */
  readonly openMinutes: number;
}

export interface Firing {
  readonly host: HostRef | null;
  /** ms since the epoch, as the points'. */
  readonly openedAt: number;
  /** `null` while open at the end of the history. */
  readonly closedAt: number | null;
}

/** The history of a rule's metric, ready to be asked what any setting would have done. */
export interface Replay {
  /** Cheaper where it is asked for `from` and thresholds beyond it alone. */
  readonly counts: (setting: Setting, from?: number) => (threshold: number) => Counts;
  /** `counts` at one threshold for 1, 2, … `mostAttempts`, sharing what they can. */
  readonly countsByAttempts: (
    setting: Omit<Setting, 'attempts'>,
    mostAttempts: number,
    threshold: number,
  ) => readonly Counts[];
  /** Every alert of the history, also those before the period, host by host. */
  readonly firings: (setting: Setting, threshold: number) => readonly Firing[];
  /** Of the means that the rule compares, those of the period: 0 gives the least of them, 1 the greatest. */
  readonly quantiles: (setting: Omit<Setting, 'attempts'>) => (share: number) => number;
}

export function replay(history: readonly MinuteSeries[], meeting: Meeting): Replay {
  const series = history.map((one) => prepare(one, meeting));
  return {
    counts: ({ operator, duration, attempts }, from) =>
      together(
        series.map((one) => {
          const means = movingMeans(one.points, duration, operator);
          const least = from === undefined ? Number.NEGATIVE_INFINITY : signed(from, operator);
          return countsOf(one, (counted) => [thresholdCurve(means, attempts, counted, least)]);
        }),
        operator,
      )[0] ?? NOTHING,
    countsByAttempts: ({ operator, duration }, mostAttempts, threshold) =>
      together(
        series.map((one) => {
          const means = movingMeans(one.points, duration, operator);
          const from = signed(threshold, operator);
          return countsOf(one, (counted) => thresholdCurves(means, mostAttempts, counted, from));
        }),
        operator,
      ).map((countsAt) => countsAt(threshold)),
    firings: ({ operator, duration, attempts }, threshold) =>
      series.flatMap(({ host, points, times }) =>
        episodes(movingMeans(points, duration, operator), signed(threshold, operator), attempts).map(
          ({ opened, closed }) => ({
            host,
            openedAt: times[opened] ?? 0,
            closedAt: closed === null ? null : (times[closed] ?? null),
          }),
        ),
      ),
    quantiles: ({ operator, duration }) => {
      const each = series.map((one) => countedMeans(one, duration, operator));
      const all = new Float64Array(each.reduce((sum, { length }) => sum + length, 0));
      let next = 0;
      for (const means of each) {
        all.set(means, next);
        next += means.length;
      }
      const ascending = all.map((mean) => signed(mean, operator)).sort();
      return (share) => ascending[Math.floor(share * (ascending.length - 1))] ?? 0;
    },
  };
}

/** One host or service: its points in the order of time, and which of them lie in the period and in its nights. */
interface Prepared {
  readonly host: HostRef | null;
  readonly stepMinutes: number;
  readonly points: Float64Array;
  readonly times: Float64Array;
  readonly isCounted: Counted;
  readonly isAtNight: Counted;
}

/** No zone's clock moves by less than a quarter of an hour: within one, all points are of the night or none. */
const QUARTER = 15 * 60_000;

function prepare({ host, stepMinutes, points }: MinuteSeries, meeting: Meeting): Prepared {
  const [from, to] = [meeting.period.from.getTime(), meeting.period.to.getTime()];
  const values = new Float64Array(points.length);
  const times = new Float64Array(points.length);
  const counted = new Uint8Array(points.length);
  const atNight = new Uint8Array(points.length);
  let quarter = Number.NaN;
  let night = false;
  points.forEach(({ at, value }, i) => {
    values[i] = value;
    times[i] = at;
    if (at < from || at >= to) return;
    counted[i] = 1;
    if (Math.floor(at / QUARTER) !== quarter) {
      quarter = Math.floor(at / QUARTER);
      night = isNight(new Date(at), meeting);
    }
    if (night) atNight[i] = 1;
  });
  return {
    host,
    stepMinutes,
    points: values,
    times,
    isCounted: (i) => counted[i] === 1,
    isAtNight: (i) => atNight[i] === 1,
  };
}

function countedMeans({ points, isCounted }: Prepared, duration: number, operator: '>' | '<'): Float64Array {
  return movingMeans(points, duration, operator).filter((mean, i) => isCounted(i) && Number.isFinite(mean));
}

type CountsAt = (threshold: number) => Counts;

function countsOf(
  { stepMinutes, isCounted, isAtNight }: Prepared,
  curvesOver: (counted: Counted) => readonly ThresholdCurve[],
): readonly CountsAt[] {
  const nights = curvesOver(isAtNight);
  return curvesOver(isCounted).map((curve, i) => (threshold) => {
    const { alerts, open } = curve(threshold);
    return { alerts, night: nights[i]?.(threshold).alerts ?? 0, openMinutes: open * stepMinutes };
  });
}

/** Of each attempts' curve, the sum over all hosts. */
function together(byHost: readonly (readonly CountsAt[])[], operator: '>' | '<'): readonly CountsAt[] {
  const [first = []] = byHost;
  return first.map((_, i) => (threshold) => {
    let [alerts, night, openMinutes] = [0, 0, 0];
    for (const curves of byHost) {
      const counts = (curves[i] ?? NOTHING)(signed(threshold, operator));
      alerts += counts.alerts;
      night += counts.night;
      openMinutes += counts.openMinutes;
    }
    return { alerts, night, openMinutes };
  });
}

const NOTHING: CountsAt = () => ({ alerts: 0, night: 0, openMinutes: 0 });

/** For `<` means and thresholds are negated, so that a breach is always "greater than". */
const signed = (value: number, operator: '>' | '<'): number => (operator === '<' ? -value : value);
