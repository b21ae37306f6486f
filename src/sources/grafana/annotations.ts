import * as z from 'zod';
import type { Http } from '../../world.ts';

/**
 * The annotations of a kind in [from, to], both inclusive, oldest first. The API answers with at most `limit` of them and has
 * no pages: a full answer is asked again as two halves, until it holds all there is.
 */
export async function fetchAnnotations(
  http: Http,
  { from, to, ...asked }: { from: number; to: number; type: 'alert' | 'annotation'; tags: readonly string[] },
): Promise<readonly RawAnnotation[]> {
  const { value } = await http.get({
    path: '/api/annotations',
    query: { from, to, limit: MOST, ...asked },
    schema: z.array(RawAnnotation),
  });
  if (value.length < MOST || to - from < 2) return [...value].sort((a, b) => a.time - b.time || a.id - b.id);
  const middle = Math.floor((from + to) / 2);
  const [earlier, later] = await Promise.all([
    fetchAnnotations(http, { from, to: middle, ...asked }),
    fetchAnnotations(http, { from: middle + 1, to, ...asked }),
  ]);
  // What lasts over the middle is in both.
  return [...new Map([...earlier, ...later].map((raw) => [raw.id, raw])).values()];
}

/** The default of the API is 100. */
const MOST = 1000;

/** Times are ms since the epoch. */
export type RawAnnotation = z.infer<typeof RawAnnotation>;
const RawAnnotation = z.object({
  id: z.number(),
  time: z.number(),
  timeEnd: z.number().nullish(),
  text: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  dashboardUID: z.string().nullish(),
  /** Of alerts: the rule. Older servers leave it away and name the rule at the beginning of the text. */
  alertUID: z.string().nullish(),
  newState: z.string().nullish(),
});
