import type { Http } from '../../world.ts';
import { toSeconds } from './epoch.ts';

/** Alerts and points come late, and in the first days reasons are still mended: only then is an answer worth keeping. */
const SETTLES_SECONDS = 48 * 3600;

/** What was over at `end`, in seconds, does not change any more. */
export const isSettled = (end: number, by: Date): boolean => end <= settledUntil(by);

/** In seconds: what was over then does not change any more. */
export const settledUntil = (by: Date): number => toSeconds(by) - SETTLES_SECONDS;

/** When answers were read, and the instant they tell of: the server's clock counts, or `at` where that is earlier. */
export interface ReadAt {
  readonly fetchedAt: Date;
  readonly by: Date;
}

/** `null` before the first answer, and where answers carry no date: then nothing is known to be settled. */
export function readAt(http: Http, at: Date): ReadAt | null {
  const fetchedAt = serverClock(http);
  return fetchedAt === null ? null : { fetchedAt, by: fetchedAt < at ? fetchedAt : at };
}

/** As the last answer told it. */
export function serverClock(http: Http): Date | null {
  const told = new Date(http.seenHeaders().date ?? Number.NaN);
  return Number.isNaN(told.getTime()) ? null : told;
}
