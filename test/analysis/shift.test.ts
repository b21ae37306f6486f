import { describe, expect, it } from 'vitest';
import { levelShift, monthShift } from '../../src/analysis/shift.ts';
import { twoSided } from '../../src/analysis/student-t.ts';
import { serverHours } from './series.ts';

const months = { perDay: 24, split: 744 };
const later = (seed: number, change: (value: number, hour: number) => number) =>
  serverHours(1488, seed).map((value, i) => (i < 744 ? value : change(value, i - 744)));

describe('monthShift', () => {
  it.each([
    ['a higher level', 'pLevel', later(1, (v) => v + 3)],
    ['more unrest', 'pVar', later(2, (v, i) => v + (i % 2 === 0 ? 2 : -2))],
    ['a wider day', 'pSeason', later(3, (v, i) => v + 3 * Math.sin((2 * Math.PI * i) / 24))],
    ['a drift', 'pTrend', later(4, (v, i) => v + i / 200)],
  ] as const)('finds %s', (_, question, values) => {
    expect(monthShift(values, months)[question]).toBeLessThan(1e-4);
  });

  it('finds a month no different in about as many of a hundred series as the probability says', () => {
    const answers = Array.from({ length: 100 }, (_, seed) =>
      monthShift(serverHours(1488, seed + 10), months),
    );
    const small = answers.flatMap((answer) => Object.values(answer)).filter((p) => p < 0.05).length;
    expect(small).toBeLessThanOrEqual(24);
    expect(Math.min(...answers.flatMap((answer) => Object.values(answer)))).toBeGreaterThan(1e-4);
  });

  it('asks for the level alone as it asks for it among the rest', () => {
    const values = later(7, (v) => v + 0.5);
    expect(levelShift(values, months)).toBe(monthShift(values, months).pLevel);
  });

  it('cannot tell from a few days', () => {
    const short = serverHours(24 * 12, 5).map((value, i) => value + (i < 144 ? 0 : 50));
    expect(monthShift(short, { perDay: 24, split: 144 })).toEqual({
      pLevel: 1,
      pVar: 1,
      pSeason: 1,
      pTrend: 1,
    });
  });

  it('sees no difference between two constant months, and one between two constants', () => {
    const constant = Array.from({ length: 1488 }, () => 5);
    expect(monthShift(constant, months).pLevel).toBe(1);
    expect(
      monthShift(
        constant.map((v, i) => (i < 744 ? v : 6)),
        months,
      ).pLevel,
    ).toBeLessThan(1e-6);
  });

  it('leaves out days that are mostly missing instead of counting them as zero', () => {
    const holes = serverHours(1488, 6).map((value, i) => (i >= 800 && i < 1000 ? null : value));
    expect(monthShift(holes, months).pLevel).toBeGreaterThan(0.01);
  });
});

