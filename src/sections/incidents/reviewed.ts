import type { Meeting } from '../../meeting.ts';
import { within } from '../../records/calendar.ts';
import { openAt } from '../../records/issue-state.ts';
import type { Incident, Tracked } from '../../records.ts';

/** The incidents this meeting speaks of, oldest first in each list. */
export interface Reviewed {
  /** Opened in the period or open at its end. */
  readonly items: readonly Incident[];
  readonly opened: readonly Incident[];
  readonly openedEarlier: readonly Incident[];
  /** Closed in the period, whenever they were opened. */
  readonly closed: readonly Incident[];
  readonly openAtEnd: readonly Incident[];
  /** Opened before the period and still open as of `at`. */
  readonly stillOpen: readonly Incident[];
  /** Opened before the period, open at its end, and closed since. */
  readonly closedSince: readonly Incident[];
  /** Opened after the period's end. */
  readonly openedSince: readonly Incident[];
  /** By the same rule as `items`, but of no known service. */
  readonly perhapsOurs: readonly Incident[];
}

export function reviewed(incidents: Tracked<Incident>, { period, earlier }: Meeting): Reviewed {
  const spokenOf = (incident: Incident) => within(incident.openedAt, period) || openAt(incident, period.to);
  const items = incidents.ours.filter(spokenOf);
  const older = items.filter(({ openedAt }) => openedAt < period.from);
  return {
    items,
    opened: items.filter(({ openedAt }) => openedAt >= period.from),
    openedEarlier: incidents.ours.filter(({ openedAt }) => within(openedAt, earlier)),
    closed: incidents.ours.filter(({ closedAt }) => closedAt !== null && within(closedAt, period)),
    openAtEnd: items.filter((incident) => openAt(incident, period.to)),
    stillOpen: older.filter(({ closedAt }) => closedAt === null),
    closedSince: older.filter(({ closedAt }) => closedAt !== null),
    openedSince: incidents.ours.filter(({ openedAt }) => openedAt >= period.to),
    perhapsOurs: incidents.perhapsOurs.filter(spokenOf),
  };
}

/** Nothing is left to do or to decide: closed, written up, and every prevention item done. */
export function settled({ closedAt, blank, checklist }: Incident): boolean {
  return closedAt !== null && !blank && checklist.total > 0 && checklist.open.length === 0;
}

/** The gravest first, then those with something left to do, then as they happened. */
export function gravestFirst(incidents: readonly Incident[]): readonly Incident[] {
  return incidents.toSorted(
    (a, b) =>
      gravity(a) - gravity(b) ||
      Number(settled(a)) - Number(settled(b)) ||
      a.openedAt.getTime() - b.openedAt.getTime(),
  );
}

/** 1 is the gravest; an incident nobody rated comes after all that were. */
function gravity({ severity }: Incident): number {
  const level = Number(severity ?? Number.NaN);
  return Number.isNaN(level) ? Number.MAX_SAFE_INTEGER : level;
}
