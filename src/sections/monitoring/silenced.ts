import type { LocalTime } from '../../local-time.ts';
import { within } from '../../records/calendar.ts';
import { occurrences } from '../../records/downtimes.ts';
import type { Alert, Downtime, Monitor, Period } from '../../records.ts';

/** A muted rule of this service. It still makes alerts, and tells nobody. */
export interface Muted {
  readonly monitor: Monitor;
  /** Alerts opened in the period; `null` when alerts could not be read. */
  readonly fired: number | null;
}

export function mutedRules(
  monitors: readonly Monitor[],
  ours: readonly Alert[] | null,
  period: Period,
): readonly Muted[] {
  return monitors
    .filter((monitor) => monitor.muted && monitor.ours)
    .map((monitor) => ({
      monitor,
      fired:
        ours?.filter(({ rule, openedAt }) => rule?.id === monitor.origin.id && within(openedAt, period))
          .length ?? null,
    }));
}

/** A downtime of this service with its runs that overlap the period. While it ran, alerts were never made. */
export interface Silence {
  readonly downtime: Downtime;
  readonly runs: readonly Period[];
}

export function silences(
  downtimes: readonly Downtime[],
  period: Period,
  local: LocalTime,
): readonly Silence[] {
  return downtimes
    .filter(({ ours }) => ours)
    .map((downtime) => ({ downtime, runs: occurrences(downtime, period, local) }))
    .filter(({ runs }) => runs.length > 0);
}
