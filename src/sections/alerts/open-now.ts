import type { Meeting } from '../../meeting.ts';
import { certificateExpiry, type Expiry } from '../../records/certificate.ts';
import type { Alert } from '../../records.ts';

/** What is open at the meeting and will not wait for the discussion: one rule with all its open alerts. */
export interface OpenRule {
  /** Oldest first, never empty. */
  readonly oldest: Alert;
  readonly alerts: readonly Alert[];
  /** Local days since the oldest opened. */
  readonly days: number;
  readonly expiry: Expiry | null;
  /** 0–100, see `Bid`. */
  readonly weight: number;
}

/** The open alerts (oldest first) by rule, heaviest first. */
export function openNow(alerts: readonly Alert[], meeting: Meeting): readonly OpenRule[] {
  const byRule = new Map<string | null, Alert[]>();
  for (const alert of alerts) {
    if (alert.closedAt !== null) continue;
    const others = byRule.get(alert.rule?.id ?? null);
    if (others === undefined) byRule.set(alert.rule?.id ?? null, [alert]);
    else others.push(alert);
  }
  return [...byRule.values()]
    .flatMap((open) => {
      const [oldest] = open;
      if (oldest === undefined) return [];
      const days = meeting.local.daysBetween(oldest.openedAt, meeting.at);
      const expiry = certificateExpiry(oldest, meeting.at, meeting.local);
      return [{ oldest, alerts: open, days, expiry, weight: weigh(days, expiry, oldest.status) }];
    })
    .sort((a, b) => b.weight - a.weight || b.days - a.days);
}

function weigh(days: number, expiry: Expiry | null, status: Alert['status']): number {
  if (expiry !== null && expiry.daysLeft <= 7) return 95;
  const critical = status === 'critical' ? 5 : 0;
  return days === 0 ? 55 + critical : 65 + Math.min(days, 19) + critical;
}
