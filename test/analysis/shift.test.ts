import { describe, expect, it } from 'vitest';
import { monthShift } from '../../src/analysis/shift.ts';
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
