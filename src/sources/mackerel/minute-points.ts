import { millisecondsInHour } from 'date-fns/constants';
import { soFar } from '../../records/calendar.ts';
import type { MinuteHistory, MinuteSeries } from '../../records/queries.ts';
import type { Monitor, Period } from '../../records.ts';
import type { Ask } from '../source.ts';
import { type Host, toHostRef } from './hosts.ts';
import type { Metric } from './metric.ts';
import { graphOf } from './metric-plan.ts';
import { fetchMinutes, isPosted } from './minute-windows.ts';
import type { Rule } from './monitors.ts';
import type { Organisation } from './organisation.ts';
import { isWatched } from './scopes.ts';
import type { MackerelService } from './service.ts';

/**
 * The history of the rules' metrics minute by minute, over the period and some hours before it, on the hosts of the
 * service that asks. Rules whose metric the API does not give are absent.
 */
export async function minutePoints(
  organisation: Organisation,
  monitors: readonly Monitor[],
  { meeting, service }: Ask<MackerelService>,
): Promise<ReadonlyMap<string, MinuteHistory>> {
  const { from, to } = soFar(meeting);
  const range: Period = {
    from: new Date(from.getTime() - WARM_UP_HOURS * millisecondsInHour),
    to,
  };
  const rules = new Map((await organisation.rules()).map((rule) => [rule.id, rule]));
  const ask: MinutesAsk = { service, range, at: meeting.at };
  const found = await Promise.all(
    monitors.map(async ({ origin }) => {
      const rule = rules.get(origin.id);
      const history = rule === undefined ? null : await historyOf(organisation, rule, ask);
      return history === null ? [] : [[origin.id, history] as const];
    }),
  );
  return new Map(found.flat());
}

/**
 * The warm-up lets a rule that averages 10 points, 10 times in a row, begin the period as it was, up to a point every half
 * hour; a month and the warm-up together fit into the windows that the month needs anyway.
 */
const WARM_UP_HOURS = 12;

/** Hosts that post the metric, and hosts of the scope that are asked whether they do. */
const MOST_HOSTS = 20;
const MOST_CANDIDATES = 100;

interface MinutesAsk {
  readonly service: MackerelService;
  readonly range: Period;
  /** The meeting's instant. */
  readonly at: Date;
}

async function historyOf(
  organisation: Organisation,
  rule: Rule,
  ask: MinutesAsk,
): Promise<MinuteHistory | null> {
  const { metric } = rule;
  if (!metric) return null;
  if (rule.type === 'service')
    return rule.service ? ofService(organisation, rule.service, metric, ask) : null;
  return rule.type === 'host' ? ofHosts(organisation, rule, metric, ask) : null;
}

async function ofService(
  organisation: Organisation,
  service: string,
  metric: string,
  { range, at }: MinutesAsk,
): Promise<MinuteHistory> {
  const { source, links } = organisation;
  const asked: Metric = { of: 'services', owner: service, name: metric };
  const measured = await fetchMinutes(organisation, asked, range, at);
  if (measured === null) return [];
  const pages = await links();
  const origin = { source, id: `${service}/${metric}`, url: pages.metric(service, metric) };
  return [{ origin, host: null, graph: pages.serviceGraph(service, metric), ...measured }];
}

async function ofHosts(
  organisation: Organisation,
  { scopes, excludeScopes }: Rule,
  metric: string,
  { service: { names }, range, at }: MinutesAsk,
): Promise<MinuteHistory> {
  const { http, source, links, hosts } = organisation;
  const candidates = [...(await hosts()).values()].filter(
    (host) =>
      isWatched(host, scopes ?? [], excludeScopes ?? []) &&
      host.services.some((name) => names.includes(name)),
  );
  if (candidates.length > MOST_CANDIDATES) return { hosts: candidates.length };
  const posts = await Promise.all(candidates.map((host) => isPosted(http, metricOf(host, metric), range)));
  const posting = candidates.filter((_, i) => posts[i]);
  if (posting.length > MOST_HOSTS) return { hosts: posting.length };
  const pages = await links();
  const series = await Promise.all(
    posting.map(async (host): Promise<readonly MinuteSeries[]> => {
      const measured = await fetchMinutes(organisation, metricOf(host, metric), range, at);
      const origin = { source, id: `${host.id}/${metric}`, url: pages.host(host.id) };
      const graph = pages.hostGraph(host.id, graphOf(metric));
      return measured === null ? [] : [{ origin, host: toHostRef(host.id, host, pages), graph, ...measured }];
    }),
  );
  return series.flat();
}

const metricOf = ({ id }: Host, name: string): Metric => ({ of: 'hosts', owner: id, name });
