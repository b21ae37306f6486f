import type { MetricSeries } from '../../records.ts';
import { type Host, toHostRef } from './hosts.ts';
import { fetchMetricNames, isSystemMetric, sizeOf, unitOf, worthReading } from './metric-names.ts';
import type { Organisation } from './organisation.ts';
import type { MetricOwner } from './shown-metrics.ts';
import type { WebLinks } from './web-links.ts';

/** One metric to read, with all that is known of it before. */
export interface PlannedMetric {
  readonly path: string;
  readonly name: string;
  /** The metric that tells its size, where the host posts one. */
  readonly size: string | null;
  /** What may be a counter: the agent sends none. */
  readonly mayCount: boolean;
  readonly owner: MetricOwner;
  readonly about: Omit<MetricSeries, 'values' | 'size' | 'shownOn' | 'yearAgo'>;
}

/**
 * Every metric of the services and of their hosts, also of those that earlier runs saw and that are retired by now; what
 * matters most first, host by host in turn, so that a limit cuts each of them alike.
 */
export async function metricPlan(
  organisation: Organisation,
  services: readonly string[],
  at: Date,
): Promise<readonly PlannedMetric[]> {
  const { http } = organisation;
  const [listed, { hosts: gone }, links] = await Promise.all([
    organisation.hosts(),
    organisation.remembered(at),
    organisation.links(),
  ]);
  const ours = [...new Map([...gone, ...listed]).values()].filter((host) =>
    host.services.some((name) => services.includes(name)),
  );
  const ofServices = await Promise.all(
    services.map(async (service) => {
      const path = `/api/v0/services/${encodeURIComponent(service)}`;
      const names = worthReading(await fetchMetricNames(http, path));
      return names.map((name) => ofService(organisation.source, service, name, path, links));
    }),
  );
  const ofHosts = await Promise.all(
    ours.map(async (host) => {
      const path = `/api/v0/hosts/${encodeURIComponent(host.id)}`;
      const names = await fetchMetricNames(http, path);
      return worthReading(names).map((name) =>
        ofHost(organisation.source, host, name, { path, names, services, links }),
      );
    }),
  );
  return [...ofServices.flat(), ...inTurn(ofHosts)];
}

function ofService(
  source: string,
  service: string,
  name: string,
  path: string,
  links: WebLinks,
): PlannedMetric {
  return {
    path: `${path}/metrics`,
    name,
    size: null,
    mayCount: true,
    owner: { service, hostId: null, roles: [] },
    about: {
      origin: { source, id: `${service}/${name}`, url: links.metric(service, name) },
      graph: links.serviceGraph(service, name),
      service,
      host: null,
      role: null,
      metric: name,
      unit: 'other',
    },
  };
}

function ofHost(
  source: string,
  host: Host,
  name: string,
  {
    path,
    names,
    services,
    links,
  }: {
    readonly path: string;
    readonly names: readonly string[];
    readonly services: readonly string[];
    readonly links: WebLinks;
  },
): PlannedMetric {
  const service = host.services.find((one) => services.includes(one)) ?? '';
  const role = host.roles.find((one) => one.startsWith(`${service}:`)) ?? null;
  const size = sizeOf(name);
  return {
    path: `${path}/metrics`,
    name,
    size: size !== null && names.includes(size) ? size : null,
    mayCount: !isSystemMetric(name),
    owner: { service, hostId: host.id, roles: host.roles },
    about: {
      origin: { source, id: `${host.id}/${name}`, url: links.host(host.id) },
      graph: links.hostGraph(host.id, graphOf(name)),
      service,
      host: toHostRef(host.id, host, links),
      role,
      metric: name,
      unit: unitOf(name),
    },
  };
}

/** The graph of a host on which a metric is drawn: the agent's by the first word, others by all but the last. */
export function graphOf(name: string): string {
  const parts = name.split('.');
  if (isSystemMetric(name) || parts.length === 1) return parts[0] ?? name;
  return parts.slice(0, -1).join('.');
}

function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}
