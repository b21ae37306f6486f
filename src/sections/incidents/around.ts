import type { Meeting } from '../../meeting.ts';
import { occurrences } from '../../records/downtimes.ts';
import { alertsBefore, changeBefore } from '../../records/shortly-before.ts';
import type { Alert, AlertBook, Change, Downtime, Incident, Period } from '../../records.ts';
import { type Hint, unheard } from './unheard.ts';

/** What else happened when the incident began, as far as the records can say. */
export interface Around {
  /** Opened in the hour before, oldest first; `null` when the alerts are not known. */
  readonly alerts: readonly Alert[] | null;
  /** What could have told of it, when no alert did; `null` when the alerts are not known. */
  readonly hints: readonly Hint[] | null;
  readonly change: Change | null;
  /** A planned silence of this service in the middle of which it began. */
  readonly downtime: { readonly name: string; readonly period: Period } | null;
}

export interface Evidence {
  readonly alerts: AlertBook | null;
  readonly changes: readonly Change[] | null;
  readonly downtimes: readonly Downtime[] | null;
}

export function around(incident: Incident, evidence: Evidence, meeting: Meeting): Around {
  const { openedAt } = incident;
  const { alerts, changes, downtimes } = evidence;
  const known = alerts !== null && openedAt >= meeting.history.from;
  return {
    alerts: known ? alertsBefore(openedAt, alerts.ours) : null,
    hints: known ? unheard(incident, alerts, meeting) : null,
    change: changeBefore(openedAt, changes ?? []),
    downtime: plannedAt(openedAt, downtimes ?? [], meeting),
  };
}

function plannedAt(instant: Date, downtimes: readonly Downtime[], { local }: Meeting): Around['downtime'] {
  const moment: Period = { from: instant, to: new Date(instant.getTime() + 1) };
  for (const downtime of downtimes) {
    const [period] = downtime.ours ? occurrences(downtime, moment, local) : [];
    if (period !== undefined) return { name: downtime.name, period };
  }
  return null;
}
