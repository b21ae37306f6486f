import { describe, expect, it } from 'vitest';
import { localTime } from '../../src/local-time.ts';
import { dayTicks } from '../../src/records/day-ticks.ts';
import { tokyo } from '../support/meeting.ts';

const japan = localTime('Asia/Tokyo', 'ja', 2026);
const labels = (from: string, to: string) =>
  dayTicks({ from: tokyo(from), to: tokyo(to) }, japan).map(({ label }) => label);

describe('the days on the axis of a picture', () => {
  it('are every other one of two weeks', () => {
    expect(labels('2026-10-07 14:00', '2026-10-13 14:00')).toEqual(['10-08', '10-10', '10-12']);
  });

  it('are well-known ones of a month, of two, of a quarter and of more', () => {
    expect(labels('2026-10-01', '2026-11-01')).toEqual([
      '10-01',
      '10-05',
      '10-10',
      '10-15',
      '10-20',
      '10-25',
      '10-30',
    ]);
    expect(labels('2026-09-01', '2026-11-01')).toEqual([
      '09-01',
      '09-10',
      '09-20',
      '10-01',
      '10-10',
      '10-20',
    ]);
    expect(labels('2026-09-20', '2026-12-10')).toEqual(['10-01', '10-15', '11-01', '11-15', '12-01']);
    expect(labels('2026-09-01', '2027-02-02').at(-1)).toBe('2027-02-01');
  });

  it('begin when the clock says so, also where a day has 23 or 25 hours', () => {
    const berlin = localTime('Europe/Berlin', 'en', 2026);
    const period = { from: new Date('2026-10-22T22:00:00Z'), to: new Date('2026-10-28T00:00:00Z') };
    expect(dayTicks(period, berlin)).toEqual([
      { at: Date.parse('2026-10-22T22:00:00Z'), label: 'Oct 23' },
      { at: Date.parse('2026-10-24T22:00:00Z'), label: 'Oct 25' },
      { at: Date.parse('2026-10-26T23:00:00Z'), label: 'Oct 27' },
    ]);
  });
});
