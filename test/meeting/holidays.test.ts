import { describe, expect, it } from 'vitest';
import { publicHolidays } from '../../src/meeting/holidays.ts';
import type { Meeting } from '../../src/meeting.ts';
import { meeting, tokyo } from '../support/meeting.ts';

const wanted = (country: 'jp' | null, trend: Meeting['trend'] = meeting().trend) =>
  publicHolidays(meeting({ rules: { ...meeting().rules, holidays: country }, trend }));

describe('public holidays', () => {
  it('are those of Japan for a team that counts them, substitutes and days between included', async () => {
    const days = [...((await wanted('jp')) ?? [])].filter((day) => '2026-09' <= day && day < '2026-12');
    expect(days).toEqual([
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-10-12',
      '2026-11-03',
      '2026-11-23',
    ]);
  });

  it('are not known to a team that does not ask', async () => {
    expect(await wanted(null)).toBeNull();
  });

  it('are not known at all when the calendar ends before the months of the meeting', async () => {
    expect(await wanted('jp', { from: tokyo('2049-12-01'), to: tokyo('2050-12-31') })).not.toBeNull();
    expect(await wanted('jp', { from: tokyo('2050-01-01'), to: tokyo('2051-02-01') })).toBeNull();
    expect(await wanted('jp', { from: tokyo('1969-12-01'), to: tokyo('1971-01-01') })).toBeNull();
  });
});
