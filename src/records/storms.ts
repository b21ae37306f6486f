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
  return crowds(alerts).flatMap(stormsIn);
}

/** Stretches in which alerts open that closely, whatever they are about: nearly all alerts are in none. */
function crowds(alerts: readonly Alert[]): readonly (readonly Alert[])[] {
  const found: { first: number; last: number }[] = [];
  for (let first = 0, last = TARGETS - 1; last < alerts.length; first++, last++) {
    const [oldest, newest] = [alerts[first], alerts[last]];
    if (oldest === undefined || newest === undefined || tooOld(oldest, newest)) continue;
    const open = found.at(-1);
    if (open !== undefined && first <= open.last) open.last = last;
    else found.push({ first, last });
  }
  return found.map(({ first, last }) => alerts.slice(first, last + 1));
}

function stormsIn(alerts: readonly Alert[]): readonly Storm[] {
  const runs: { first: number; last: number }[] = [];
  const targets = new Map<string, number>();
  let first = 0;

  alerts.forEach((alert, last) => {
    const opened = target(alert);
    targets.set(opened, (targets.get(opened) ?? 0) + 1);
    for (
      let oldest = alerts[first];
      oldest !== undefined && tooOld(oldest, alert);
      oldest = alerts[++first]
    ) {
      const gone = target(oldest);
      const left = (targets.get(gone) ?? 0) - 1;
      if (left > 0) targets.set(gone, left);
      else targets.delete(gone);
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

/** Ids hold no spaces. */
const target = ({ rule, host, series }: Alert): string => `${rule?.id} ${host?.id} ${series}`;
