import { millisecondsInDay } from 'date-fns/constants';
import type { Meeting } from '../../meeting.ts';
import type { Objective } from '../../records.ts';
import type { Budget } from './budget.ts';

/** What may fail in the whole period, and when it was used up, or will be (at most one of the two). */
export interface Exhaustion {
  readonly isRunning: boolean;
  /** While the period runs, what is still to come is taken to be as much as what has come. */
  readonly allowed: number;
  readonly usedUpAt: Date | null;
  /** Before the period's end, at the pace of the last seven days; only while the period runs. */
  readonly expectedAt: Date | null;
}

const PACE_DAYS = 7;

export function exhaustion(
  { buckets, total, bad }: Budget,
  target: Objective['target'],
  { period, at }: Pick<Meeting, 'period' | 'at'>,
): Exhaustion {
  const from = period.from.getTime();
  const elapsed = Math.min(at.getTime(), period.to.getTime()) - from;
  const whole = (total * (1 - target / 100) * (period.to.getTime() - from)) / elapsed;
  const usedUpAt = firstBeyond(buckets, whole);
  const isRunning = at < period.to;
  const known = { isRunning, allowed: whole, usedUpAt };
  if (usedUpAt !== null || !isRunning || elapsed < PACE_DAYS * millisecondsInDay)
    return { ...known, expectedAt: null };
  const since = at.getTime() - PACE_DAYS * millisecondsInDay;
  const lately = buckets.reduce((sum, bucket) => (bucket.at >= since ? sum + bucket.bad : sum), 0);
  const expected = at.getTime() + ((whole - bad) * PACE_DAYS * millisecondsInDay) / lately;
  return { ...known, expectedAt: expected < period.to.getTime() ? new Date(expected) : null };
}

function firstBeyond(buckets: Budget['buckets'], allowed: number): Date | null {
  let spent = 0;
  for (const { at, bad } of buckets) {
    spent += bad;
    // As for a budget that is used to the last: floating point is no failure.
    if (bad > 0 && spent > allowed * (1 + 1e-9)) return new Date(at);
  }
  return null;
}
