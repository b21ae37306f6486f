import type { Incident, Period } from '../records.ts';

/**
 * How long an incident is taken to last where nobody recorded it, in minutes. The time an issue was open says nothing, and
 * an hour would catch the evening's noise.
 */
export const ASSUMED_MINUTES = 30;

/** From the issue to the end of the incident, as recorded or assumed. */
export function incidentTime({ openedAt, minutes }: Incident): Period {
  return { from: openedAt, to: new Date(openedAt.getTime() + (minutes ?? ASSUMED_MINUTES) * 60_000) };
}
