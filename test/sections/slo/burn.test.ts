import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/records.ts';
import { budget } from '../../../src/sections/slo/budget.ts';
import { burn } from '../../../src/sections/slo/burn.ts';
import { attainedPercent, sharePercent, usedPercent } from '../../../src/sections/slo/percent.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { BOTH_MONTHS, hourly, hourOf, objective } from '../../support/objective.ts';

const { period, at, local } = meeting();
const split = (bad: Series) => burn(budget(objective({ bad }), 99.9, period, at), 60, local);

/** Fails ten times as much in the evening, and far more in one hour of 10-02. */
const failing = (everyday: number) =>
  hourly('b', BOTH_MONTHS, (hour) => {
    if (hour === hourOf('2026-10-02 19:00')) return 100;
    return hour % 24 >= 18 ? everyday * 2 : everyday;
  });

describe('burn', () => {
  it('tells a bad day from the base, and the base from the hour of the day', () => {
    const told = split(failing(0.4));
    expect(told?.days).toHaveLength(1);
    expect(told?.days[0]).toMatchObject({ from: tokyo('2026-10-02 19:00'), to: tokyo('2026-10-02 20:00') });
    expect(told?.everydayUsed).toBeCloseTo(0.5, 5);
    expect((told?.everydayShare ?? 0) + (told?.days[0]?.share ?? 0)).toBeCloseTo(1, 10);
  });

  it('sees the same bad hour in narrow buckets', () => {
    const everyTenMinutes = (counter: Series): Series => ({
      ...counter,
      stepMinutes: 10,
      points: counter.points.flatMap(({ at, value }) =>
        Array.from({ length: 6 }, (_, i) => ({ at: at + i * 600_000, value })),
      ),
    });
    const { total } = objective();
    const narrow = objective({ total: everyTenMinutes(total), bad: everyTenMinutes(failing(0.4)) });
    const [day] = burn(budget(narrow, 99.9, period, at), 10, local)?.days ?? [];
    const [wide] = split(failing(0.4))?.days ?? [];
    expect(day).toEqual({ ...wide, share: expect.closeTo(wide?.share ?? 0, 10) });
  });

  it('knows when the base alone is too much', () => {
    expect(split(failing(0.9))?.everydayUsed).toBeGreaterThan(1);
    expect(split(failing(0.7))?.everydayUsed).toBeLessThan(1);
  });

  it('has no bad day when every day is the same', () => {
    const told = split(hourly('b', BOTH_MONTHS, () => 2));
    expect(told).toMatchObject({ days: [], everydayShare: 1 });
    expect(told?.everydayUsed).toBeCloseTo(2, 10);
  });

  it('does not judge what is usual by a few days, nor split nothing', () => {
    expect(split(hourly('b', hourOf('2026-10-10'), () => 2))).toBeNull();
    expect(split(hourly('b', BOTH_MONTHS, () => 0))).toBeNull();
  });
});

describe('percentages', () => {
  it('never show a target as reached that was missed', () => {
    expect(attainedPercent(0.9987551, 99.9, true)).toBe('99.876');
    expect(attainedPercent(0.9989999, 99.9, true)).toBe('99.89999');
    expect(attainedPercent(0.99951, 99.9, false)).toBe('99.951');
    expect(attainedPercent(1, 99, false)).toBe('100.00');
  });

  it('never show a budget that was just missed as 100, or one that just held as more', () => {
    expect([1.245, 1.0001, 1, 0.9999, 12.5].map(usedPercent)).toEqual(['125', '101', '100', '100', '1,250']);
  });

  it('show a small share as something', () => {
    expect([0, 0.0001, 0.126].map(sharePercent)).toEqual(['0', '1', '13']);
  });
});
