import type { Meeting } from '../../meeting.ts';
import { within } from '../../records/calendar.ts';
import type { Alert, AlertBook, Period } from '../../records.ts';
import { fetchAlerts } from './alert-pages.ts';
import { ruleRefs, toAlert } from './alert-record.ts';
import { attribution, type Owners, type Standing, standing } from './attribution.ts';
import { toHostRef } from './hosts.ts';
import type { Organisation } from './organisation.ts';
import type { RawAlert } from './raw-alert.ts';

/** An alert and whose it is. */
export interface Owned {
  readonly alert: Alert;
  readonly owners: Owners;
}

/** So far before the history the walk goes back, to meet alerts that were open when it began. */
const LOOK_BACK_DAYS = 14;

/** All alerts of the organisation that matter for a meeting, oldest first. The most expensive answer of a run. */
export async function ownedAlerts(organisation: Organisation, meeting: Meeting): Promise<readonly Owned[]> {
  const { http, source, overrides } = organisation;
  const since = new Date(meeting.history.from.getTime() - LOOK_BACK_DAYS * 86_400_000);
  const [raw, rules, checks, links, hosts] = await Promise.all([
    fetchAlerts(http, since, meeting.at),
    organisation.rules(),
    organisation.checks(),
    organisation.links(),
    organisation.hosts(),
  ]);
  const seen = new Set<string>();
  for (const { hostId } of raw) if (hostId) seen.add(hostId);
  const hostOf = new Map(
    await Promise.all(
      [...seen].map(async (id) => [id, hosts.get(id) ?? (await organisation.unlistedHost(id))] as const),
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
    rule: ruleRefs(rules, checks, links),
    host: (id: string) => hostRefs.get(id) ?? toHostRef(id, null, links),
  };
  return [...raw]
    .sort(byOpening)
    .map((alert) => ({ alert: toAlert(alert, context), owners: ownersOf(alert) }));
}

/** What one service sees of them. `name` as in the config, `names` as in Mackerel. */
export function alertBook(
  all: readonly Owned[],
  service: { readonly name: string; readonly names: readonly string[] },
  history: Period,
): AlertBook {
  const ours: Alert[] = [];
  const unattributed: Alert[] = [];
  const perhapsOurs: Alert[] = [];
  const firedRules = new Set<string>();
  const standings = new Map<Owners, Standing>();
  for (const { alert, owners } of all) {
    // Alerts of one rule and host share their owners: answered once for all of them.
    const stands = standings.get(owners) ?? standing(owners, service);
    standings.set(owners, stands);
    if (stands === 'ours') ours.push(alert);
    if (stands === 'perhapsOurs') perhapsOurs.push(alert);
    if (stands === 'perhapsOurs' || stands === 'nobodys') unattributed.push(alert);
    const rule = alert.rule?.id;
    if (rule !== undefined && !firedRules.has(rule) && within(alert.openedAt, history)) firedRules.add(rule);
  }
  return { ours, unattributed, perhapsOurs, firedRules };
}

/** By time, then by id, so that the order does not depend on how pages were cut. */
function byOpening(a: RawAlert, b: RawAlert): number {
  return a.openedAt - b.openedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
