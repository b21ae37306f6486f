import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedWait, limitOf } from '../../src/http/waits.ts';

const now = () => new Date('2026-11-16T12:00:00Z');
const date = 'Mon, 16 Nov 2026 13:00:00 GMT';

describe('Retry-After', () => {
  it.each([
    ['30', 30_000],
    [' 30 ', 30_000],
    ['1000000000', 1e12],
    ['Mon, 16 Nov 2026 13:00:20 GMT', 20_000],
    ['Mon, 16 Nov 2026 12:59:00 GMT', null],
    ['0', null],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['next Monday 1', null],
    ['', null],
  ])('%j is %j ms by the clock of the server', (asked, ms) => {
    expect(askedWait({ 'retry-after': asked, date }, now)).toBe(ms);
  });

  it('goes by our clock where the server tells no time, or one that no calendar has', () => {
    const retryAfter = { 'retry-after': 'Mon, 16 Nov 2026 12:00:20 GMT' };
    expect(askedWait(retryAfter, now)).toBe(20_000);
    expect(askedWait({ ...retryAfter, date: 'Mon, 99 Nov 2026 12:00:00 GMT' }, now)).toBe(20_000);
    const reset = String(now().getTime() / 1000 + 20);
    const used = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    const reply = { status: 403, headers: { ...used, date: 'Mon, 99 Nov 2026 12:00:00 GMT' }, body: null };
    expect(limitOf(reply, '', now)).toBe(21_000);
  });

  it('is null or a wait, whatever it holds', () => {
    const digits = fc.constantFrom('0', '7', '-5', '99', '1e9', '9'.repeat(400), ' ');
    const times = fc.constantFrom(date, date.replace('13', '99'), 'Xyz, 00 Abc 0000 00:00:00 GMT');
    const anything = fc.oneof(
      fc.string(),
      times,
      fc.array(digits).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, anything, (asked, told) => {
        const ms = askedWait({ 'retry-after': asked, date: told }, now);
        expect(ms === null || ms > 0).toBe(true);
      }),
      { seed: 1 },
    );
  });
});

describe('a rate limit', () => {
  const limit = (status: number, headers: Record<string, string>, message = '') =>
    limitOf({ status, headers, body: null }, message, now);

  it.each([
    ['permission', 403, { 'x-ratelimit-remaining': '12' }, 'Resource not accessible', null],
    ['single sign-on', 403, { 'x-github-sso': 'required', 'x-ratelimit-remaining': '0' }, '', null],
    ['not found', 404, { 'retry-after': '9' }, 'secondary rate limit', null],
    [
      'empty, with its reset',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1794834010' },
      '',
      11_000,
    ],
    ['empty, reset in the past', 429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, '', 1_000],
    [
      'empty, reset not understood',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1794834010 s' },
      '',
      60_000,
    ],
    [
      'empty, reset not told as a number alone',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'at 1794834010' },
      '',
      60_000,
    ],
    ['empty, no reset', 403, { 'x-ratelimit-remaining': '0' }, '', 60_000],
    ['secondary, by its words', 403, {}, 'You have exceeded a secondary rate limit.', 60_000],
    ['secondary, by its header', 403, { 'retry-after': '5' }, '', 5_000],
    ['too many', 429, {}, '', 'soon'],
    ['too many, of what single sign-on shows', 429, { 'x-github-sso': 'partial-results' }, '', 'soon'],
    ['too many, with a time', 429, { 'retry-after': '5' }, '', 5_000],
  ] as const)('is told from what is none: %s', (_, status, headers, message, expected) => {
    expect(limit(status, { date: 'Mon, 16 Nov 2026 13:00:00 GMT', ...headers }, message)).toBe(expected);
  });
});
