import type { Alert } from '../records.ts';

/** Ten different things that fail within five minutes have one cause. */
const TARGETS = 10;
const WITHIN_MS = 5 * 60_000;

/** Alerts of one event, oldest first: many rules or many hosts, opened at nearly the same moment. */
export type Storm = readonly Alert[];

/**
 * The storms among these alerts (oldest first). At least ten different targets open within five minutes, where a target
 * is a rule on a host or series: a rule that flaps on one host is a single target, however often it fires. A storm goes
 * on as long as any five minutes of it are one.
 */
export function storms(alerts: readonly Alert[]): readonly Storm[] {
  const runs: { first: number; last: number }[] = [];
  const targets = new Map<string, number>();
  let first = 0;

  alerts.forEach((alert, last) => {
    targets.set(target(alert), (targets.get(target(alert)) ?? 0) + 1);
    for (
      let oldest = alerts[first];
      oldest !== undefined && tooOld(oldest, alert);
      oldest = alerts[++first]
    ) {
      const left = (targets.get(target(oldest)) ?? 0) - 1;
      if (left > 0) targets.set(target(oldest), left);
      else targets.delete(target(oldest));
    }
    if (targets.size < TARGETS) return;
    const run = runs.at(-1);
    if (run !== undefined && first <= run.last) run.last = last;
    else runs.push({ first, last });
  });
  return runs.map(({ first, last }) => alerts.slice(first, last + 1));
}

/** How many there are when each storm counts as one. */
export function folded(alerts: number, found: readonly Storm[]): number {
  return found.reduce((left, storm) => left - storm.length + 1, alerts);
}

const tooOld = (oldest: Alert, newest: Alert): boolean =>
  newest.openedAt.getTime() - oldest.openedAt.getTime() > WITHIN_MS;

const target = ({ rule, host, series }: Alert): string =>
  JSON.stringify([rule?.id ?? null, host?.id ?? null, series]);
