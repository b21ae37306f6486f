import type { Http } from '../../world.ts';
import { toSeconds } from './epoch.ts';

/** Alerts and points come late, and in the first days reasons are still mended: only then is an answer worth keeping. */
const SETTLES_SECONDS = 48 * 3600;

/** What was over at `end`, in seconds, does not change any more. */
export const isSettled = (end: number, by: Date): boolean => toSeconds(by) >= end + SETTLES_SECONDS;

/** When answers were read, and the instant they tell of: the server's clock counts, or `at` where that is earlier. */
export interface ReadAt {
  readonly fetchedAt: Date;
  readonly by: Date;
}

/** `null` before the first answer, and where answers carry no date: then nothing is known to be settled. */
export function readAt(http: Http, at: Date): ReadAt | null {
  const fetchedAt = new Date(http.seenHeaders().date ?? Number.NaN);
  if (Number.isNaN(fetchedAt.getTime())) return null;
  return { fetchedAt, by: fetchedAt < at ? fetchedAt : at };
}
