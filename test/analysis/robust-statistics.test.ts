import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  median,
  medianOf,
  quantile,
  runningMedian,
  spreadAround,
} from '../../src/analysis/robust-statistics.ts';

const numbers = (minLength: number) =>
  fc.array(fc.integer({ min: -30, max: 30 }), { minLength, maxLength: 60 });
const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** As schoolbooks tell it. */
function middleOf(values: readonly number[]): number {
  const sorted = ascending(values);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

describe('the median', () => {
  it('is the one in the middle, or the mean of the two in the middle', () => {
    expect(median(Float64Array.of(30, 1, 2))).toBe(2);
    expect(median(Float64Array.of(40, 1, 3, 2))).toBe(2.5);
    expect(median(Float64Array.of())).toBeNaN();
    fc.assert(
      fc.property(numbers(1), (values) => {
        expect(medianOf(Float64Array.from(values))).toBe(middleOf(values));
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  it('leaves its input in order, unless it is told that nobody needs it any more', () => {
    const input = Float64Array.of(9, 1, 8, 2, 7);
    expect(median(input)).toBe(7);
    expect([...input]).toEqual([9, 1, 8, 2, 7]);
    expect(medianOf(input)).toBe(7);
    expect(ascending([...input])).toEqual([1, 2, 7, 8, 9]);
  });
});

describe('a quantile', () => {
  it('lies between its neighbours in proportion', () => {
    const tens = Float64Array.of(30, 100, 20);
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(tens, share))).toEqual([20, 25, 30, 65, 100]);
    expect([...tens]).toEqual([30, 100, 20]);
    expect(quantile(Float64Array.of(7), 0.8)).toBe(7);
  });
});

describe('the spread', () => {
  const around = (values: readonly number[], centre = 0) =>
    spreadAround(Float64Array.from(values), new Float64Array(values.length).fill(centre));

  it('is the median distance in units of a normal deviation, which one wild point does not move', () => {
    expect(around([1, -2, 3, -4, 5])).toBeCloseTo(1.4826 * 3, 12);
    expect(around([11, 8, 13, 6, 5000], 10)).toBeCloseTo(1.4826 * 3, 12);
  });

  it('is told by the mean distance where half the points or more do not move', () => {
    expect(around([0, 0, 0, 0, 0, 1, 2, 3, 4, 5])).toBeCloseTo(1.2533 * 1.5, 12);
    expect(around([0, 0, 0, 0, 0, 0, 0, 0, 2, -4])).toBeCloseTo(1.2533 * 0.6, 12);
    expect(around([0, 0, 0, 0, 1, 2, 3, 4, 5, 6])).toBeCloseTo(1.4826 * 1.5, 12);
  });

  it('is nothing where nine in ten do not move', () => {
    expect(around([0, 0, 0, 0, 0, 0, 0, 0, 0, 70])).toBe(0);
  });
});

describe('the running median', () => {
  it('is the median of the window around each point; at the ends the window stops', () => {
    expect([...runningMedian(Float64Array.of(5, 1, 9, 2, 8, 3, 7), 3)]).toEqual([5, 5, 2, 8, 3, 7, 7]);
    const windows = fc.tuple(numbers(15), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(windows, ([values, half]) => {
        const width = 2 * half + 1;
        const expected = values.map((_, i) => {
          const from = Math.min(Math.max(i - half, 0), values.length - width);
          return middleOf(values.slice(from, from + width));
        });
        expect([...runningMedian(Float64Array.from(values), width)]).toEqual(expected);
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});
