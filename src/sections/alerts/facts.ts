import type { Meeting } from '../../meeting.ts';
import type { Alert, AlertType, Monitor } from '../../records.ts';
import type { RuleReview } from './by-rule.ts';
import { flapping } from './flapping.ts';
import { habits, openFor } from './habits.ts';
import { byMonth, type Calendar, lastYear } from './history.ts';
import type { NeverFired } from './never-fired.ts';
import type { Nobodys } from './nobodys.ts';
import type { Totals } from './totals.ts';

/** `facts` in the JSON. Every number is of the whole month, storms included. */
export interface AlertFacts {
  readonly fired: number;
  readonly firedEarlier: number;
  readonly folded: number;
  readonly storms: readonly { readonly openedAt: Date; readonly ids: readonly string[] }[];
  readonly openAtEnd: readonly string[];
  readonly openNow: readonly { readonly id: string; readonly name: string | null; readonly openedAt: Date }[];
  readonly openMinutes: number;
  readonly night: number;
  /** Of all rules together: alerts of several rules within an hour wake somebody once. */
  readonly wakeUps: number;
  readonly weekend: number;
  /** On public holidays; `null` when the team counts none or the calendar ends before. */
  readonly holiday: number | null;
  readonly closedByHand: number;
  readonly unattributed: { readonly fired: number };
  readonly monitors: readonly MonitorFacts[];
  readonly neverFired: readonly RuleId[];
  readonly neverFiredChecks: readonly RuleId[];
}

interface MonitorFacts extends RuleId {
  readonly type: AlertType;
  readonly muted: boolean;
  readonly deleted: boolean;
  readonly fired: number;
  readonly firedEarlier: number;
  /** `null` when the data does not reach the whole month. */
  readonly firedLastYear: number | null;
  /** Whole local months up to the period's end, oldest first; `fired` is `null` before the data begins. */
  readonly months: readonly { readonly month: string; readonly fired: number | null }[];
  readonly hosts: number;
  readonly openMinutes: number;
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
  readonly shortShare: number | null;
  readonly night: number;
  readonly wakeUps: number;
  readonly weekend: number;
  readonly holiday: number | null;
  readonly closedByHand: number;
  readonly flapping: boolean;
  /** Whole days the alert that stood longest has been open by now, of those open at some time in the period. */
  readonly standingDays: number;
  /** The alerts counted in `fired`, oldest first. */
  readonly ids: readonly string[];
  /** The alerts behind the other numbers. */
  readonly idsOf: {
    readonly [K in
      | 'firedEarlier'
      | 'standing'
      | 'night'
      | 'wakeUps'
      | 'weekend'
      | 'closedByHand']: readonly string[];
  };
}

interface RuleId {
  readonly id: string;
  readonly name: string | null;
}

export function alertFacts(
  total: Totals,
  reviews: readonly RuleReview[],
  calendar: Calendar,
  silent: NeverFired,
  nobodys: Nobodys,
  meeting: Meeting,
): AlertFacts {
  const { wakeUps, holiday } = habits(total.fired, meeting);
  return {
    fired: total.fired.length,
    firedEarlier: total.firedEarlier,
    folded: total.folded,
    storms: total.storms.flatMap((storm) => {
      const [first] = storm;
      return first === undefined ? [] : [{ openedAt: first.openedAt, ids: ids(storm) }];
    }),
    openAtEnd: ids(total.openAtEnd),
    openNow: total.openNow.map(({ origin, rule, openedAt }) => ({
      id: origin.id,
      name: rule?.name ?? null,
      openedAt,
    })),
    openMinutes: total.openMinutes,
    night: total.night,
    wakeUps: wakeUps.length,
    weekend: total.weekend,
    holiday: holiday?.length ?? null,
    closedByHand: total.closedByHand,
    unattributed: { fired: nobodys.fired },
    monitors: reviews.flatMap((review) => monitorFacts(review, calendar, meeting)),
    neverFired: silent.rules.map(ruleId),
    neverFiredChecks: silent.checks.map(ruleId),
  };
}

const DAY_MINUTES = 24 * 60;

function monitorFacts(review: RuleReview, calendar: Calendar, meeting: Meeting): readonly MonitorFacts[] {
  const { rule, fired, earlier, trend, standing, openMinutes } = review;
  if (rule === null || fired.length === 0) return [];
  const habit = habits(fired, meeting);
  const { night, wakeUps, weekend, holiday, closed, closedByHand, short } = habit;
  const months = byMonth(trend, calendar);
  const longest = standing.reduce((most, alert) => Math.max(most, openFor(alert, meeting)), 0);
  return [
    {
      id: rule.id,
      name: rule.name,
      type: rule.type,
      muted: rule.muted,
      deleted: rule.deleted,
      fired: fired.length,
      firedEarlier: earlier.length,
      firedLastYear: lastYear(months, meeting)?.fired ?? null,
      months: months.map(({ month, fired }) => ({ month: month.key, fired })),
      hosts: new Set(fired.flatMap(({ host }) => host?.id ?? [])).size,
      openMinutes,
      medianMinutes: habit.medianMinutes,
      p90Minutes: habit.p90Minutes,
      shortShare: closed === 0 ? null : short / closed,
      night: night.length,
      wakeUps: wakeUps.length,
      weekend: weekend.length,
      holiday: holiday?.length ?? null,
      closedByHand: closedByHand.length,
      flapping: flapping(fired, meeting.rules.flapping) !== null,
      standingDays: Math.floor(longest / DAY_MINUTES),
      ids: ids(fired),
      idsOf: {
        firedEarlier: ids(earlier),
        standing: ids(standing),
        night: ids(night),
        wakeUps: ids(wakeUps),
        weekend: ids(weekend),
        closedByHand: ids(closedByHand),
      },
    },
  ];
}

const ids = (alerts: readonly Alert[]): readonly string[] => alerts.map(({ origin }) => origin.id);

const ruleId = ({ origin, name }: Monitor): RuleId => ({ id: origin.id, name });
