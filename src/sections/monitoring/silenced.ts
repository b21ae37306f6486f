import type { Meeting } from '../../meeting.ts';
import { overlapMinutes, within } from '../../records/calendar.ts';
import { occurrences } from '../../records/downtimes.ts';
import { LOOK_BACK_MINUTES, openedBetween } from '../../records/shortly-before.ts';
import { storms } from '../../records/storms.ts';
import type { Alert, Downtime, Incident, Monitor, Period, RuleLedger } from '../../records.ts';

/** A muted rule of this service. It still makes alerts, and tells nobody. */
export interface Muted {
  readonly monitor: Monitor;
  /** Alerts opened in the period, as far as it may have been muted then, oldest first; `null` when alerts could not be read. */
  readonly fired: readonly Alert[] | null;
  /** When it was muted, or `from` as far back as anybody knows it muted (`to` is `null`); `null` without older copies. */
  readonly since: { readonly from: Date; readonly to: Date | null } | null;
  /** Those of `fired` of which it is known that it was muted by then: they told nobody. */
  readonly unheard: readonly Alert[];
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
      const fired = ours?.filter(silent) ?? null;
      const surelyFrom = since === null ? null : (since.to ?? since.from);
      const unheard = (fired ?? []).filter(({ openedAt }) => surelyFrom !== null && openedAt >= surelyFrom);
      return { monitor, since, fired, unheard };
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
  /** Whether its scope was right is asked of the storm or the incident that came while it ran. */
  readonly askedElsewhere: boolean;
}

export function silences(
  downtimes: readonly Downtime[],
  ours: readonly Alert[] | null,
  incidents: readonly Incident[],
  { period, local, at }: Meeting,
): readonly Silence[] {
  return downtimes
    .filter((downtime) => downtime.ours)
    .map((downtime) => ({ downtime, runs: occurrences(downtime, period, local) }))
    .filter(({ runs }) => runs.length > 0)
    .map(({ downtime, runs }) => {
      const mine = ours?.filter((alert) => isAbout(downtime, alert)) ?? null;
      const around = mine === null ? null : alertsAround(runs, mine);
      return {
        downtime,
        runs,
        minutes: runs.reduce((sum, { from, to }) => sum + overlapMinutes(from, to, period, at), 0),
        around,
        askedElsewhere:
          storms(around?.during ?? []).length > 0 ||
          incidents.some(({ openedAt }) => runs.some((run) => within(openedAt, run))),
      };
    });
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
