import { nothingToReview, type Told } from '../section.ts';

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

const SHORT_MINUTES = 20;

export type TimePlan =
  | { readonly kind: 'short'; readonly minutes: number }
  | {
      readonly kind: 'plan';
      readonly items: readonly { readonly section: string; readonly minutes: number }[];
    };

/** Minutes for each section that stands on the page, in its order; they never add up to more than an hour. */
export function timePlan(told: readonly Told[]): TimePlan {
  if (nothingToReview(told)) return { kind: 'short', minutes: SHORT_MINUTES };
  const standing = told.filter(({ quiet }) => quiet === undefined);
  const items = ['overview', ...standing.filter(({ failed }) => !failed).map(({ section }) => section)]
    .map((section) => ({ section, minutes: MINUTES[section] ?? 0 }))
    .filter(({ minutes }) => minutes > 0);
  return { kind: 'plan', items };
}
