import type { KnownPattern, Meeting } from '../../meeting.ts';
import { within } from '../../records/calendar.ts';
import { covers, hasExpired, speaksOf } from '../../records/known.ts';
import type { Alert, Monitor } from '../../records.ts';

/** An entry of the register for which nothing happened this time: perhaps it is no longer needed. */
export interface Unneeded {
  readonly pattern: KnownPattern;
  /** Alerts it speaks of in the period before. */
  readonly earlier: number;
  readonly expired: boolean;
}

/**
 * Entries about this service's rules that no alert of the period bears out: those that have expired, and those of which
 * there were alerts the time before. What did happen is annotated where the rule is reviewed.
 */
export function unneeded(
  monitors: readonly Monitor[],
  ours: readonly Alert[],
  meeting: Meeting,
): readonly Unneeded[] {
  return meeting.known.flatMap((pattern) => {
    const alerts = ours.filter(
      (alert) => alert.rule !== null && speaksOf(pattern, alert.rule) && covers(pattern, alert),
    );
    if (alerts.some(({ openedAt }) => within(openedAt, meeting.period))) return [];
    const isOurs =
      alerts.length > 0 ||
      monitors.some(({ ours, origin, name }) => ours && speaksOf(pattern, { id: origin.id, name }));
    const earlier = alerts.filter(({ openedAt }) => within(openedAt, meeting.earlier)).length;
    const expired = hasExpired(pattern, meeting);
    return isOurs && (expired || earlier > 0) ? [{ pattern, earlier, expired }] : [];
  });
}
