import { chartNames } from '../../charts/names.ts';
import { type Markdown, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { capacityForecasts } from '../../records/capacity-forecasts.ts';
import { chartLink } from '../../records/chart-link.ts';
import { idleRoles } from '../../records/idle-roles.ts';
import { type Bid, defineSection, titled, type View } from '../section.ts';
import { capacityChart } from './chart.ts';
import { isWorthALine, type Left, leftAt } from './left.ts';
import { forecastLine, nameOf, percent, urgentLine } from './line.ts';
import { CAPACITY_WORDS } from './words.ts';

/** `facts` in the JSON: everything with a known size. Days count from `at`; null = no date can be named. */
export interface CapacityFacts {
  readonly forecasts: readonly {
    readonly host: string | null;
    readonly hostId: string | null;
    readonly metric: string;
    /** Fraction of the size. */
    readonly limit: number;
    readonly usedShare: number;
    readonly daysLeft: number | null;
    readonly daysLow: number | null;
    readonly daysHigh: number | null;
    readonly movedDays: number | null;
  }[];
  readonly idleRoles: readonly {
    readonly role: string;
    readonly hosts: number;
    readonly cpuShare: number;
    readonly memoryShare: number;
  }[];
}

type CapacityBody = {
  readonly forecasts: readonly Markdown[];
  readonly others: readonly Markdown[];
  readonly idle: readonly Markdown[];
};

const SAMPLE: CapacityBody = { forecasts: [words('…')], others: [words('…')], idle: [words('…')] };

const MOST_LINES = 10;
/** A line at the top of the page: it won't wait for the next meeting. */
const URGENT_DAYS = 14;

/** What fills up when, and what is larger than it needs to be. */
export const capacity = defineSection({
  name: 'capacity',
  title: titled('キャパシティ', 'Capacity'),
  under: 'dashboards',
  needs: ['metrics'],
  sample: SAMPLE,
  view: ({ metrics }, meeting): View<CapacityFacts, CapacityBody> => {
    const say = CAPACITY_WORDS[meeting.locale];
    const all = capacityForecasts(metrics)
      .map((forecast) => leftAt(forecast, metrics.grid, meeting.at))
      .sort((a, b) => soon(a) - soon(b) || b.now - a.now);
    const told = all.filter(isWorthALine).slice(0, meeting.inFull === true ? all.length : MOST_LINES);
    const names = chartNames(
      told.map(({ series: { host, service, metric } }) => `${host?.name ?? host?.id ?? service} ${metric}`),
    );
    const others = all.filter((left) => !told.includes(left)).sort((a, b) => b.now - a.now);
    const [fullest] = others;
    const idle = idleRoles(metrics);
    const calm = told.length === 0 && idle.length === 0;
    return {
      facts: {
        forecasts: all.map(facts),
        idleRoles: idle.map(({ role, hosts, cpu, memory }) => ({
          role,
          hosts,
          cpuShare: cpu,
          memoryShare: memory,
        })),
      },
      ...(told.length > 0 ? { question: QUESTION[meeting.locale] } : {}),
      body: {
        forecasts: told.map((left, i) =>
          forecastLine(left, meeting, chartLink('capacity', names[i] ?? null, meeting)),
        ),
        others:
          fullest === undefined
            ? []
            : [say.others(others.length, nameOf(fullest.series, meeting), percent(fullest.now))],
        idle: idle.map(({ role, hosts, cpu, memory }) =>
          say.idle(role, hosts, percent(cpu), percent(memory)),
        ),
      },
      ...(calm
        ? { quiet: fullest === undefined ? say.noneMeasured : say.quiet(all.length, percent(fullest.now)) }
        : {}),
      urgent: told.filter(isUrgent).map(
        (left): Bid => ({
          weight: 99 - Math.floor((left.daysLeft ?? 0) / 2),
          line: urgentLine(left, meeting),
        }),
      ),
      charts: told.map((left, i) => capacityChart(names[i] ?? '', left, metrics.grid, meeting)),
    };
  },
});

const soon = ({ daysLeft }: Left): number => daysLeft ?? Number.MAX_VALUE;

const isUrgent = ({ daysLeft }: Left): boolean => daysLeft !== null && daysLeft <= URGENT_DAYS;

function facts({
  series,
  limit,
  now,
  daysLeft,
  daysLow,
  daysHigh,
  movedDays,
}: Left): CapacityFacts['forecasts'][number] {
  const { host, metric } = series;
  return {
    host: host === null ? null : (host.name ?? host.id),
    hostId: host?.id ?? null,
    metric,
    limit,
    usedShare: now,
    daysLeft,
    daysLow,
    daysHigh,
    movedDays,
  };
}

const QUESTION: { readonly [L in Locale]: Markdown } = {
  ja: words('これから利用者やデータが急に増える予定はありますか？'),
  en: words('Will users or data soon grow faster than this?'),
};
