import * as z from 'zod';
import type { Change } from '../../records.ts';
import type { Http } from '../../world.ts';
import { instant, Seconds, toSeconds } from './epoch.ts';
import type { WebLinks } from './web-links.ts';

/** The annotations of a service that overlap [from, to], which is how the API selects them. */
export async function fetchAnnotations(
  http: Http,
  service: string,
  from: Date,
  to: Date,
): Promise<readonly RawAnnotation[]> {
  const { value } = await http.get({
    path: '/api/v0/graph-annotations',
    query: { service, from: toSeconds(from), to: toSeconds(to) },
    schema: z.object({ graphAnnotations: z.array(RawAnnotation) }),
  });
  return value.graphAnnotations;
}

export function toChange(raw: RawAnnotation, source: string, links: WebLinks): Change {
  return {
    origin: { source, id: raw.id, url: links.annotation(raw.service, raw.id) },
    kind: 'annotation',
    title: raw.title,
    at: instant(raw.from),
    until: raw.to > raw.from ? instant(raw.to) : null,
    environment: null,
  };
}

type RawAnnotation = z.infer<typeof RawAnnotation>;
const RawAnnotation = z.object({
  id: z.string(),
  title: z.string(),
  from: Seconds,
  to: Seconds,
  service: z.string(),
});
