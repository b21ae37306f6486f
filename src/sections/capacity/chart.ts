import { millisecondsInDay } from 'date-fns/constants';
import { type Point, plot } from '../../charts/plot.ts';
import { plain } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import { soFar } from '../../records/calendar.ts';
import { capacityCourse } from '../../records/capacity-course.ts';
import { dayTicks } from '../../records/day-ticks.ts';
import { graphAddress } from '../../records/graph-address.ts';
import { metricGloss } from '../../records/metric-gloss.ts';
import type { MetricGrid } from '../../records.ts';
import { type Chart, chart } from '../section.ts';
import type { Left } from './left.ts';
import { percent } from './line.ts';

/** No forecast reaches farther. */
const FARTHEST_DAYS = 120;
const NEAREST_DAYS = 30;

/** How something fills up: how it was, how it is likely to go on, and when that comes to its limit. */
export function capacityChart(name: string, left: Left, grid: MetricGrid, meeting: Meeting): Chart {
  const say = WORDS[meeting.locale];
  const { local } = meeting;
  const { host, service, metric } = left.series;
  const heading = plain(
    say.heading(host?.name ?? host?.id ?? service, `${metric}${metricGloss(metric, meeting)}`),
  );
  const { daysLeft, limit } = left;
  const full = daysLeft === null ? null : new Date(meeting.at.getTime() + daysLeft * millisecondsInDay);
  const when = full === null ? say.never : say.full(local.date(full), percent(limit));
  const title = say.title(heading, percent(left.now), when);
  return chart({ name, title, of: graphAddress(left.series.graph, soFar(meeting)) }, () => {
    const horizon = horizonOf(left);
    const { shares, end, ahead } = capacityCourse(left.series, grid, horizon);
    const [from, to] = [grid.starts[0] ?? 0, end + horizon * millisecondsInDay];
    const days = ahead.map(({ point, low, high }, day) => ({
      at: end + (day + 0.5) * millisecondsInDay,
      value: within(point, limit),
      low: within(low, limit),
      high: within(high, limit),
    }));
    const moment = full !== null && full.getTime() < to ? { at: full.getTime(), label: when } : null;
    return plot({
      lang: meeting.locale,
      title,
      heading,
      across: { from, to, ticks: dayTicks({ from: new Date(from), to: new Date(to) }, local) },
      up: { say: percent, base: 10, holds: [0, limit] },
      bands: [{ points: days }],
      lines: [
        { style: 'data', points: grid.starts.map((at, i) => ({ at, value: shares[i] ?? null })) },
        { style: 'expected', points: upTo(days, moment?.at ?? to, limit) },
      ],
      levels: [{ style: 'limit', from, to, value: limit, label: say.limit(percent(limit)) }],
      ...(moment !== null && { instant: moment }),
      marks: [
        { kind: 'meeting', at: meeting.at.getTime(), label: say.meeting(local.date(meeting.at)), near: true },
      ],
      legend: [
        { of: 'expected', label: say.expected },
        { of: 'band', label: say.band },
      ],
    });
  });
}

/** Ends at the limit on the day that the words name. */
function upTo(days: readonly Point[], end: number, limit: number): readonly Point[] {
  const before = days.filter(({ at, value }) => at < end && (value ?? 0) < limit);
  return before.length === days.length ? days : [...before, { at: end, value: limit }];
}

/** A little farther than the latest date that is named. */
function horizonOf({ days, high }: Left): number {
  const farthest = Math.ceil(Math.max(days ?? 0, high ?? 0) * 1.1);
  return Math.min(FARTHEST_DAYS, Math.max(NEAREST_DAYS, farthest));
}

/** Nothing is less than empty; beyond the limit it is no matter how far. */
const within = (share: number, limit: number): number => Math.min(Math.max(share, 0), limit);

interface CapacityChartWords {
  readonly heading: (host: string, metric: string) => string;
  readonly full: (date: string, limit: string) => string;
  readonly never: string;
  readonly limit: (limit: string) => string;
  readonly expected: string;
  readonly band: string;
  readonly meeting: (date: string) => string;
  readonly title: (heading: string, now: string, when: string) => string;
}

const WORDS: { readonly [L in Locale]: CapacityChartWords } = {
  ja: {
    heading: (host, metric) => `${host} の ${metric}`,
    full: (date, limit) => `${date} ごろ ${limit}`,
    never: '埋まる日は見込めません',
    limit: (limit) => `${limit}（いっぱい）`,
    expected: 'このまま進んだとき',
    band: '5 日に 4 日が入る幅',
    meeting: (date) => `${date} 時点`,
    title: (heading, now, when) => `${heading}: いま ${now}、${when}`,
  },
  en: {
    heading: (host, metric) => `${host}: ${metric}`,
    full: (date, limit) => `${limit} about ${date}`,
    never: 'no date can be named',
    limit: (limit) => `${limit} (full)`,
    expected: 'if it goes on like this',
    band: 'holds four days of five',
    meeting: (date) => `as of ${date}`,
    title: (heading, now, when) => `${heading}: ${now} now, ${when}`,
  },
};
