import type { Meeting } from '../../meeting.ts';
import { once, oncePer } from '../../once.ts';
import { asProblem } from '../../problem.ts';
import type { Archive, Http } from '../../world.ts';
import { type OwnedAlerts, ownedAlerts } from './alerts.ts';
import { type CheckRule, fetchChecks } from './checks.ts';
import { fetchDowntimes } from './downtimes.ts';
import { fetchHosts, type Host, lookUpHost } from './hosts.ts';
import { type MetricSlots, openMetricSlots } from './metric-slots.ts';
import { fetchRules, type Rule } from './monitors.ts';
import { fetchOrg } from './org.ts';
import { NOTHING_REMEMBERED, type Remembered, remembered } from './remembered.ts';
import { fetchServices } from './services.ts';
import { keepSight } from './snapshots.ts';
import { type WebLinks, webLinks } from './web-links.ts';

/** What all services of a run share. Each is asked for once, when somebody first needs it. */
export interface Organisation {
  readonly http: Http;
  readonly source: string;
  /** Rule id → names of services in the config, from the entries of all services. */
  readonly overrides: ReadonlyMap<string, readonly string[]>;
  /** What earlier runs kept; `null` when this run keeps nothing. */
  readonly archive: Archive | null;
  /** A line for those who want to know (--verbose). */
  readonly detail: (line: string) => void;
  /** Its name in web addresses. */
  readonly org: () => Promise<string>;
  readonly links: () => Promise<WebLinks>;
  readonly services: () => Promise<readonly string[]>;
  readonly rules: () => Promise<readonly Rule[]>;
  readonly checks: () => Promise<readonly CheckRule[] | null>;
  readonly hosts: () => Promise<ReadonlyMap<string, Host>>;
  /** One that is not in `hosts`: retired, or `null` when it has vanished. */
  readonly unlistedHost: (id: string) => Promise<Host | null>;
  /** Rules and hosts that earlier runs saw, for those that are gone. */
  readonly remembered: (at: Date) => Promise<Remembered>;
  /** Leaves a snapshot of rules, checks, hosts and downtimes for the runs to come. */
  readonly leaveSnapshot: (at: Date) => Promise<void>;
  readonly metricSlots: MetricSlots;
  readonly alerts: (meeting: Meeting) => Promise<OwnedAlerts>;
}

export function openOrganisation(
  shared: Pick<Organisation, 'http' | 'source' | 'overrides' | 'archive' | 'detail'>,
): Organisation {
  const { http, archive } = shared;
  const organisation: Organisation = {
    ...shared,
    org: once(async () => (await fetchOrg(http)).name),
    links: once(async () => webLinks(await organisation.org())),
    services: once(() => fetchServices(http)),
    rules: once(() => fetchRules(http)),
    checks: once(() => fetchChecks(http)),
    hosts: once(() => fetchHosts(http)),
    unlistedHost: oncePer(
      (id) => id,
      (id) => lookUpHost(http, id),
    ),
    remembered: oncePer(
      (at) => at.toISOString(),
      async (at) =>
        archive === null ? NOTHING_REMEMBERED : remembered(archive, await organisation.org(), at),
    ),
    leaveSnapshot: oncePer(
      (at) => at.toISOString(),
      (at) => leaveSnapshot(organisation, at),
    ),
    metricSlots: openMetricSlots({ http, archive, org: () => organisation.org() }),
    // Services of a run may differ in their trend where each has its own period.
    alerts: oncePer(
      ({ trend, at }) => `${trend.from.getTime()} ${at.getTime()}`,
      (meeting) => ownedAlerts(organisation, meeting),
    ),
  };
  return organisation;
}

/** What can't be asked is told by those who need it, and not kept. */
async function leaveSnapshot({ archive, http, ...organisation }: Organisation, at: Date): Promise<void> {
  if (archive === null) return;
  const seen = <T>(asked: Promise<T>): Promise<T | null> =>
    asked.catch((error: unknown) => {
      asProblem(error);
      return null;
    });
  const [org, rules, checks, hosts, downtimes] = await Promise.all([
    organisation.org(),
    seen(organisation.rules()),
    seen(organisation.checks()),
    seen(organisation.hosts()),
    seen(fetchDowntimes(http)),
  ]);
  await keepSight(archive, org, at, { rules, checks, hosts: hosts && [...hosts.values()], downtimes });
}
