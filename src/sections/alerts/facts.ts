import type { Meeting } from '../../meeting.ts';
import type { AlertType, Monitor } from '../../records.ts';
import type { RuleReview } from './by-rule.ts';
import { flapping } from './flapping.ts';
import { habits } from './habits.ts';
import type { NeverFired } from './never-fired.ts';
import type { Nobodys } from './nobodys.ts';
import type { Totals } from './totals.ts';

/** `facts` in the JSON. Every number is of the whole month, storms included. */
export interface AlertFacts {
  readonly fired: number;
  readonly firedEarlier: number;
  readonly folded: number;
  readonly openAtEnd: readonly string[];
  readonly openNow: readonly { readonly id: string; readonly name: string | null; readonly openedAt: Date }[];
  readonly openMinutes: number;
  readonly night: number;
  readonly weekend: number;
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
  readonly hosts: number;
  readonly openMinutes: number;
  readonly medianMinutes: number | null;
  readonly shortShare: number | null;
  readonly night: number;
  readonly closedByHand: number;
  readonly flapping: boolean;
}

interface RuleId {
  readonly id: string;
  readonly name: string | null;
}

export function alertFacts(
  total: Totals,
  reviews: readonly RuleReview[],
  silent: NeverFired,
  nobodys: Nobodys,
  meeting: Meeting,
): AlertFacts {
  return {
    fired: total.fired.length,
    firedEarlier: total.firedEarlier,
    folded: total.folded,
    openAtEnd: total.openAtEnd.map(({ origin }) => origin.id),
    openNow: total.openNow.map(({ origin, rule, openedAt }) => ({
      id: origin.id,
      name: rule?.name ?? null,
      openedAt,
    })),
    openMinutes: total.openMinutes,
    night: total.night,
    weekend: total.weekend,
    closedByHand: total.closedByHand,
    unattributed: { fired: nobodys.fired },
    monitors: reviews.flatMap((review) => monitorFacts(review, meeting)),
    neverFired: silent.rules.map(ruleId),
    neverFiredChecks: silent.checks.map(ruleId),
  };
}

function monitorFacts(review: RuleReview, meeting: Meeting): readonly MonitorFacts[] {
  const { rule, fired, earlier, openMinutes } = review;
  if (rule === null || fired.length === 0) return [];
  const { night, closed, closedByHand, short, medianMinutes } = habits(fired, meeting);
  return [
    {
      id: rule.id,
      name: rule.name,
      type: rule.type,
      muted: rule.muted,
      deleted: rule.deleted,
      fired: fired.length,
      firedEarlier: earlier.length,
      hosts: new Set(fired.flatMap(({ host }) => host?.id ?? [])).size,
      openMinutes,
      medianMinutes,
      shortShare: closed === 0 ? null : short / closed,
      night,
      closedByHand,
      flapping: flapping(fired, meeting.rules.flapping) !== null,
    },
  ];
}

const ruleId = ({ origin, name }: Monitor): RuleId => ({ id: origin.id, name });
