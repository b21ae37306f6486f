import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHoliday, isNight, isWeekend, overlapMinutes, within } from '../../src/records/calendar.ts';
import { meeting, tokyo } from '../support/meeting.ts';

const october = { from: tokyo('2026-10-01'), to: tokyo('2026-11-01') };

describe('night', () => {
  it('is from 22:00 to before 07:00 by the clock of the team', () => {
    const night = (clock: string): boolean => isNight(tokyo(clock), meeting());
    expect(['2026-10-05 21:59:59', '2026-10-05 07:00'].map(night)).toEqual([false, false]);
    expect(['2026-10-05 22:00', '2026-10-05 00:00', '2026-10-05 06:59:59'].map(night)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('can lie within one day', () => {
    const early = meeting({ rules: { ...meeting().rules, night: { fromHour: 1, toHour: 6 } } });
    expect(
      ['00:59', '01:00', '05:59', '06:00'].map((time) => isNight(tokyo(`2026-10-05 ${time}`), early)),
    ).toEqual([false, true, true, false]);
  });
});

describe('the weekend', () => {
  it('is Saturday and Sunday by the clock of the team', () => {
    const weekend = (clock: string): boolean => isWeekend(tokyo(clock), meeting());
    expect(weekend('2026-10-30 23:59:59')).toBe(false);
    expect(weekend('2026-10-31 00:00')).toBe(true);
    expect(weekend('2026-11-01 23:59:59')).toBe(true);
    expect(weekend('2026-11-02 00:00')).toBe(false);
  });

  it('holds public holidays where their calendar is known', () => {
    const monday = tokyo('2026-10-12 12:00');
    expect([isWeekend(monday, meeting()), isHoliday(monday, meeting())]).toEqual([false, null]);
    const counted = meeting({ holidays: new Set(['2026-10-12']) });
    expect([isWeekend(monday, counted), isHoliday(monday, counted)]).toEqual([true, true]);
    expect(isHoliday(tokyo('2026-10-13'), counted)).toBe(false);
  });
});

describe('a period', () => {
  it('holds its first instant and not the one it ends with', () => {
    expect(within(tokyo('2026-09-30 23:59:59'), october)).toBe(false);
    expect(within(tokyo('2026-10-01'), october)).toBe(true);
    expect(within(tokyo('2026-10-31 23:59:59'), october)).toBe(true);
    expect(within(tokyo('2026-11-01'), october)).toBe(false);
  });
});

describe('minutes within a period', () => {
  const at = tokyo('2026-10-20 12:00');

  it('are cut at both ends', () => {
    expect(overlapMinutes(tokyo('2026-09-30 23:50'), tokyo('2026-10-01 00:10'), october, at)).toBe(10);
    expect(overlapMinutes(tokyo('2026-10-31 23:00'), tokyo('2026-11-03'), october, at)).toBe(60);
    expect(overlapMinutes(tokyo('2026-08-01'), tokyo('2026-12-01'), october, at)).toBe(31 * 24 * 60);
  });

  it('are not rounded', () => {
    expect(overlapMinutes(tokyo('2026-10-05 10:00:00'), tokyo('2026-10-05 10:00:30'), october, at)).toBe(0.5);
  });

  it('of what is still open run until now, or until the period ends', () => {
    expect(overlapMinutes(tokyo('2026-10-20 11:00'), null, october, at)).toBe(60);
    expect(overlapMinutes(tokyo('2026-10-31 23:00'), null, october, tokyo('2026-11-16 09:00'))).toBe(60);
  });

  it('are none outside of it, and never fewer than none', () => {
    expect(overlapMinutes(tokyo('2026-11-02'), tokyo('2026-11-03'), october, at)).toBe(0);
    expect(overlapMinutes(tokyo('2026-10-25'), null, october, at)).toBe(0);
  });

  it('of two periods that meet add up to those of both together', () => {
    const instants = fc.date({ min: tokyo('2026-08-01'), max: tokyo('2026-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, instants, instants, (a, b, middle) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const whole = { from: tokyo('2026-09-01'), to: tokyo('2026-12-01') };
        const cut = new Date(Math.min(Math.max(middle.getTime(), whole.from.getTime()), whole.to.getTime()));
        const parts =
          overlapMinutes(from, to, { from: whole.from, to: cut }, at) +
          overlapMinutes(from, to, { from: cut, to: whole.to }, at);
        expect(parts).toBeCloseTo(overlapMinutes(from, to, whole, at), 6);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
