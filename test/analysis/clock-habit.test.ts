import { describe, expect, it } from 'vitest';
import { clockHabit } from '../../src/analysis/clock-habit.ts';
import { noise } from './series.ts';

/** Twenty days of hours around 10, other from hour 200 on. */
const hours = (later: (hour: number) => number) => {
  const next = noise(5);
  return Float64Array.from({ length: 480 }, (_, i) => 10 + next() / 4 + (i < 200 ? 0 : later(i % 24)));
};

describe('a habit by the clock', () => {
  it('is the hour that has moved while the others have not, and how far', () => {
    const habit = clockHabit(
      hours((hour) => (hour === 5 ? 30 : 0)),
      200,
      24,
    );
    expect(habit?.place).toBe(5);
    expect(habit?.before).toBeGreaterThan(9.5);
    expect(habit?.before).toBeLessThan(10.5);
    expect(habit?.after).toBeGreaterThan(39.5);
    expect(habit?.after).toBeLessThan(40.5);
    expect(
      clockHabit(
        hours((hour) => (hour === 17 ? -30 : 0)),
        200,
        24,
      )?.place,
    ).toBe(17);
  });

  it('shows also where the whole day has moved with it', () => {
    expect(
      clockHabit(
        hours((hour) => (hour === 5 ? 50 : 20)),
        200,
        24,
      )?.place,
    ).toBe(5);
    expect(
      clockHabit(
        hours((hour) => (hour === 5 ? 0 : 20)),
        200,
        24,
      )?.place,
    ).toBe(5);
  });

  it('is none where no hour stands out', () => {
    expect(
      clockHabit(
        hours(() => 0),
        200,
        24,
      ),
    ).toBeNull();
    expect(
      clockHabit(
        hours(() => 30),
        200,
        24,
      ),
    ).toBeNull();
    expect(
      clockHabit(
        hours((hour) => (hour % 2 === 0 ? 30 : 0)),
        200,
        24,
      ),
    ).toBeNull();
    expect(
      clockHabit(
        hours((hour) => (hour === 9 ? 0.2 : 0)),
        200,
        24,
      ),
    ).toBeNull();
  });

  it('is four times as large as what half the other hours have moved by', () => {
    const moving = (top: number) =>
      Float64Array.from({ length: 480 }, (_, i) => {
        const hour = i % 24;
        return i < 240 ? 0 : hour === 5 ? top : hour % 2 === 0 ? 1 : -1;
      });
    // The hours move by 1 or −1; their middle is −1 or 0 or 1, so the others lie within 2 of it.
    expect(clockHabit(moving(12), 240, 24)?.place).toBe(5);
    expect(clockHabit(moving(2), 240, 24)).toBeNull();
  });

  it('is read at the same place of every day, also of the days that are not whole', () => {
    const staircase = (length: number, since: number) =>
      Float64Array.from({ length }, (_, i) => (i % 4) + (i >= since && i % 4 === 2 ? 100 : 0));
    for (const [length, since] of [
      [40, 20] as const,
      [43, 18] as const,
      [45, 21] as const,
      [42, 23] as const,
    ])
      expect(clockHabit(staircase(length, since), since, 4)).toEqual({ place: 2, before: 2, after: 102 });
  });
});
