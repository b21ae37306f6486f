import type { Counters, Objective, Period } from '../../records.ts';

export { isMissed, isOverdrawn, isReliable } from '../../records/error-budget.ts';

/** One bucket of both counters. */
export interface Bucket {
  /** Its start, ms since the epoch. */
  readonly at: number;
  readonly total: number;
  readonly bad: number;
}

export interface Budget {
  /** The buckets with data of both counters, oldest first. What is missing is neither good nor bad. */
  readonly buckets: readonly Bucket[];
  readonly total: number;
  readonly bad: number;
  /** How much may fail. */
  readonly allowed: number;
  /** 1 − bad ÷ total; `null` without any data. */
  readonly attained: number | null;
  /** bad ÷ allowed; above 1 the objective is missed. `null` without any data, or when nothing may fail. */
  readonly used: number | null;
  /** Of the buckets of the period up to `at`, those without data of one of the counters. */
  readonly missingShare: number;
}

/**
 * How an objective fared over a period, as far as it has passed at `at`. A point of an answer is the mean of its bucket:
 * mean × bucket ÷ posting interval is the sum of the bucket. Of a bucket across an edge only the part inside counts.
 */
export function budget(
  { total, bad }: Counters,
  target: Objective['target'],
  period: Period,
  at: Date,
): Budget {
  const stepMs = total.stepMinutes * 60_000;
  const from = period.from.getTime();
  const to = Math.min(period.to.getTime(), at.getTime());

  const buckets: Bucket[] = [];
  let [all, failed, i] = [0, 0, 0];
  for (const { at: start, value } of total.points) {
    const minutes = (Math.min(start + stepMs, to) - Math.max(start, from)) / 60_000;
    if (minutes <= 0) continue;
    while ((bad.points[i]?.at ?? start) < start) i++;
    const beside = bad.points[i];
    if (beside?.at !== start) continue;
    const bucket = {
      at: start,
      total: (value * minutes) / total.postedEveryMinutes,
      bad: (beside.value * minutes) / bad.postedEveryMinutes,
    };
    buckets.push(bucket);
    all += bucket.total;
    failed += bucket.bad;
  }
  const allowed = all * (1 - target / 100);
  const expected = Math.ceil(to / stepMs) - Math.floor(from / stepMs);
  return {
    buckets,
    total: all,
    bad: failed,
    allowed,
    attained: all > 0 ? 1 - failed / all : null,
    used: allowed > 0 ? failed / allowed : null,
    missingShare: expected <= 0 ? 0 : Math.max(0, 1 - buckets.length / expected),
  };
}
