import { expect, it } from 'vitest';
import { pageHeader } from '../../src/agenda/page-words.ts';
import { localTime } from '../../src/local-time.ts';
import type { Meeting } from '../../src/meeting.ts';
import { meeting, tokyo } from '../support/meeting.ts';

const header = (different: Partial<Meeting>) => {
  const of = meeting(different);
  const { title, counted } = pageHeader({ meeting: of, chapters: [], gaps: [], leftOut: [] }, of.at);
  return { title: String(title), counted: String(counted) };
};

it('names the month, and what was counted', () => {
  expect(header({})).toEqual({ title: 'PWG shop 2026 年 10 月', counted: '10-01 〜 10-31' });
  expect(header({ locale: 'en' })).toEqual({ title: 'PWG shop, October 2026', counted: 'Oct 1 – Oct 31' });
});

it('says that a month is not over yet', () => {
  const at = tokyo('2026-10-16 09:00');
  expect(header({ at }).counted).toBe('10-01 〜 10-16、10-31 までの途中');
  expect(header({ at, locale: 'en' }).counted).toBe('Oct 1 – Oct 16, not yet over (ends Oct 31)');
});

it('calls a free range by its days, with the year', () => {
  const range = {
    month: null,
    period: { from: tokyo('2025-12-20'), to: tokyo('2026-01-10') },
    at: tokyo('2026-01-10 09:00'),
  };
  const said = (locale: 'ja' | 'en') =>
    header({ ...range, locale, local: localTime('Asia/Tokyo', locale, 2025) });
  expect(said('ja')).toEqual({
    title: 'PWG shop 2025-12-20 〜 2026-01-09',
    counted: '12-20 〜 2026-01-09',
  });
  expect(said('en').title).toBe('PWG shop, Dec 20, 2025 – Jan 9, 2026');
});

it('is over with its last instant', () => {
  expect(header({ at: tokyo('2026-11-01') }).counted).toBe('10-01 〜 10-31');
});
