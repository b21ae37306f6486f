import { groupedDigits } from './amounts.ts';

/** How an objective fared, as far as it is told by shares: `used` 0–1 (more: overdrawn) of what may fail. */
export interface BudgetShares {
  /** `null` when there is no data. */
  readonly attained: number | null;
  /** `null` when nothing may fail. */
  readonly used: number | null;
  readonly bad: number;
}

const RELIABLE_UP_TO = 0.05;

/** With more than a twentieth of the data missing, what remains proves nothing. */
export const isReliable = ({
  missingShare,
  attained,
}: Pick<BudgetShares, 'attained'> & { readonly missingShare: number }): boolean =>
  attained !== null && missingShare <= RELIABLE_UP_TO;

/** A budget used to the last failure is not overdrawn, whatever floating point makes of it. */
export const isOverdrawn = (used: number): boolean => used > 1 + 1e-9;

export function isMissed({ attained, used, bad }: BudgetShares): boolean {
  if (attained === null) return false;
  return used === null ? bad > 0 : isOverdrawn(used);
}

/** Used budget in whole percent; a target that was just missed never reads as 100 %. */
export function usedPercent(used: number): string {
  const rounded = Math.round(used * 100);
  return groupedDigits(isOverdrawn(used) ? Math.max(101, rounded) : Math.min(100, rounded));
}
