import { millisecondsInDay } from 'date-fns/constants';
import type { LocalTime } from '../local-time.ts';
import type { Alert } from '../records.ts';

/** When a certificate runs out, as far as the alert about it tells. */
export interface Expiry {
  /** What the message says: whole days left when the alert opened. */
  readonly daysLeftThen: number;
  readonly expires: Date;
  /** Local days from `at` to then; negative when it is past. */
  readonly daysLeft: number;
  /** The message counts whole days, so a day more or less is today. */
  readonly when: 'past' | 'today' | 'ahead';
}

/** `null` for an alert that is not about a certificate or names no days. */
export function certificateExpiry(alert: Alert, at: Date, local: LocalTime): Expiry | null {
  const message = alert.type === 'external' ? (alert.message ?? '') : '';
  const days = ABOUT_CERTIFICATE.test(message) ? DAYS_LEFT.exec(message)?.[1] : undefined;
  if (days === undefined) return null;
  const daysLeftThen = Number(days);
  const expires = new Date(alert.openedAt.getTime() + daysLeftThen * millisecondsInDay);
  const daysLeft = local.daysBetween(at, expires);
  const when = Math.abs(daysLeft) <= 1 ? 'today' : daysLeft < 0 ? 'past' : 'ahead';
  return { daysLeftThen, expires, daysLeft, when };
}

const ABOUT_CERTIFICATE = /certificate|証明書/i;
/** Three digits are enough: no public certificate is valid for longer than 825 days. */
const DAYS_LEFT = /\b(\d{1,3})\s*(?:days?\b|日)/i;
