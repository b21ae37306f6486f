import { millisecondsInHour } from 'date-fns/constants';
import { changeBefore } from '../../records/shortly-before.ts';
import type { Change, Incident } from '../../records.ts';
import type { Burn, BurnDay } from './burn.ts';

/** What people did or saw on a day that burnt budget. Nearness is no cause. */
export interface Causes {
  readonly incidents: readonly Incident[];
  /** A span that somebody marked and that was on then, else the last change in the hour before. */
  readonly change: Change | null;
}

/** Of everything that was bad, by what stands beside it; together 1. */
export interface BurnShares {
  readonly incidents: number;
  /** No incident, but an annotation, a release or a deployment. */
  readonly marked: number;
  readonly unexplained: number;
  readonly everyday: number;
}

/** An incident is filed from an hour before it burns most to three hours after. */
const BEFORE_MS = millisecondsInHour;
const AFTER_MS = 3 * millisecondsInHour;

export function causesOf(
  { from, to }: Pick<BurnDay, 'from' | 'to'>,
  incidents: readonly Incident[],
  changes: readonly Change[],
): Causes {
  const marked = changes.find(
    (change) => change.until !== null && change.until > change.at && change.at < to && change.until > from,
  );
  return {
    incidents: incidents.filter(
      ({ openedAt }) =>
        openedAt.getTime() >= from.getTime() - BEFORE_MS && openedAt.getTime() <= to.getTime() + AFTER_MS,
    ),
    change: marked ?? changeBefore(from, changes),
  };
}

/** What went on past midnight is one event to those who look for its cause, though each of its days is told. */
export function wholeEvent(day: BurnDay, days: readonly BurnDay[]): Pick<BurnDay, 'from' | 'to'> {
  const before = days.find(({ to }) => to.getTime() === day.from.getTime());
  const after = days.find(({ from }) => from.getTime() === day.to.getTime());
  return {
    from: before === undefined ? day.from : before.from,
    to: after === undefined ? day.to : after.to,
  };
}

export function sharesOf({ days, everydayShare }: Burn, causes: (day: BurnDay) => Causes): BurnShares {
  const shares = { incidents: 0, marked: 0, unexplained: 0 };
  for (const day of days) {
    const { incidents, change } = causes(day);
    shares[incidents.length > 0 ? 'incidents' : change !== null ? 'marked' : 'unexplained'] += day.share;
  }
  return { ...shares, everyday: everydayShare };
}
