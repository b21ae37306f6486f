import type { Meeting } from '../../meeting.ts';
import { overlapMinutes, within } from '../../records/calendar.ts';
import type { Alert, RuleRef } from '../../records.ts';

/** One rule and its alerts of both months. */
export interface RuleReview {
  /** `null` gathers the alerts whose rule the vendor does not name. */
  readonly rule: RuleRef | null;
  /** Opened in the period, oldest first. */
  readonly fired: readonly Alert[];
  /** Opened in the period before. */
  readonly earlier: readonly Alert[];
  /** Open at some time in the period, whenever they opened. */
  readonly standing: readonly Alert[];
  /** Minutes of `standing` that lie in the period. */
  readonly openMinutes: number;
}

/** The rules that fired or stood open in the period, by how often they fired, then by id. */
export function byRule(ours: readonly Alert[], meeting: Meeting): readonly RuleReview[] {
  const groups = new Map<string | null, { rule: RuleRef | null } & Gathered>();
  for (const alert of ours) {
    const fired = within(alert.openedAt, meeting.period);
    const minutes = overlapMinutes(alert.openedAt, alert.closedAt, meeting.period, meeting.at);
    const earlier = within(alert.openedAt, meeting.earlier);
    if (!fired && !earlier && minutes <= 0) continue;

    const id = alert.rule?.id ?? null;
    let group = groups.get(id);
    if (group === undefined) {
      group = { rule: alert.rule, fired: [], earlier: [], standing: [], openMinutes: 0 };
      groups.set(id, group);
    }
    if (fired) group.fired.push(alert);
    if (earlier) group.earlier.push(alert);
    if (minutes > 0) group.standing.push(alert);
    group.openMinutes += Math.max(0, minutes);
  }
  return [...groups.values()]
    .filter(({ fired, standing }) => fired.length > 0 || standing.length > 0)
    .sort((a, b) => b.fired.length - a.fired.length || (idOf(a) < idOf(b) ? -1 : 1));
}

interface Gathered {
  readonly fired: Alert[];
  readonly earlier: Alert[];
  readonly standing: Alert[];
  openMinutes: number;
}

const idOf = ({ rule }: { readonly rule: RuleRef | null }): string => rule?.id ?? '';
