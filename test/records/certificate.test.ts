import { expect, it } from 'vitest';
import { certificateExpiry } from '../../src/records/certificate.ts';
import { fired } from '../support/fired.ts';
import { meeting, tokyo } from '../support/meeting.ts';

const { at, local } = meeting();

function expiry(message: string | null, type: 'external' | 'service' = 'external') {
  return certificateExpiry(
    fired('top page', '2026-10-26 09:00', { type, message, closedAt: null }),
    at,
    local,
  );
}

it('counts the days of the message from the opening of the alert', () => {
  expect(expiry('Certificate expires in 20 days: CN=shop.example')).toEqual({
    daysLeftThen: 20,
    expires: tokyo('2026-11-15 09:00'),
    daysLeft: -1,
    when: 'today',
  });
  expect(expiry('証明書の期限まで残り 21 日')?.daysLeft).toBe(0);
});

it('does not pretend to know the day: a day more or less is today', () => {
  const when = (days: number) => expiry(`Certificate expires in ${days} days`)?.when;
  expect([19, 20, 21, 22, 23].map(when)).toEqual(['past', 'today', 'today', 'today', 'ahead']);
});

it('knows no expiry of other alerts, and none without a number of days', () => {
  expect(expiry(null)).toBeNull();
  expect(expiry('no answer for 20 days')).toBeNull();
  expect(expiry('Certificate is self-signed')).toBeNull();
  expect(expiry('Certificate 20260101 days')).toBeNull();
  expect(expiry('Certificate expires in 20 days', 'service')).toBeNull();
});
