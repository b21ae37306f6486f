import { millisecondsInDay } from 'date-fns/constants';
import type { Meeting } from '../../meeting.ts';
import type { Alert, AlertBook, Period } from '../../records.ts';
import { fetchAlerts } from './alert-pages.ts';
import { ruleRefs, toAlert } from './alert-record.ts';
import { attribution, type Owners, type Standing, standing } from './attribution.ts';
import { toSeconds } from './epoch.ts';
import { toHostRef } from './hosts.ts';
import type { Organisation } from './organisation.ts';
import type { RawAlert } from './raw-alert.ts';

/** The alerts of the organisation, oldest first, each with whose it is. Most are made into records for nobody. */
export interface OwnedAlerts {
  readonly entries: readonly { readonly raw: RawAlert; readonly owners: Owners }[];
  readonly toAlert: (raw: RawAlert) => Alert;
}

/** So far before the trend the walk goes back, to meet alerts that were open when it began. */
const LOOK_BACK_DAYS = 14;

/** All alerts of the organisation that matter for a meeting, oldest first. The most expensive answer of a run. */
export async function ownedAlerts(organisation: Organisation, meeting: Meeting): Promise<OwnedAlerts> {
  const { source, overrides } = organisation;
  const since = new Date(meeting.trend.from.getTime() - LOOK_BACK_DAYS * millisecondsInDay);
  const [raw, rules, checks, links, hosts, memory] = await Promise.all([
    fetchAlerts(organisation, since, meeting.at),
    organisation.rules(),
    organisation.checks(),
    organisation.links(),
    organisation.hosts(),
    organisation.remembered(meeting.at),
  ]);
  const seen = new Set<string>();
  for (const { hostId } of raw) if (hostId) seen.add(hostId);
  const hostOf = new Map(
    await Promise.all(
      [...seen].map(async (id) => {
        const host = hosts.get(id) ?? (await organisation.unlistedHost(id)) ?? memory.hosts.get(id) ?? null;
        return [id, host] as const;
      }),
    ),
  );
  const ownersOf = attribution({
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    servicesOfHost: (id) => (hostOf.get(id) ?? hosts.get(id))?.services ?? [],
    overrides,
  });
  const hostRefs = new Map([...hostOf].map(([id, host]) => [id, toHostRef(id, host, links)]));
  const context = {
    source,
    at: meeting.at,
    links,
    rule: ruleRefs(rules, checks, links, memory.rules),
    host: (id: string) => hostRefs.get(id) ?? toHostRef(id, null, links),
  };
  const entries = raw.map((alert) => ({ raw: alert, owners: ownersOf(alert) }));
  return { entries, toAlert: (alert) => toAlert(alert, context) };
}

/** What one service sees of them. `name` as in the config, `names` as in Mackerel. */
export function alertBook(
  { entries, toAlert }: OwnedAlerts,
  service: { readonly name: string; readonly names: readonly string[] },
  history: Period,
): AlertBook {
  const ours: Alert[] = [];
  const unattributed: Alert[] = [];
  const perhapsOurs: Alert[] = [];
  const firedRules = new Set<string>();
  const standings = new Map<Owners, Standing>();
  const [from, to] = [toSeconds(history.from), toSeconds(history.to)];
  for (const { raw, owners } of entries) {
    if (raw.monitorId && raw.openedAt >= from && raw.openedAt < to) firedRules.add(raw.monitorId);
    // Alerts of one rule and host share their owners: answered once for all of them.
    const stands = standings.get(owners) ?? standing(owners, service);
    standings.set(owners, stands);
    if (stands === 'others') continue;
    const alert = toAlert(raw);
    if (stands === 'ours') ours.push(alert);
    else unattributed.push(alert);
    if (stands === 'perhapsOurs') perhapsOurs.push(alert);
  }
  return { ours, unattributed, perhapsOurs, firedRules };
}
