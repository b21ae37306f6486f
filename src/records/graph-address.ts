import type { Period } from '../records.ts';

/** The page of a graph at this time; `graph` holds `{from}` and `{to}` where the instants belong. */
export function graphAddress(graph: string, { from, to }: Period): string {
  return graph.replace('{from}', iso(from)).replace('{to}', iso(to));
}

const iso = (instant: Date): string => instant.toISOString().replace('.000', '');
