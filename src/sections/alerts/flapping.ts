import { millisecondsInHour } from 'date-fns/constants';
import type { ReviewRules } from '../../meeting.ts';
import type { Alert } from '../../records.ts';

/** The densest stretch of one rule on one host going on and off. */
export interface Flapping {
  readonly count: number;
  readonly first: Date;
  readonly last: Date;
}

/**
 * The worst flapping among the alerts of one rule, or `null`: so many of one host opened within so many hours, each
 * closed within so many minutes (the numbers are the team's).
 */
export function flapping(alerts: readonly Alert[], rules: ReviewRules['flapping']): Flapping | null {
  const short = alerts.filter(
    ({ openedAt, closedAt }) =>
      closedAt !== null && closedAt.getTime() - openedAt.getTime() <= rules.closedWithinMinutes * 60_000,
  );
  const byHost = new Map<string | null, Date[]>();
  for (const { host, openedAt } of short) {
    const openings = byHost.get(host?.id ?? null);
    if (openings === undefined) byHost.set(host?.id ?? null, [openedAt]);
    else openings.push(openedAt);
  }
  let worst: Flapping | null = null;
  for (const openings of byHost.values()) {
    const dense = densest(openings, rules.withinHours * millisecondsInHour);
    if (dense !== null && dense.count >= rules.alerts && dense.count > (worst?.count ?? 0)) worst = dense;
  }
  return worst;
}

/** The most openings (oldest first) that fit into `width` milliseconds. */
function densest(openings: readonly Date[], width: number): Flapping | null {
  let best: Flapping | null = null;
  let start = 0;
  openings.forEach((last, i) => {
    while (last.getTime() - (openings[start] ?? last).getTime() > width) start++;
    const first = openings[start] ?? last;
    if (i - start + 1 > (best?.count ?? 0)) best = { count: i - start + 1, first, last };
  });
  return best;
}
