import { millisecondsInDay } from 'date-fns/constants';
import type { Meeting } from '../../meeting.ts';
import { certificateExpiry, type Expiry } from '../../records/certificate.ts';
import { occurrences } from '../../records/downtimes.ts';
import type { Alert, Downtime, Period, Plan } from '../../records.ts';

/** Something dated that the team should know of. `day` is 'YYYY-MM-DD'. */
export type Coming =
  | { readonly kind: 'milestone'; readonly day: string; readonly overdue: boolean; readonly plan: Plan }
  | {
      readonly kind: 'downtime';
      readonly day: string;
      readonly downtime: Downtime;
      readonly next: Period;
      /** Further runs within the same 45 days. */
      readonly more: number;
    }
  | { readonly kind: 'certificate'; readonly day: string; readonly alert: Alert; readonly expiry: Expiry };

/** How far ahead of `at` each is worth telling. */
const PLAN_DAYS = 60;
export const DOWNTIME_DAYS = 45;

/** Milestones with a day, overdue ones too; planned silences of this service; certificates with an open alert. By day. */
export function coming(
  plans: readonly Plan[],
  downtimes: readonly Downtime[],
  alerts: readonly Alert[],
  meeting: Meeting,
): readonly Coming[] {
  const found = [
    ...plans.flatMap((plan) => milestone(plan, meeting)),
    ...downtimes.filter(({ ours }) => ours).flatMap((downtime) => silence(downtime, meeting)),
    ...alerts.filter(({ closedAt }) => closedAt === null).flatMap((alert) => certificate(alert, meeting)),
  ];
  return found.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function milestone(plan: Plan, { at, local }: Meeting): readonly Coming[] {
  const day = plan.date;
  if (day === null || local.daysBetween(at, local.startOfDay(day)) > PLAN_DAYS) return [];
  return [{ kind: 'milestone', day, overdue: day < local.day(at), plan }];
}

function silence(downtime: Downtime, { at, local }: Meeting): readonly Coming[] {
  const ahead: Period = { from: at, to: new Date(at.getTime() + DOWNTIME_DAYS * millisecondsInDay) };
  const [next, ...more] = occurrences(downtime, ahead, local);
  if (next === undefined) return [];
  return [{ kind: 'downtime', day: local.day(next.from), downtime, next, more: more.length }];
}

function certificate(alert: Alert, { at, local }: Meeting): readonly Coming[] {
  const expiry = certificateExpiry(alert, at, local);
  return expiry === null ? [] : [{ kind: 'certificate', day: local.day(expiry.expires), alert, expiry }];
}
