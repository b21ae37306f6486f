import type { Meeting } from '../../meeting.ts';
import type { Change, Incident, Objective } from '../../records.ts';
import { type Budget, budget, isMissed, isOverdrawn } from './budget.ts';
import { type Burn, type BurnDay, burn } from './burn.ts';
import { type BurnShares, type Causes, causesOf, sharesOf, wholeEvent } from './causes.ts';
import { type Exhaustion, exhaustion } from './exhaustion.ts';

/** An objective with how it fared in both periods. */
export interface ObjectiveReview {
  readonly objective: Objective;
  readonly now: Budget;
  readonly earlier: Budget;
  readonly burn: Burn | null;
  /** `null` where `burn` is. */
  readonly shares: BurnShares | null;
  readonly causes: (day: BurnDay) => Causes;
  readonly exhaustion: Exhaustion;
  readonly missed: boolean;
  /** Enough fails on any day to miss it. */
  readonly evenWithout: boolean;
}

/** What may explain a bad day. */
export interface Happened {
  readonly incidents: readonly Incident[];
  readonly changes: readonly Change[];
}

export function reviewObjective(
  objective: Objective,
  { incidents, changes }: Happened,
  meeting: Meeting,
): ObjectiveReview {
  const { period, earlier, at, local } = meeting;
  const { target } = objective;
  const now = budget(objective, target, period, at);
  const split = burn(now, objective.total.stepMinutes, local);
  const missed = isMissed(now);
  const causes = (day: BurnDay): Causes => causesOf(wholeEvent(day, split?.days ?? []), incidents, changes);
  return {
    objective,
    now,
    earlier: budget(objective.earlier, target, earlier, at),
    burn: split,
    shares: split === null ? null : sharesOf(split, causes),
    causes,
    exhaustion: exhaustion(now, target, meeting),
    missed,
    evenWithout: missed && split !== null && isOverdrawn(split.everydayUsed),
  };
}
