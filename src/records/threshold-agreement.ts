import type { Alert, Period } from '../records.ts';
import { within } from './calendar.ts';
import type { MinuteSeries } from './queries.ts';
import type { Firing } from './threshold-replay.ts';

const MINUTE = 60_000;

/**
 * How well a replay of today's rule tells what really happened: openings it has in common with the real alerts of the
 * period, give or take one point, divided by all openings of either; host by host. 1 when neither opened any. Alerts of
 * hosts without history are not held against it.
 */
export function agreement(
  firings: readonly Firing[],
  alerts: readonly Alert[],
  history: readonly MinuteSeries[],
  period: Period,
): number {
  let matched = 0;
  let union = 0;
  for (const { host, stepMinutes } of history) {
    const mine = (one: { readonly host: { readonly id: string } | null }) => one.host?.id === host?.id;
    const pairs = pairUp(
      ascending(firings.filter(mine).map(({ openedAt }) => openedAt)),
      ascending(alerts.filter(mine).map(({ openedAt }) => openedAt.getTime())),
      stepMinutes * MINUTE,
    );
    for (const pair of pairs) {
      // An opening at the very edge counts if either says that it is inside.
      if (!pair.some((time) => within(new Date(time), period))) continue;
      union += 1;
      if (pair.length === 2) matched += 1;
    }
  }
  return union === 0 ? 1 : matched / union;
}

const ascending = (times: readonly number[]): readonly number[] => [...times].sort((a, b) => a - b);

/** Each opening once: with the one of the other list that is at most a point away, or alone. Both in the order of time. */
function pairUp(
  replayed: readonly number[],
  real: readonly number[],
  step: number,
): readonly (readonly number[])[] {
  const pairs: (readonly number[])[] = [];
  let [i, j] = [0, 0];
  while (i < replayed.length || j < real.length) {
    const a = replayed[i] ?? Number.POSITIVE_INFINITY;
    const b = real[j] ?? Number.POSITIVE_INFINITY;
    // An alert opens some seconds after its point.
    const apart = Math.floor(b / step) - Math.floor(a / step);
    if (Math.abs(apart) <= 1) {
      pairs.push([a, b]);
      i += 1;
      j += 1;
    } else if (a < b) {
      pairs.push([a]);
      i += 1;
    } else {
      pairs.push([b]);
      j += 1;
    }
  }
  return pairs;
}
