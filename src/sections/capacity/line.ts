import { millisecondsInDay } from 'date-fns/constants';
import { code, join, link, type Markdown, md, NOTHING, text, words } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { soFar } from '../../records/calendar.ts';
import { graphAddress } from '../../records/graph-address.ts';
import { metricGloss } from '../../records/metric-gloss.ts';
import type { MetricSeries } from '../../records.ts';
import type { Left } from './left.ts';
import { CAPACITY_WORDS } from './words.ts';

/** Moved by less, the date is as good as before. */
const MOVED_DAYS = 7;
const MONTH_DAYS = 30;

/** 'db1: filesystem.sda1.used 61% → 66%（+5pt/月） ／ 100% まで 94 日 …' */
export function forecastLine(left: Left, meeting: Meeting, chart: Markdown): Markdown {
  const say = CAPACITY_WORDS[meeting.locale];
  const { before, now, limit, daysLeft, daysLow, daysHigh, movedDays, series } = left;
  const days = (meeting.period.to.getTime() - meeting.period.from.getTime()) / millisecondsInDay;
  const points = (((now - before) * MONTH_DAYS) / days) * 100;
  const moved = Math.round(movedDays ?? 0);
  const parts = [
    md`${nameOf(series, meeting)} ${say.growth(percent(before), percent(now), signed(points))}`,
    now >= limit || daysLeft === null
      ? say.full
      : say.until(Math.floor(daysLeft), whole(daysLow), whole(daysHigh), dateIn(daysLeft, meeting)),
    Math.abs(moved) >= MOVED_DAYS ? say.moved(moved) : NOTHING,
    chart,
  ];
  return md`${join(parts, say.slash)} → ${say.ask}`;
}

export function urgentLine({ series, daysLeft }: Left, meeting: Meeting): Markdown {
  const days = daysLeft ?? 0;
  return CAPACITY_WORDS[meeting.locale].urgent(
    nameOf(series, meeting),
    Math.floor(days),
    dateIn(days, meeting),
  );
}

export function nameOf(series: MetricSeries, meeting: Meeting): Markdown {
  const { host, service, metric } = series;
  const graph = link(code(metric), graphAddress(series.graph, soFar(meeting)));
  return md`${text(host?.name ?? host?.id ?? service)}: ${graph}${metricGloss(metric, meeting)}`;
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

const whole = (days: number | null): number | null => (days === null ? null : Math.floor(days));

/** Words of our own: a plus at the start of a stranger's text would be made safe. */
const signed = (points: number): Markdown =>
  words(`${points >= 0 ? '+' : '−'}${Math.abs(points).toFixed(Math.abs(points) < 1 ? 1 : 0)}`);

const dateIn = (days: number, { at, local }: Meeting): string =>
  local.date(new Date(at.getTime() + days * millisecondsInDay));
