import type { Alert, AlertBook, RuleRef } from '../../src/records.ts';
import { tokyo } from './meeting.ts';

/** An alert of a service metric's rule that healed after five minutes. */
export function fired(rule: string, opened: string, different: Partial<Alert> = {}): Alert {
  const openedAt = tokyo(opened);
  const id = `${rule} ${opened}`;
  return {
    origin: {
      source: 'mackerel',
      id,
      url: `https://mackerel.io/orgs/acme/alerts/${openedAt.getTime() / 1000}`,
    },
    rule: named(rule),
    host: null,
    series: null,
    type: 'service',
    status: 'ok',
    openedAt,
    closedAt: new Date(openedAt.getTime() + 5 * 60_000),
    reason: null,
    message: null,
    value: null,
    ...different,
  };
}

export function book(ours: readonly Alert[]): AlertBook {
  return { ours, unattributed: [], perhapsOurs: [], firedRules: new Set() };
}

function named(name: string): RuleRef {
  return {
    id: `id of ${name}`,
    name,
    type: 'service',
    deleted: false,
    muted: false,
    url: null,
  };
}
