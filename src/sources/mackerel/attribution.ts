import { servicesInExpression } from './expression.ts';
import { type Rule, servicesOfRule } from './monitors.ts';
import type { RawAlert } from './raw-alert.ts';

/** Where an alert belongs. All three lists are empty for an alert that names no service at all. */
export interface Owners {
  /** Mackerel services, exactly known: of its rule, or of its host's roles. */
  readonly services: readonly string[];
  /** Services of the config that an override names. Where there is one, the data is not asked. */
  readonly overridden: readonly string[];
  /** Only where nothing is known exactly: Mackerel services that the rule's expression or scopes name. */
  readonly perhaps: readonly string[];
}

export interface Known {
  readonly rules: ReadonlyMap<string, Rule>;
  /** Services in which a host has a role; empty for hosts without roles and vanished ones. */
  readonly servicesOfHost: (hostId: string) => readonly string[];
  /** Rule id → names of services in the config. */
  readonly overrides: ReadonlyMap<string, readonly string[]>;
}

type Clues = Pick<RawAlert, 'type' | 'monitorId' | 'hostId'>;

/** Says whose an alert is. Alerts of one rule and host share one answer. */
export function attribution(known: Known): (alert: Clues) => Owners {
  // Tables within tables: a key made of the three would be a new string for each of very many alerts.
  const answers = new Map<string, Map<string, Map<string, Owners>>>();
  return (alert) => {
    const ofType = tableIn(answers, alert.type);
    const ofRule = tableIn(ofType, alert.monitorId ?? '');
    const hostId = alert.hostId ?? '';
    const owners = ofRule.get(hostId) ?? ownersOf(alert, known);
    ofRule.set(hostId, owners);
    return owners;
  };
}

function tableIn<Entry>(tables: Map<string, Map<string, Entry>>, key: string): Map<string, Entry> {
  let table = tables.get(key);
  if (table === undefined) {
    table = new Map();
    tables.set(key, table);
  }
  return table;
}

/** How an alert stands to a service: its own, somebody else's, or nobody's, perhaps with a sign that it is ours. */
export type Standing = 'ours' | 'others' | 'nobodys' | 'perhapsOurs';

/** `name` as in the config, `names` as in Mackerel. */
export function standing(
  { services, overridden, perhaps }: Owners,
  { name, names }: { readonly name: string; readonly names: readonly string[] },
): Standing {
  const isOurName = (service: string): boolean => names.includes(service);
  if (overridden.includes(name) || services.some(isOurName)) return 'ours';
  if (overridden.length > 0 || services.length > 0) return 'others';
  return perhaps.some(isOurName) ? 'perhapsOurs' : 'nobodys';
}

function ownersOf(alert: Clues, { rules, servicesOfHost, overrides }: Known): Owners {
  const rule = alert.monitorId ? rules.get(alert.monitorId) : undefined;
  const overridden = (alert.monitorId && overrides.get(alert.monitorId)) || [];
  if (overridden.length > 0) return { services: [], overridden, perhaps: [] };
  const services = exactServices(alert, rule, servicesOfHost);
  if (services.length > 0 || rule === undefined) return { services, overridden, perhaps: [] };
  const read = servicesInExpression(rule.expression ?? '', servicesOfHost);
  return { services, overridden, perhaps: [...new Set([...read, ...servicesOfRule(rule)])] };
}

function exactServices(
  { type, hostId }: Clues,
  rule: Rule | undefined,
  servicesOfHost: Known['servicesOfHost'],
): readonly string[] {
  switch (type) {
    case 'service':
    case 'external':
      return rule?.service ? [rule.service] : [];
    case 'host':
    case 'connectivity':
    case 'check':
    case 'anomalyDetection':
      return hostId ? servicesOfHost(hostId) : [];
    default:
      return [];
  }
}
