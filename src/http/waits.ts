import type { Reply } from './outcome.ts';

/** GitHub's advice for a secondary limit that names no time. */
const SECONDARY_LIMIT_MS = 60_000;

/**
 * How long a rate limit keeps us out, in milliseconds; 'soon' where it says nothing of it, `null` where the reply is no
 * limit at all. A 403 can be either: SSO, then an empty budget, then "secondary rate limit", then it is about rights.
 */
export function limitOf(
  { status, headers }: Reply,
  message: string,
  now: () => Date,
): number | 'soon' | null {
  if (status !== 429 && status !== 403) return null;
  if (status === 403 && headers['x-github-sso'] !== undefined) return null;
  if (headers['x-ratelimit-remaining'] === '0') {
    return askedWait(headers, now) ?? untilReset(headers, now) ?? SECONDARY_LIMIT_MS;
  }
  if (status === 429) return askedWait(headers, now) ?? 'soon';
  const secondary = headers['retry-after'] !== undefined || /secondary rate/i.test(message);
  return secondary ? (askedWait(headers, now) ?? SECONDARY_LIMIT_MS) : null;
}

/** `Retry-After` in milliseconds: seconds or an HTTP date, by the server's clock. What is past or not understood is null. */
export function askedWait(headers: Reply['headers'], now: () => Date): number | null {
  const asked = headers['retry-after']?.trim() ?? '';
  const date = httpDate(asked);
  const ms = date === null ? Number(/^\d+$/.test(asked) ? asked : 0) * 1000 : date - serverTime(headers, now);
  return ms > 0 ? ms : null;
}

/** One second more than told: the clocks of a server farm differ a little. */
function untilReset(headers: Reply['headers'], now: () => Date): number | null {
  const reset = headers['x-ratelimit-reset'] ?? '';
  return /^\d+$/.test(reset) ? Math.max(0, Number(reset) * 1000 - serverTime(headers, now)) + 1000 : null;
}

const serverTime = (headers: Reply['headers'], now: () => Date): number =>
  httpDate(headers.date ?? '') ?? now().getTime();

/** Milliseconds since 1970; `null` for another form, and for a day that no calendar has. */
function httpDate(text: string): number | null {
  const ms = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
