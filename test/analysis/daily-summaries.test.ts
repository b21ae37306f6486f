import { describe, expect, it } from 'vitest';
import { dailySummaries } from '../../src/analysis/daily-summaries.ts';

const wave = (i: number) => 20 + 4 * Math.cos((2 * Math.PI * i) / 24) + 6 * Math.sin((2 * Math.PI * i) / 24);
const twoDays = Array.from({ length: 48 }, (_, i) => wave(i));
const one = (values: readonly (number | null)[], perDay = values.length) => {
  const { level, unrest, swing, lean } = dailySummaries(values, 0, values.length, perDay);
  return { level: level[0], unrest: unrest[0], swing: swing[0], lean: lean[0] };
};

describe('a day in four numbers', () => {
  it('holds its mean, how far it swings and leans, and the logarithm of its typical step', () => {
    const { level, swing, lean, unrest } = dailySummaries(twoDays, 0, 48, 24);
    expect([...level]).toEqual([expect.closeTo(20, 9), expect.closeTo(20, 9)]);
    // The mean of cos² and of sin² is ½.
    expect([...swing]).toEqual([expect.closeTo(2, 9), expect.closeTo(2, 9)]);
    expect([...lean]).toEqual([expect.closeTo(3, 9), expect.closeTo(3, 9)]);
    expect(one([1, 3, 2, 6]).unrest).toBeCloseTo(Math.log(7 / 3), 12);
    expect(unrest[1]).toBeCloseTo(unrest[0] ?? 0, 9);
  });

  it('begins where it is told, and leaves out a rest shorter than a day', () => {
    const values = [9, 9, 1, 1, 5, 7, 4, 4, 100];
    expect([...dailySummaries(values, 2, 9, 2).level]).toEqual([1, 6, 4]);
    expect([...dailySummaries(values, 2, 5, 4).level]).toEqual([]);
  });

  it('counts what is there: steps between neighbours only, the rest over the points seen', () => {
    expect(one([1, null, 3, 7])).toEqual({
      level: expect.closeTo(11 / 3, 9),
      unrest: expect.closeTo(Math.log(4), 9),
      // Around 11/3 at 00:00, 12:00 and 18:00: cos is 1, −1, 0 and sin 0, 0, −1.
      swing: expect.closeTo((-8 / 3 + 2 / 3) / 3, 9),
      lean: expect.closeTo(-(10 / 3) / 3, 9),
    });
  });

  it('measures the swing from the mean of what is there', () => {
    // At 06:00, 12:00 and 18:00 the cosine is 0, −1, 0.
    expect(one([null, 1, 3, 7]).swing).toBeCloseTo((11 / 3 - 3) / 3, 9);
    expect(one([100, 102, 101, null]).lean).toBeCloseTo(1 / 3, 9);
  });

  it('says nothing of a day with fewer than half its points, or without neighbours', () => {
    expect(one([1, 2, null, null]).level).toBe(1.5);
    expect(one([1, 2, null, null, null])).toEqual({
      level: Number.NaN,
      unrest: Number.NaN,
      swing: Number.NaN,
      lean: Number.NaN,
    });
    expect(one([1, null, 2, null]).level).toBeNaN();
  });

  it('has an unrest, though hardly any, where nothing moves', () => {
    expect(one([5, 5, 5, 5]).unrest).toBeCloseTo(Math.log(5e-9), 9);
    expect(one([-5, -5, -5, -5]).unrest).toBeCloseTo(Math.log(5e-9), 9);
    expect(one([0, 0, 0, 0]).unrest).toBeCloseTo(Math.log(Number.MIN_VALUE), 9);
  });
});
