import type { Meeting } from '../../meeting.ts';
import type { Http } from '../../world.ts';
import { type OwnedAlerts, ownedAlerts } from './alerts.ts';
import { type CheckRule, fetchChecks } from './checks.ts';
import { fetchHosts, type Host, lookUpHost } from './hosts.ts';
import { fetchRules, type Rule } from './monitors.ts';
import { once, oncePer } from './once.ts';
import { fetchOrg } from './org.ts';
import { fetchServices } from './services.ts';
import { type WebLinks, webLinks } from './web-links.ts';

/** What all services of a run share. Each is asked for once, when somebody first needs it. */
export interface Organisation {
  readonly http: Http;
  readonly source: string;
  /** Rule id → names of services in the config, from the entries of all services. */
  readonly overrides: ReadonlyMap<string, readonly string[]>;
  readonly links: () => Promise<WebLinks>;
  readonly services: () => Promise<readonly string[]>;
  readonly rules: () => Promise<readonly Rule[]>;
  readonly checks: () => Promise<readonly CheckRule[] | null>;
  readonly hosts: () => Promise<ReadonlyMap<string, Host>>;
  /** One that is not in `hosts`: retired, or `null` when it has vanished. */
  readonly unlistedHost: (id: string) => Promise<Host | null>;
  readonly alerts: (meeting: Meeting) => Promise<OwnedAlerts>;
}

export function openOrganisation(shared: Pick<Organisation, 'http' | 'source' | 'overrides'>): Organisation {
  const { http } = shared;
  const organisation: Organisation = {
    ...shared,
    links: once(async () => webLinks((await fetchOrg(http)).name)),
    services: once(() => fetchServices(http)),
    rules: once(() => fetchRules(http)),
    checks: once(() => fetchChecks(http)),
    hosts: once(() => fetchHosts(http)),
    unlistedHost: oncePer(
      (id) => id,
      (id) => lookUpHost(http, id),
    ),
    // Services of a run may differ in their history where each has its own period.
    alerts: oncePer(
      ({ history, at }) => `${history.from.getTime()} ${at.getTime()}`,
      (meeting) => ownedAlerts(organisation, meeting),
    ),
  };
  return organisation;
}
