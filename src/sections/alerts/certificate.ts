import type { LocalTime } from '../../local-time.ts';
import type { Alert } from '../../records.ts';

/** A certificate that was about to expire when its alert opened. */
export interface Expiry {
  readonly daysLeftThen: number;
  /** About when: the message tells whole days. */
  readonly expires: Date;
  /** From `at` to then; negative when it is past. */
  readonly daysLeft: number;
}

/** No certificate lives longer than that, so a larger number in the message means something else. */
const LONGEST_LIFE_DAYS = 825;

/** When the certificate of this alert expires, if its message says how many days were left. */
export function certificateExpiry(alert: Alert, at: Date, local: LocalTime): Expiry | null {
  if (alert.type !== 'external' || !/certificate|証明書/i.test(alert.message ?? '')) return null;
  const days = /(\d+)\s*(?:days?\b|日)/i.exec(alert.message ?? '')?.[1];
  if (days === undefined || Number(days) > LONGEST_LIFE_DAYS) return null;
  const daysLeftThen = Number(days);
  const expires = new Date(alert.openedAt.getTime() + daysLeftThen * 86_400_000);
  return { daysLeftThen, expires, daysLeft: local.daysBetween(at, expires) };
}
