import { minutesBetween } from '../../records/shortly-before.ts';
import type { Change, Incident, WorkLog } from '../../records.ts';

/** What people did or saw at the time: the nearest change, and the nearest incident or work log. Nearness is no cause. */
export interface Beside {
  readonly change: Change | null;
  readonly issue: { readonly is: 'incident' | 'worklog'; readonly issue: Incident | WorkLog } | null;
}

export interface Happened {
  readonly changes: readonly Change[];
  readonly incidents: readonly Incident[];
  readonly worklogs: readonly WorkLog[];
}

/** A change works from when it is made on; means of an hour tell the time no better than that. */
const CHANGE = { before: 180, after: 60 };
const ISSUE = { before: 180, after: 360 };

export function beside(at: Date, { changes, incidents, worklogs }: Happened): Beside {
  const issues = [
    ...incidents.map((issue) => ({ is: 'incident' as const, issue })),
    ...worklogs.map((issue) => ({ is: 'worklog' as const, issue })),
  ];
  return {
    change: nearest(
      changes.filter(({ kind }) => kind !== 'merge'),
      (change) => change.at,
      at,
      CHANGE,
    ),
    issue: nearest(issues, ({ issue }) => issue.openedAt, at, ISSUE),
  };
}

function nearest<T>(
  all: readonly T[],
  timeOf: (one: T) => Date,
  at: Date,
  reach: { readonly before: number; readonly after: number },
): T | null {
  let found: { readonly one: T; readonly away: number } | null = null;
  for (const one of all) {
    const minutes = minutesBetween(at, timeOf(one));
    const away = Math.abs(minutes);
    if (minutes < -reach.before || minutes > reach.after || (found !== null && found.away <= away)) continue;
    found = { one, away };
  }
  return found?.one ?? null;
}
