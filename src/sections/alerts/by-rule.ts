import type { Meeting } from '../../meeting.ts';
import { overlapMinutes, within } from '../../records/calendar.ts';
import type { Alert, RuleRef } from '../../records.ts';

/** One rule and its alerts. */
export interface RuleReview {
  /** `null` gathers the alerts whose rule the vendor does not name. */
  readonly rule: RuleRef | null;
  /** Opened in the period, oldest first. */
  readonly fired: readonly Alert[];
  /** Opened in the period before. */
  readonly earlier: readonly Alert[];
  /** Opened in `meeting.trend`. */
  readonly trend: readonly Alert[];
  /** Open at some time in the period, whenever they opened. */
  readonly standing: readonly Alert[];
  /** Minutes of `standing` that lie in the period. */
  readonly openMinutes: number;
}

/** The rules that fired or stood open in the period, by how often they fired, then by id. */
export function byRule(ours: readonly Alert[], meeting: Meeting): readonly RuleReview[] {
  const groups = new Map<string | null, { rule: RuleRef | null } & Gathered>();
  for (const alert of ours) {
    const id = alert.rule?.id ?? null;
    let group = groups.get(id);
    if (group === undefined) {
      group = { rule: alert.rule, fired: [], earlier: [], trend: [], standing: [], openMinutes: 0 };
      groups.set(id, group);
    }
    if (within(alert.openedAt, meeting.period)) group.fired.push(alert);
    if (within(alert.openedAt, meeting.earlier)) group.earlier.push(alert);
    if (within(alert.openedAt, meeting.trend)) group.trend.push(alert);
    const minutes = overlapMinutes(alert.openedAt, alert.closedAt, meeting.period, meeting.at);
    if (minutes > 0) group.standing.push(alert);
    group.openMinutes += minutes;
  }
  return [...groups.values()]
    .filter(({ fired, standing }) => fired.length > 0 || standing.length > 0)
    .sort((a, b) => b.fired.length - a.fired.length || (idOf(a) < idOf(b) ? -1 : 1));
}

interface Gathered {
  readonly fired: Alert[];
  readonly earlier: Alert[];
  readonly trend: Alert[];
  readonly standing: Alert[];
  openMinutes: number;
}

const idOf = ({ rule }: { readonly rule: RuleRef | null }): string => rule?.id ?? '';
