import { idOf } from '../../records/issue-state.ts';
import { minutesBetween } from '../../records/shortly-before.ts';
import type { Incident } from '../../records.ts';
import type { Around } from './around.ts';
import type { Reviewed } from './reviewed.ts';

/** `facts` in the JSON. */
export interface IncidentFacts {
  readonly opened: number;
  readonly closed: number;
  readonly openAtEnd: readonly string[];
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly openedAt: Date;
    readonly closedAt: Date | null;
    readonly minutes: number | null;
    readonly checklist: { readonly done: number; readonly total: number };
    /** `monitor` is the id of its rule. */
    readonly firstAlert: { readonly monitor: string | null; readonly minutes: number } | null;
  }[];
  readonly perhapsOurs: readonly string[];
}

export function incidentFacts(found: Reviewed, around: (incident: Incident) => Around): IncidentFacts {
  return {
    opened: found.opened.length,
    closed: found.closed.length,
    openAtEnd: found.openAtEnd.map(idOf),
    items: found.items.map((incident) => ({
      id: idOf(incident),
      title: incident.title,
      openedAt: incident.openedAt,
      closedAt: incident.closedAt,
      minutes: incident.minutes,
      checklist: { done: incident.checklist.done, total: incident.checklist.total },
      firstAlert: firstAlert(incident, around(incident)),
    })),
    perhapsOurs: found.perhapsOurs.map(idOf),
  };
}

function firstAlert(
  { openedAt }: Incident,
  { alerts }: Around,
): IncidentFacts['items'][number]['firstAlert'] {
  const [first] = alerts ?? [];
  if (first === undefined) return null;
  return { monitor: first.rule?.id ?? null, minutes: minutesBetween(first.openedAt, openedAt) };
}
