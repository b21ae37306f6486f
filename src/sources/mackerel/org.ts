import * as z from 'zod';
import type { Http } from '../../world.ts';

export interface Org {
  /** As in web addresses. */
  readonly name: string;
  /** As people call it. */
  readonly displayName: string;
}

export async function fetchOrg(http: Http): Promise<Org> {
  const { value } = await http.get({ path: '/api/v0/org', schema: RawOrg });
  return { name: value.name, displayName: value.displayName || value.name };
}

const RawOrg = z.object({ name: z.string(), displayName: z.string().nullish() });
