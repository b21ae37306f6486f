import * as z from 'zod';
import type { Http } from '../../world.ts';
import { walkPages } from './pages.ts';

/** A check rule: the agent's configuration holds the rest, so there are no thresholds, host or mute to know. */
export interface CheckRule {
  readonly id: string;
  readonly name: string;
}

/**
 * All check rules, or `null` where the edition has no such list (it is of 2026). The cursor is the first id of the page
 * to come, unlike that of alerts: a server that repeats a row is forgiven.
 */
export async function fetchChecks(http: Http): Promise<readonly CheckRule[] | null> {
  const checks = new Map<string, CheckRule>();
  let listed = true;
  await walkPages({
    listing: 'GET /monitoring/checks',
    ask: async (cursor) => {
      const answer = await http.find({
        path: '/api/v0/monitoring/checks',
        query: { limit: 100, ...(cursor !== null && { nextId: cursor }) },
        schema: RawChecks,
        absent: [404],
      });
      if (answer === null) listed = false;
      return answer?.value ?? { checks: [] };
    },
    rows: (page) => page.checks.length,
    take: (page) => {
      for (const check of page.checks) checks.set(check.id, check);
    },
  });
  return listed ? [...checks.values()] : null;
}

const RawChecks = z.object({
  checks: z.array(z.object({ id: z.string(), name: z.string() })),
  nextId: z.string().nullish(),
});
