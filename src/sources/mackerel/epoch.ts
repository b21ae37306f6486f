import * as z from 'zod';

/** Mackerel's times are seconds since the epoch. The bound keeps every one of them a valid `Date`. */
export const LAST_SECOND = 1e11;
export const Seconds = z.number().min(0).max(LAST_SECOND);

/** Seconds, but some old dashboards carry milliseconds: nothing in this API is as late as the year 5138. */
export const SecondsOrMs = z.number().min(0).max(8.64e15);

export function instant(time: number): Date {
  return new Date(time > LAST_SECOND ? time : time * 1000);
}

export const toSeconds = (time: Date): number => Math.floor(time.getTime() / 1000);
