import type { HostRef, Monitor, RuleRef } from '../../src/records.ts';

/** A rule of this service on one of its metrics, with a page of its own. */
export function monitor(name: string, different: Partial<Monitor> = {}): Monitor {
  const id = idOf(name);
  return {
    origin: { source: 'mackerel', id, url: `https://mackerel.io/orgs/acme/monitors/${id}` },
    name,
    type: 'service',
    muted: false,
    memo: null,
    ours: true,
    nobodys: false,
    metric: null,
    operator: null,
    warning: null,
    critical: null,
    durationPoints: null,
    attempts: null,
    certificateWarningDays: null,
    ...different,
  };
}

/** The same rule as its alerts know it. */
export function ruleOf(name: string, different: Partial<RuleRef> = {}): RuleRef {
  const id = idOf(name);
  return {
    id,
    name,
    type: 'service',
    deleted: false,
    muted: false,
    url: `https://mackerel.io/orgs/acme/monitors/${id}`,
    ...different,
  };
}

export function host(name: string, different: Partial<HostRef> = {}): HostRef {
  return {
    id: `h-${name}`,
    name,
    retired: false,
    url: `https://mackerel.io/orgs/acme/hosts/h-${name}`,
    ...different,
  };
}

const idOf = (name: string): string => `m-${name.replace(/\W+/g, '-')}`;
