import type { Meeting } from '../../meeting.ts';
import { within } from '../../records/calendar.ts';
import { occurrences } from '../../records/downtimes.ts';
import { incidentTime } from '../../records/incident-time.ts';
import type { Alert, Change, Downtime, Incident, Period } from '../../records.ts';

/** What else happened in the month; `null` when it could not be read, so that nothing is said of it. */
export interface Happenings {
  readonly changes: readonly Change[] | null;
  readonly incidents: readonly Incident[] | null;
  readonly downtimes: readonly Downtime[] | null;
}

/** An event with the time in which alerts come from it. */
export type Event = { readonly window: Period } & (
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'downtime'; readonly downtime: Downtime }
  | { readonly kind: 'incident'; readonly incident: Incident }
);

/** What most alerts of a rule came with: the kind, how many came with one of these, and the event that had most of them. */
export interface CausedBy {
  readonly kind: Event['kind'];
  readonly count: number;
  readonly mostly: Event;
  /** Different events. */
  readonly events: number;
}

const MINUTE = 60_000;
/** Alerts right after a change, just outside a downtime, and before somebody files what they see. */
const NEAR_MINUTES = 30;

/** The events of the period. Merges reach nobody by themselves. */
export function eventsOf(
  { changes, incidents, downtimes }: Happenings,
  { period, local }: Meeting,
): readonly Event[] {
  const near = NEAR_MINUTES * MINUTE;
  const window = (from: Date, to: Date, before: number, after: number): Period => ({
    from: new Date(from.getTime() - before),
    to: new Date(to.getTime() + after),
  });
  const events: readonly Event[] = [
    ...(changes ?? [])
      .filter(({ kind }) => kind !== 'merge')
      .map((change) => ({
        kind: 'change' as const,
        change,
        window: window(change.at, change.until ?? change.at, 0, near),
      })),
    ...(incidents ?? []).map((incident) => {
      const { from, to } = incidentTime(incident);
      return { kind: 'incident' as const, incident, window: window(from, to, near, 0) };
    }),
    ...(downtimes ?? []).flatMap((downtime) =>
      occurrences(downtime, period, local).map((run) => ({
        kind: 'downtime' as const,
        downtime,
        window: window(run.from, run.to, near, near),
      })),
    ),
  ];
  return events.filter(({ window }) => window.to > period.from && window.from < period.to);
}

const LEAST = { alerts: 3, share: 0.5, beyondChance: 3 };

/**
 * What at least half of these alerts came with, and three at least; `null` when chance would do: where such events fill a
 * good part of the month anyway, an alert near one says nothing.
 */
export function causedBy(
  alerts: readonly Alert[],
  events: readonly Event[],
  { period }: Meeting,
): CausedBy | null {
  if (alerts.length < LEAST.alerts) return null;
  const candidates = (['downtime', 'change', 'incident'] as const).map((kind) => {
    const ofKind = events.filter((event) => event.kind === kind);
    const hits = new Map<Event, number>();
    let count = 0;
    for (const { openedAt } of alerts) {
      const event = ofKind.findLast(({ window }) => within(openedAt, window));
      if (event === undefined) continue;
      count++;
      hits.set(event, (hits.get(event) ?? 0) + 1);
    }
    const [mostly] = [...hits].sort(([, a], [, b]) => b - a).map(([event]) => event);
    const share = covered(ofKind, period);
    return { kind, count, mostly, events: hits.size, expected: alerts.length * share };
  });
  const [best] = candidates
    .filter(
      ({ count, expected }) =>
        count >= Math.max(LEAST.alerts, alerts.length * LEAST.share) &&
        count >= LEAST.beyondChance * expected,
    )
    .sort((a, b) => b.count - a.count);
  if (best?.mostly === undefined) return null;
  const { kind, count, mostly, events: several } = best;
  return { kind, count, mostly, events: several };
}

/** The share of the period that lies in one of the windows, overlaps counted once. */
function covered(events: readonly Event[], period: Period): number {
  let [filled, until] = [0, period.from.getTime()];
  const windows = events.map(({ window }) => window).sort((a, b) => a.from.getTime() - b.from.getTime());
  for (const { from, to } of windows) {
    const start = Math.max(from.getTime(), until);
    const end = Math.min(to.getTime(), period.to.getTime());
    if (end <= start) continue;
    filled += end - start;
    until = end;
  }
  return filled / (period.to.getTime() - period.from.getTime());
}
