import type { Meeting } from '../../meeting.ts';
import { overlapMinutes, within } from '../../records/calendar.ts';
import { occurrences } from '../../records/downtimes.ts';
import { LOOK_BACK_MINUTES, openedBetween } from '../../records/shortly-before.ts';
import type { Alert, Downtime, Monitor, Period, RuleLedger } from '../../records.ts';

/** A muted rule of this service. It still makes alerts, and tells nobody. */
export interface Muted {
  readonly monitor: Monitor;
  /** Alerts opened in the period, as far as it may have been muted then, oldest first; `null` when alerts could not be read. */
  readonly fired: readonly Alert[] | null;
  /** When it was muted, or `from` as far back as anybody knows it muted (`to` is `null`); `null` without older copies. */
  readonly since: { readonly from: Date; readonly to: Date | null } | null;
}

export function mutedRules(
  monitors: readonly Monitor[],
  ours: readonly Alert[] | null,
  ledger: RuleLedger | null,
  { period }: Meeting,
): readonly Muted[] {
  return monitors
    .filter((monitor) => monitor.muted && monitor.ours)
    .map((monitor) => {
      const since = mutedSince(monitor, ledger);
      const heardUntil = since === null || since.to === null ? period.from : since.from;
      const silent = ({ rule, openedAt }: Alert): boolean =>
        rule?.id === monitor.origin.id && within(openedAt, period) && openedAt >= heardUntil;
      return { monitor, since, fired: ours?.filter(silent) ?? null };
    });
}

function mutedSince({ origin }: Monitor, ledger: RuleLedger | null): Muted['since'] {
  const last = ledger?.changes.findLast(
    (change) => change.origin.id === origin.id && (change.field === 'isMute' || change.field === 'rule'),
  );
  if (last !== undefined) return last.between;
  return ledger === null || ledger.since === null ? null : { from: ledger.since, to: null };
}

/** A downtime of this service with its runs that overlap the period. While it ran, alerts were never made. */
export interface Silence {
  readonly downtime: Downtime;
  readonly runs: readonly Period[];
  /** Of the period, all runs together. */
  readonly minutes: number;
  /** Alerts of this service (of its rules, where it names rules) in the hour before a run, while it ran, and in the hour after; `null` when they are not known. */
  readonly around: {
    readonly before: readonly Alert[];
    readonly during: readonly Alert[];
    readonly after: readonly Alert[];
  } | null;
}

export function silences(
  downtimes: readonly Downtime[],
  ours: readonly Alert[] | null,
  { period, local, at }: Meeting,
): readonly Silence[] {
  return downtimes
    .filter((downtime) => downtime.ours)
    .map((downtime) => ({ downtime, runs: occurrences(downtime, period, local) }))
    .filter(({ runs }) => runs.length > 0)
    .map(({ downtime, runs }) => ({
      downtime,
      runs,
      minutes: runs.reduce((sum, { from, to }) => sum + overlapMinutes(from, to, period, at), 0),
      around:
        ours === null
          ? null
          : alertsAround(
              runs,
              ours.filter((alert) => isAbout(downtime, alert)),
            ),
    }));
}

function isAbout({ covers }: Downtime, { rule }: Alert): boolean {
  return covers.rules.length === 0 || (rule !== null && covers.rules.includes(rule.id));
}

const HOUR = LOOK_BACK_MINUTES * 60_000;

/** Each alert stands in one place: of runs close to each other, what came during one came neither before nor after. */
function alertsAround(runs: readonly Period[], ours: readonly Alert[]): NonNullable<Silence['around']> {
  const opened = (span: (run: Period) => readonly [number, number]): ReadonlySet<Alert> =>
    new Set(
      runs.flatMap((run) => {
        const [from, to] = span(run);
        return openedBetween(from, new Date(to - 1), ours);
      }),
    );
  const during = opened(({ from, to }) => [from.getTime(), to.getTime()]);
  const after = opened(({ to }) => [to.getTime(), to.getTime() + HOUR]);
  const before = opened(({ from }) => [from.getTime() - HOUR, from.getTime()]);
  return {
    before: [...before].filter((alert) => !during.has(alert) && !after.has(alert)),
    during: [...during],
    after: [...after].filter((alert) => !during.has(alert)),
  };
}
