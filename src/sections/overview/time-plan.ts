import type { Told } from '../section.ts';

/** An hour for everybody: what is not on the page this month leaves its minutes to the others. */
export const MINUTES: Readonly<Record<string, number>> = {
  overview: 5,
  todos: 5,
  incidents: 12,
  slo: 3,
  worklog: 5,
  alerts: 15,
  dashboards: 5,
  topics: 3,
  upcoming: 3,
  actions: 2,
  retro: 2,
};

/** What a month is reviewed for. When all of it is quiet, the rest is a short meeting. */
const REVIEWED = ['incidents', 'slo', 'worklog', 'alerts'];
const SHORT_MINUTES = 20;

export type TimePlan =
  | { readonly kind: 'short'; readonly minutes: number }
  | {
      readonly kind: 'plan';
      readonly items: readonly { readonly section: string; readonly minutes: number }[];
    };

/** Minutes for each section that stands on the page, in its order; they never add up to more than an hour. */
export function timePlan(told: readonly Told[]): TimePlan {
  const standing = told.filter(({ quiet }) => quiet === undefined);
  const nothingToReview = !standing.some(({ section }) => REVIEWED.includes(section));
  const nothingUrgent = !told.some(({ urgent = [], failed }) => failed || urgent.length > 0);
  if (nothingToReview && nothingUrgent) return { kind: 'short', minutes: SHORT_MINUTES };
  const items = ['overview', ...standing.filter(({ failed }) => !failed).map(({ section }) => section)]
    .map((section) => ({ section, minutes: MINUTES[section] ?? 0 }))
    .filter(({ minutes }) => minutes > 0);
  return { kind: 'plan', items };
}
