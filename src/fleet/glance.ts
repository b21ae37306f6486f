import { type Markdown, md, text, title } from '../markdown.ts';
import { monthOf } from '../meeting/calendar-days.ts';
import { type Meeting, monthName } from '../meeting.ts';
import { age } from '../records/amounts.ts';
import { isMissed, isReliable, usedPercent } from '../records/error-budget.ts';
import type { FleetIndex, FleetService } from './fleet-index.ts';
import { lastHeld } from './meetings-held.ts';
import { serviceLink, someOf } from './names.ts';
import type { BudgetFacts, Told } from './page-facts.ts';
import { FLEET_WORDS, type FleetWords } from './words.ts';

/** A row of the table: one service. */
export type Row = {
  readonly name: Markdown;
  readonly budget: Markdown;
  readonly incidents: Markdown;
  readonly alerts: Markdown;
  readonly carried: Markdown;
  readonly lastHeld: Markdown;
};

export function rows({ services, meeting }: FleetIndex): readonly Row[] {
  return services.map((one) => row(one, meeting));
}

function row({ service, page, outcome, held }: FleetService, { locale }: Meeting): Row {
  const say = FLEET_WORDS[locale];
  const cell = <T>(told: Told<T>, print: (value: T) => Markdown): Markdown =>
    told === null ? say.none : told === 'notRead' ? say.notRead : print(told);
  const last = lastHeld(held);
  const named = {
    name: serviceLink({ service, page }),
    lastHeld: last === null ? say.none : text(monthName(monthOf(last), locale)),
  };
  if (outcome.is === 'failed') {
    return { ...named, budget: say.noPage, incidents: say.none, alerts: say.none, carried: say.none };
  }
  const { budgets, incidents, alerts, todos } = outcome.digest;
  return {
    ...named,
    budget: cell(budgets, (all) => budgetCell(all, say)),
    incidents: cell(incidents, (opened) => md`${opened}`),
    alerts: cell(alerts, ({ fired, firedEarlier }) => say.nowAndBefore(fired, firedEarlier)),
    carried: cell(todos, ({ carried, oldestDays }) =>
      oldestDays === null ? md`${carried}` : say.carried(carried, age(oldestDays, locale)),
    ),
  };
}

function budgetCell(budgets: readonly BudgetFacts[], say: FleetWords): Markdown {
  const [worst] = budgets.toSorted((a, b) => weight(b) - weight(a));
  if (worst === undefined) return say.none;
  const used = usedCell(worst, say);
  const cell = worst.attained === null || isReliable(worst) ? used : say.rough(used);
  return budgets.length === 1 ? cell : say.worstOf(cell, title(worst.name), budgets.length);
}

function usedCell(budget: BudgetFacts, say: FleetWords): Markdown {
  const { attained, budgetUsed } = budget;
  if (attained === null) return say.noData;
  if (budgetUsed === null) return hasMissed(budget) ? say.failedOnce : say.used('0');
  const percent = usedPercent(budgetUsed);
  return hasMissed(budget) ? say.overdrawn(percent) : say.used(percent);
}

/** What was missed, what can't be told, then by how much was used. */
function weight(budget: BudgetFacts): number {
  const { attained, budgetUsed } = budget;
  if (attained === null) return 1;
  return budgetUsed ?? (hasMissed(budget) ? Number.POSITIVE_INFINITY : 0);
}

const hasMissed = ({ attained, budgetUsed, bad }: BudgetFacts): boolean =>
  isMissed({ attained, used: budgetUsed, bad: bad ?? 0 });

const NAMED = 7;

/** The line above the table: who missed a target. */
export function glance({ services, meeting }: FleetIndex): Markdown {
  const say = FLEET_WORDS[meeting.locale];
  const measured = services.flatMap((one) => {
    const budgets = one.outcome.is === 'made' ? one.outcome.digest.budgets : null;
    return budgets === null || budgets === 'notRead' || budgets.length === 0 ? [] : [{ ...one, budgets }];
  });
  if (measured.length === 0) return say.noTargets;
  const missed = measured.filter(({ budgets }) => budgets.some(hasMissed));
  if (missed.length === 0) return say.nobodyMissed(measured.length);
  return say.missed(missed.length, measured.length, someOf(missed.map(serviceLink), NAMED, say));
}
