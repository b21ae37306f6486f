import type { LocalTime } from '../../local-time.ts';
import type { Bucket, Budget } from './budget.ts';

/** What burnt the budget: days that stand out, and what fails on any day. */
export interface Burn {
  /** The worst first. */
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
  if (!coversDays(buckets, LEAST_DAYS, local) || bad <= 0 || allowed <= 0) return null;

  const hours = buckets.map(({ at }) => local.hour(new Date(at)));
  const usual = usualRates(buckets, hours);
  const much = allowed * OF_BUDGET_PER_HOUR * (stepMinutes / 60);
  const byDay = new Map<string, { from: Date; to: Date; surplus: number }>();
  let everyday = 0;
  buckets.forEach((bucket, i) => {
    const expected = bucket.total * (usual[hours[i] ?? 0] ?? 0);
    const surplus = bucket.bad - expected;
    if (bucket.bad <= expected * TIMES_USUAL || surplus < much) {
      everyday += bucket.bad;
      return;
    }
    everyday += expected;
    const start = new Date(bucket.at);
    const to = new Date(bucket.at + stepMinutes * 60_000);
    const day = byDay.get(local.day(start)) ?? { from: start, to, surplus: 0 };
    byDay.set(local.day(start), { ...day, to, surplus: day.surplus + surplus });
  });
  return {
    days: [...byDay.values()]
      .map(({ from, to, surplus }) => ({ from, to, share: surplus / bad }))
      .sort((a, b) => b.share - a.share),
    everydayUsed: everyday / allowed,
    everydayShare: everyday / bad,
  };
}

/** Whether there is data on so many local days. Looks no further than it must: buckets come by the thousand. */
function coversDays(buckets: readonly Bucket[], wanted: number, local: LocalTime): boolean {
  const epoch = new Date(0);
  const days = new Set<number>();
  return buckets.some(({ at }) => days.add(local.daysBetween(epoch, new Date(at))).size >= wanted);
}

/** By local hour; `hours` are those of the buckets. */
function usualRates(buckets: readonly Bucket[], hours: readonly number[]): readonly number[] {
  const rates: number[][] = Array.from({ length: 24 }, () => []);
  buckets.forEach(({ total, bad }, i) => {
    if (total > 0) rates[hours[i] ?? 0]?.push(bad / total);
  });
  return rates.map((ofHour) => Float64Array.from(ofHour).sort()[ofHour.length >> 1] ?? 0);
}
