import type { Digest, FiredRule } from '../../src/fleet/digest.ts';
import type { FleetIndex, FleetService } from '../../src/fleet/fleet-index.ts';
import type { Held } from '../../src/fleet/meetings-held.ts';
import { meeting } from './meeting.ts';

/** A quiet month of a service, with what a test says differently. */
export function digestOf(service: string, different: Partial<Digest> = {}): Digest {
  return {
    service,
    budgets: [],
    incidents: 0,
    alerts: { fired: 0, firedEarlier: 0 },
    todos: { carried: 0, oldestDays: null },
    reports: [],
    rules: [],
    gaps: [],
    ...different,
  };
}

export function firedRule(id: string, fired: number, different: Partial<FiredRule> = {}): FiredRule {
  const url = `https://mackerel.io/orgs/acme/monitors/${id}`;
  return { source: 'mackerel', id, name: id, type: 'host', url, fired, ...different };
}

const MONTHS = ['2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04'];

/** A service whose pages of some months people wrote into; the pages of `untouched` are as pwg wrote them. */
export function heldIn(service: string, touched: readonly string[], untouched: readonly string[] = []): Held {
  const pages = MONTHS.map((month) => ({
    month,
    state: touched.includes(month)
      ? ('touched' as const)
      : untouched.includes(month)
        ? ('untouched' as const)
        : null,
  }));
  return { service, pages };
}

/** A service with its page, that met last month. */
export function madeOf(digest: Digest, held: Held = heldIn(digest.service, ['2026-09'])): FleetService {
  const { service } = digest;
  return { service, page: `../${service}/2026-10.md`, outcome: { is: 'made', digest }, held };
}

export function fleetOf(services: readonly FleetService[], different: Partial<FleetIndex> = {}): FleetIndex {
  return { meeting: meeting(), services, nobodys: new Map(), lastIndex: null, ...different };
}
