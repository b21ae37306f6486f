import type { RawAlert } from './alert-pages.ts';
import { servicesInExpression } from './expression.ts';
import { type Rule, servicesOfRule } from './monitors.ts';

/** Where an alert belongs (design.md §3). All three lists are empty for an alert that names no service at all. */
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
  const answers = new Map<string, Owners>();
  return (alert) => {
    const key = `${alert.type} ${alert.monitorId ?? ''} ${alert.hostId ?? ''}`;
    const owners = answers.get(key) ?? ownersOf(alert, known);
    answers.set(key, owners);
    return owners;
  };
}

export function isUnattributed(owners: Owners): boolean {
  return owners.services.length === 0 && owners.overridden.length === 0;
}

/** `name` as in the config, `names` as in Mackerel. */
export function isOurs(
  owners: Owners,
  service: { readonly name: string; readonly names: readonly string[] },
) {
  return (
    owners.overridden.includes(service.name) || owners.services.some((name) => service.names.includes(name))
  );
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
