import type { LocalTime } from '../../local-time.ts';
import type { Budget } from './budget.ts';

/** What one local day used of the period's budget. */
export interface SloDay {
  /** 'YYYY-MM-DD' */
  readonly date: string;
  readonly total: number;
  readonly bad: number;
  /** Of what may fail in the period; `null` when nothing may. */
  readonly budgetUsed: number | null;
}

/** Days without data are not there. */
export function byDay({ buckets, allowed }: Budget, local: LocalTime): readonly SloDay[] {
  const days = new Map<string, { total: number; bad: number }>();
  for (const { at, total, bad } of buckets) {
    const date = local.day(new Date(at));
    const day = days.get(date) ?? { total: 0, bad: 0 };
    days.set(date, { total: day.total + total, bad: day.bad + bad });
  }
  return [...days].map(([date, { total, bad }]) => ({
    date,
    total: Math.round(total),
    bad: Math.round(bad),
    budgetUsed: allowed > 0 ? bad / allowed : null,
  }));
}
