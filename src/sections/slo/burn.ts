import type { LocalTime } from '../../local-time.ts';
import type { Bucket, Budget } from './budget.ts';

/** What burnt the budget: days that stand out, and what fails on any day. */
export interface Burn {
  readonly days: readonly BurnDay[];
  /** Of what may fail, the share that fails without the days: above 1 the objective is missed even without them. */
  readonly everydayUsed: number;
  /** Of what failed, the everyday share. */
  readonly everydayShare: number;
}

/** A local day on which far more failed than usual, by what failed beyond the usual. */
export interface BurnDay {
  readonly from: Date;
  /** End of the last bucket that stands out. */
  readonly to: Date;
  /** Of everything that failed in the period. */
  readonly share: number;
}

/**
 * A bucket stands out when its error rate is three times the usual one and an hour like it would burn a hundredth of the
 * budget beyond the usual. Per hour, so that narrow buckets see what wide ones see.
 */
const TIMES_USUAL = 3;
const OF_BUDGET_PER_HOUR = 0.01;
/** With fewer days there is no usual day to compare with. */
const LEAST_DAYS = 14;

/**
 * Splits what failed into days that stand out and the everyday base. Usual is the median error rate of the same local
 * hour over the period: it knows quiet nights and busy evenings, and a few bad days don't move it. `null` with too few
 * days. Incidents are not asked: their issues are filed before, while or after it burns.
 */
export function burn({ buckets, bad, allowed }: Budget, stepMinutes: number, local: LocalTime): Burn | null {
  if (daysWithData(buckets, local) < LEAST_DAYS || bad <= 0 || allowed <= 0) return null;

  const usual = usualRates(buckets, local);
  const much = allowed * OF_BUDGET_PER_HOUR * (stepMinutes / 60);
  const byDay = new Map<string, { from: Date; to: Date; surplus: number }>();
  let everyday = 0;
  for (const bucket of buckets) {
    const start = new Date(bucket.at);
    const expected = bucket.total * (usual.get(local.hour(start)) ?? 0);
    const surplus = bucket.bad - expected;
    if (bucket.bad <= expected * TIMES_USUAL || surplus < much) {
      everyday += bucket.bad;
      continue;
    }
    everyday += expected;
    const to = new Date(bucket.at + stepMinutes * 60_000);
    const day = byDay.get(local.day(start)) ?? { from: start, to, surplus: 0 };
    byDay.set(local.day(start), { ...day, to, surplus: day.surplus + surplus });
  }
  return {
    days: [...byDay.values()]
      .map(({ from, to, surplus }) => ({ from, to, share: surplus / bad }))
      .sort((a, b) => b.share - a.share),
    everydayUsed: everyday / allowed,
    everydayShare: everyday / bad,
  };
}

function daysWithData([first, ...rest]: readonly Bucket[], local: LocalTime): number {
  if (first === undefined) return 0;
  const start = new Date(first.at);
  return new Set([0, ...rest.map(({ at }) => local.daysBetween(start, new Date(at)))]).size;
}

function usualRates(buckets: readonly Bucket[], local: LocalTime): ReadonlyMap<number, number> {
  const byHour = new Map<number, number[]>();
  for (const { at, total, bad } of buckets) {
    if (total <= 0) continue;
    const hour = local.hour(new Date(at));
    const rates = byHour.get(hour);
    if (rates === undefined) byHour.set(hour, [bad / total]);
    else rates.push(bad / total);
  }
  return new Map(
    [...byHour].map(([hour, rates]) => [hour, rates.sort((a, b) => a - b)[rates.length >> 1] ?? 0]),
  );
}
