import { idOf } from '../../records/issue-state.ts';
import { minutesBetween } from '../../records/shortly-before.ts';
import type { Incident } from '../../records.ts';
import type { Around } from './around.ts';
import type { Reviewed } from './reviewed.ts';
import type { Hint } from './unheard.ts';

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
    /** Alerts that told nobody in time; `minutes` before it was opened, negative for afterwards. */
    readonly unheard: readonly UnheardFact[] | null;
  }[];
  readonly perhapsOurs: readonly string[];
}

interface UnheardFact {
  /** The id of the alert. */
  readonly id: string;
  readonly monitor: string | null;
  readonly why: Hint['why'];
  readonly minutes: number;
}

export function incidentFacts(found: Reviewed, around: (incident: Incident) => Around): IncidentFacts {
  return {
    opened: found.opened.length,
    closed: found.closed.length,
    openAtEnd: found.openAtEnd.map(idOf),
    items: found.items.map((incident) => itemFact(incident, around(incident))),
    perhapsOurs: found.perhapsOurs.map(idOf),
  };
}

function itemFact(incident: Incident, around: Around): IncidentFacts['items'][number] {
  return {
    id: idOf(incident),
    title: incident.title,
    openedAt: incident.openedAt,
    closedAt: incident.closedAt,
    minutes: incident.minutes,
    checklist: { done: incident.checklist.done, total: incident.checklist.total },
    firstAlert: firstAlert(incident, around),
    unheard: around.hints?.map(unheardFact) ?? null,
  };
}

function unheardFact({ alert, why, minutes }: Hint): UnheardFact {
  return { id: alert.origin.id, monitor: alert.rule?.id ?? null, why, minutes };
}

function firstAlert(
  { openedAt }: Incident,
  { alerts }: Around,
): IncidentFacts['items'][number]['firstAlert'] {
  const [first] = alerts ?? [];
  if (first === undefined) return null;
  return { monitor: first.rule?.id ?? null, minutes: minutesBetween(first.openedAt, openedAt) };
}
