import * as z from 'zod';
import type { HostRef } from '../../records.ts';
import type { Http } from '../../world.ts';
import type { WebLinks } from './web-links.ts';

export interface Host {
  readonly id: string;
  readonly name: string;
  readonly retired: boolean;
  /** Services it has a role in. */
  readonly services: readonly string[];
  /** 'service:role' */
  readonly roles: readonly string[];
}

/** Without them only `working` and `standby` are listed. Retired hosts are in no list. */
const EVERY_STATUS = ['working', 'standby', 'maintenance', 'poweroff'];

export async function fetchHosts(http: Http): Promise<ReadonlyMap<string, Host>> {
  const { value } = await http.get({
    path: '/api/v0/hosts',
    query: { status: EVERY_STATUS },
    schema: z.object({ hosts: z.array(RawHost) }),
  });
  return new Map(value.hosts.map((raw) => [raw.id, toHost(raw)]));
}

/** A host that is in no list: retired, or `null` when it has vanished altogether. */
export async function lookUpHost(http: Http, id: string): Promise<Host | null> {
  const answer = await http.find({
    path: `/api/v0/hosts/${encodeURIComponent(id)}`,
    schema: z.object({ host: RawHost }),
    absent: [400, 404],
  });
  return answer === null ? null : toHost(answer.value.host);
}

export function toHostRef(id: string, host: Host | null, links: WebLinks): HostRef {
  return host === null
    ? { id, name: null, retired: true, url: null }
    : { id, name: host.name, retired: host.retired, url: links.host(id) };
}

function toHost(raw: z.infer<typeof RawHost>): Host {
  return {
    id: raw.id,
    name: raw.displayName || raw.name,
    retired: raw.isRetired === true,
    services: Object.keys(raw.roles ?? {}),
    roles: Object.entries(raw.roles ?? {}).flatMap(([service, roles]) =>
      (roles ?? []).map((role) => `${service}:${role}`),
    ),
  };
}

const RawHost = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string().nullish(),
  isRetired: z.boolean().nullish(),
  roles: z.record(z.string(), z.array(z.string()).nullish().catch(null)).nullish(),
});