describe('the probabilities', () => {
  /** Four weeks of noise that favours no weekday and no direction; a day is the opposite of the one before. */
  const turns = [1, -1, -1, 1].flatMap((sign) => [1, -1, 1, -1, 1, -1, 1].map((noise) => sign * noise));
  const pairs = Array.from({ length: 28 }, (_, day) => (day % 4 < 2 ? 1 : -1));
  const weeks = [1, -1, -1, 1].flatMap((noise) => new Array<number>(7).fill(noise));
  const weekdays = [80, 10, 0, -5, 0, 10, 80];
  const onWeekdays = (days: readonly number[]) => days.map((value, day) => value + (weekdays[day % 7] ?? 0));
  const of = (before: readonly (number | null)[], after: readonly (number | null)[]) =>
    monthShift(
      [...before, ...after].flatMap((day) => [day, day]),
      { perDay: 2, split: 2 * before.length },
    );

  it('of a level is that of Welch: each month of 28 days has the variance 28/24 when weekdays are taken out', () => {
    // t = 0.5 · √12 with 54 degrees of freedom.
    const { pLevel } = of(
      onWeekdays(turns),
      onWeekdays(turns).map((value) => value + 0.5),
    );
    expect(pLevel).toBeCloseTo(0.0889737, 6);
    // Three times the noise in one month: errors 9/24 and 1/24, t = 1.5 / √(10/24), 27 · 100 / 82 degrees.
    const uneven = of(
      turns.map((value) => 3 * value),
      turns.map((value) => value + 1.5),
    );
    expect(uneven.pLevel).toBeCloseTo(twoSided(1.5 / Math.sqrt(10 / 24), 2700 / 82), 9);
  });

  it('count days that resemble their neighbours for less', () => {
    // r = 2/56, corrected for bias 0.1276: a day is worth 0.7738, t = 2.4377 with 41.33 degrees.
    expect(
      of(
        pairs,
        pairs.map((value) => value + 0.8),
      ).pLevel,
    ).toBeCloseTo(0.0191669, 6);
    // r = 46/56, corrected 0.969, taken for 0.9: a day is worth 1/19, and two degrees are left.
    expect(
      of(
        weeks,
        weeks.map((value) => value + 3),
      ).pLevel,
    ).toBeCloseTo(0.1399267, 6);
  });

  it('of a drift is that of the slope through the later month', () => {
    // Σ (day − 13.5)² = 1827, variance 56/46 with 52 degrees of freedom: t = 0.06 / √(56 / 46 / 1827).
    const drifting = turns.map((value, day) => value + 0.06 * day);
    expect(of(onWeekdays(turns), onWeekdays(drifting)).pTrend).toBeCloseTo(0.0240462, 6);
    expect(of(onWeekdays(drifting), onWeekdays(turns)).pTrend).toBeCloseTo(1, 6);
    expect(
      of(
        turns,
        turns.map((value, day) => 9 + value - 0.06 * day),
      ).pTrend,
    ).toBeCloseTo(0.0240462, 6);
  });

  it('leave out a week that is missing', () => {
    const holed = (days: readonly number[]) => [
      ...days.slice(0, 14),
      ...new Array(7).fill(null),
      ...days.slice(14),
    ];
    const higher = turns.map((value) => value + 0.5);
    expect(of(holed(onWeekdays(turns)), holed(onWeekdays(higher))).pLevel).toBeCloseTo(0.0889737, 6);
    // The days lie farther from their middle: Σ (day − 17)² = 3542.
    const drifting = holed(turns).map((value, day) => (value === null ? null : value + 0.06 * day));
    expect(of(holed(turns), drifting).pTrend).toBeCloseTo(0.0021085, 6);
  });

  it('go on counting weekdays from one month to the next', () => {
    const days = Array.from(
      { length: 61 },
      (_, day) => (weekdays[day % 7] ?? 0) + (day % 2) + (day < 30 ? 0 : 2),
    );
    expect(of(days.slice(0, 30), days.slice(30)).pLevel).toBeLessThan(1e-6);
  });

  it('of the day are those of its swing and its unrest', () => {
    const swinging = (half: (noise: number) => number) =>
      turns.flatMap((noise) => [50 + half(noise), 50 - half(noise)]);
    const months = { perDay: 2, split: 56 };
    const wider = [...swinging((noise) => 9 + noise), ...swinging((noise) => 9.5 + noise)];
    expect(monthShift(wider, months).pLevel).toBe(1);
    // Two questions, how far and when: twice that of the better answer.
    expect(monthShift(wider, months).pSeason).toBeCloseTo(2 * 0.0889737, 6);
    const wilder = [...swinging((noise) => 0.2 ** noise), ...swinging((noise) => 0.2 ** (noise + 0.5))];
    expect(monthShift(wilder, months).pVar).toBeCloseTo(0.0889737, 6);
  });

  it('need ten days on either side', () => {
    const days = (count: number, level: number) =>
      Array.from({ length: count }, (_, day) => level + (day % 2));
    expect(of(days(10, 0), days(10, 20)).pLevel).toBeLessThan(1e-4);
    expect(of(days(9, 0), days(30, 20))).toEqual({ pLevel: 1, pVar: 1, pSeason: 1, pTrend: 1 });
    expect(of(days(30, 0), days(9, 20))).toEqual({ pLevel: 1, pVar: 1, pSeason: 1, pTrend: 1 });
    expect(of(new Array(30).fill(null), days(30, 0)).pLevel).toBe(1);
  });

  it('know what needs no statistics', () => {
    const still = new Array<number>(28).fill(4);
    expect(of(still, still).pTrend).toBe(1);
    expect(
      of(
        still,
        still.map((value, day) => value + day),
      ).pTrend,
    ).toBeLessThan(1e-6);
    expect(
      of(
        still,
        still.map((value) => value + 1),
      ).pLevel,
    ).toBeLessThan(1e-6);
  });
});
