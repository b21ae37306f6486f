import type { Incident, Period } from '../records.ts';
import { within } from './calendar.ts';
import { incidentTime } from './incident-time.ts';
import type { Firing } from './threshold-replay.ts';

const MINUTE = 60_000;

/** An alert belongs to an incident when it opened so many minutes before the issue, or during the incident. */
const LOOK_BACK_MINUTES = 60;

/** An incident that the rule warns of, and the alert that does: of those around it the one that stood longest. */
export interface Warned {
  readonly incident: Incident;
  readonly firing: Firing;
}

/** The incidents opened in the period that these firings warn of. */
export function warnedOf(
  incidents: readonly Incident[],
  firings: readonly Firing[],
  period: Period,
): readonly Warned[] {
  return incidents
    .filter(({ openedAt }) => within(openedAt, period))
    .flatMap((incident) => {
      const time = incidentTime(incident);
      const from = time.from.getTime() - LOOK_BACK_MINUTES * MINUTE;
      const near = firings.filter(({ openedAt }) => from <= openedAt && openedAt < time.to.getTime());
      const [longest] = near.sort((a, b) => length(b) - length(a));
      return longest === undefined ? [] : [{ incident, firing: longest }];
    });
}

const length = ({ openedAt, closedAt }: Firing): number => (closedAt ?? Number.POSITIVE_INFINITY) - openedAt;

/** How much later (never earlier) the rule would have warned if set otherwise, in minutes; `null` = not at all. */
export function minutesLater({ firing }: Warned, firings: readonly Firing[]): number | null {
  const end = firing.closedAt ?? Number.POSITIVE_INFINITY;
  const first = firings.find(
    ({ host, openedAt, closedAt }) =>
      host?.id === firing.host?.id &&
      openedAt < end &&
      (closedAt ?? Number.POSITIVE_INFINITY) > firing.openedAt,
  );
  return first === undefined ? null : Math.max(0, first.openedAt - firing.openedAt) / MINUTE;
}
