import type { Archive } from '../../world.ts';
import type { Host } from './hosts.ts';
import { type Kept, keptLists } from './snapshots.ts';

/** What earlier runs saw of rules and hosts that are in no list any more, as it last was. */
export interface Remembered {
  /** Rule or check id → its name. */
  readonly rules: ReadonlyMap<string, string>;
  readonly hosts: ReadonlyMap<string, Host>;
}

export const NOTHING_REMEMBERED: Remembered = { rules: new Map(), hosts: new Map() };

/** From the snapshots of runs up to `at`: a page rebuilt for the past knows no more than it did then. */
export async function remembered(archive: Archive, org: string, at: Date): Promise<Remembered> {
  const [rules, checks, hosts] = await Promise.all([
    keptLists(archive, org, 'rules', at),
    keptLists(archive, org, 'checks', at),
    keptLists(archive, org, 'hosts', at),
  ]);
  const names = new Map<string, string>();
  for (const { id, name } of [...checks, ...rules].flatMap(({ entries }) => entries)) {
    if (typeof name === 'string') names.set(id, name);
  }
  const known = new Map<string, Host>();
  for (const entry of hosts.flatMap(({ entries }) => entries)) {
    const host = asHost(entry);
    if (host !== null) known.set(host.id, host);
  }
  return { rules: names, hosts: known };
}

function asHost({ id, name, services = [], roles = [] }: Kept): Host | null {
  if (typeof name !== 'string' || typeof services !== 'object' || typeof roles !== 'object') return null;
  return { id, name, retired: true, services, roles };
}
