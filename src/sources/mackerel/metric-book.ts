import { asProblem, EXIT, Problem } from '../../problem.ts';
import type { MetricBook, MetricSeries } from '../../records.ts';
import type { Answered, Ask } from '../source.ts';
import { withoutCounting } from './counters.ts';
import { fetchDashboards } from './dashboards.ts';
import { keepMedians, mediansYearAgo } from './kept-medians.ts';
import { type Slots, slotsOf } from './metric-grid.ts';
import { graphOf, metricPlan, type PlannedMetric } from './metric-plan.ts';
import type { Organisation } from './organisation.ts';
import { roleSeries } from './role-series.ts';
import type { MackerelService } from './service.ts';
import { existingServices } from './services.ts';
import { readAt } from './settled.ts';
import { shownMetrics } from './shown-metrics.ts';

export interface Effort {
  readonly maxMetrics?: number;
  readonly progress?: (line: string) => void;
}

/** More than this takes minutes, and people wait. */
const MOST_METRICS = 5000;
/** One more than the door lets through at a time, so that it never stands empty while an answer is read. */
const LANES = 9;
/** A larger share of failures is a gap; single ones are only counted. */
const FAILURES_BORNE = 0.02;

const NOTHING_KEPT: ReadonlyMap<string, number> = new Map();

/** Every metric of the service hour by hour. An answer is kept as one number per slot and dropped. */
export async function metricBook(
  organisation: Organisation,
  { meeting, service }: Ask<MackerelService>,
  { maxMetrics = MOST_METRICS, progress = () => {} }: Effort,
): Promise<Answered<'metrics'>> {
  const { names, missing } = existingServices(service.names, await organisation.services());
  const { archive, http, org } = organisation;
  const [planned, dashboards, links, yearAgo] = await Promise.all([
    metricPlan(organisation, names, meeting.at),
    fetchDashboards(http),
    organisation.links(),
    archive === null ? NOTHING_KEPT : mediansYearAgo(archive, await org(), meeting),
  ]);
  const slots = slotsOf(meeting);
  const placesOf = shownMetrics(dashboards);
  const wanted = planned.slice(0, maxMetrics);
  let read = 0;
  const problems: Problem[] = [];
  const found = await inLanes(wanted, async (metric): Promise<readonly MetricSeries[]> => {
    try {
      const own = await seriesOf(organisation, metric, slots);
      const shownOn = placesOf(metric.name, metric.owner);
      return own.map((one) => ({ ...one, shownOn, yearAgo: yearAgo.get(one.origin.id) ?? null }));
    } catch (error) {
      problems.push(asProblem(error));
      return [];
    } finally {
      read++;
      if (read % 20 === 0) progress(`${meeting.service}: graphs ${read} of ${wanted.length} …`);
    }
  });
  await organisation.metricSlots.keep();
  const hosts = found.flat();
  const when = readAt(http, meeting.at);
  if (archive !== null && when !== null) {
    const values = new Map(hosts.map((one) => [one.origin.id, one.values]));
    await keepMedians(archive, await org(), meeting, slots, values, when);
  }
  const roles = roleSeries(hosts, (full, metric) => {
    const [owner = '', role = ''] = full.split(':');
    const graph = links.roleGraph(owner, role, graphOf(metric));
    return {
      origin: { source: organisation.source, id: `${full}/${metric}`, url: links.metric(owner, metric) },
      graph,
    };
  });
  const records: MetricBook = {
    grid: slots.grid,
    series: [...hosts, ...roles],
    left: planned.length - wanted.length,
    failed: problems.length,
  };
  const tooMany = problems.length > FAILURES_BORNE * wanted.length ? problems.slice(0, 1) : [];
  return {
    records,
    shortfalls: [
      ...missing.map((problem) => ({ problem })),
      ...tooMany.map((problem) => ({ problem: unread(problems.length, wanted.length, problem) })),
    ],
  };
}

async function seriesOf(
  organisation: Organisation,
  { path, name, size, mayCount, about }: PlannedMetric,
  slots: Slots,
): Promise<readonly Omit<MetricSeries, 'shownOn' | 'yearAgo'>[]> {
  const own = await organisation.metricSlots.of({ path, metric: name, slots });
  if (own === null || own.every(Number.isNaN)) return [];
  return [
    {
      ...about,
      values: mayCount ? withoutCounting(own, slots.grid.stepMinutes) : own,
      size: size === null ? null : await organisation.metricSlots.of({ path, metric: size, slots }),
    },
  ];
}

/**
 * Chains in which each asks when the one before has its answer: with all at once in the queue, the pages of alerts would wait
 * for thousands. Single look-ups do wait; the page needs all of them anyway.
 */
async function inLanes<T, Found>(
  all: readonly T[],
  work: (one: T) => Promise<Found>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  const left = all.entries();
  const lane = async (): Promise<void> => {
    for (const [i, one] of left) found[i] = await work(one);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return found;
}

function unread(failed: number, of: number, first: Problem): Problem {
  return new Problem(
    {
      what: `${failed} of ${of} metrics could not be read.`,
      why: `The first: ${first.what} ${first.why}`,
      try: first.try,
    },
    first.exit === EXIT.refused ? EXIT.refused : EXIT.unavailable,
  );
}
