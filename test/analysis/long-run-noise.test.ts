import { describe, expect, it } from 'vitest';
import { longRunNoise } from '../../src/analysis/long-run-noise.ts';
import { autoregressive } from './series.ts';

const repeated = (...pattern: readonly number[]) =>
  Float64Array.from({ length: 124 }, (_, i) => pattern[i % pattern.length] ?? 0);
const meanOf = (likeness: number, length = 744) => {
  const answers = Array.from({ length: 40 }, (_, seed) =>
    longRunNoise(Float64Array.from(autoregressive(length, likeness, seed + 1)), 1),
  );
  return answers.reduce((sum, one) => sum + one, 0) / answers.length;
};

describe('the noise of a long stretch', () => {
  it('is about the variance times (1 + r) / (1 − r), squared where the variance counts the likeness too', () => {
    // The process r·x + N(0, 1) has the long-run variance 1 / (1 − r)².
    expect(meanOf(0)).toBeGreaterThan(0.98);
    expect(meanOf(0)).toBeLessThan(1.15);
    expect(meanOf(0.5) / 4).toBeGreaterThan(0.85);
    expect(meanOf(0.5) / 4).toBeLessThan(1.15);
  });

  it('is nothing where nothing is left', () => {
    expect(longRunNoise(new Float64Array(50), 2)).toBe(0);
  });

  it('is the plain variance of neighbours that take turns, dearer by the parameters fitted', () => {
    expect(longRunNoise(repeated(1, -1), 0)).toBeCloseTo(1, 12);
    expect(longRunNoise(repeated(3, -3), 2)).toBeCloseTo((9 * 124) / 122, 12);
  });

  it('is bounded where everything is alike: 0.98 for neighbours, 0.9 for the 62 blocks', () => {
    // (1.98 / 0.02 + 2 · 1.9 / 0.1) / 2
    expect(longRunNoise(repeated(1), 0)).toBeCloseTo(68.5, 9);
    // Fewer independent points than one do not count as fewer.
    expect(longRunNoise(repeated(1), 1)).toBeCloseTo(124, 9);
  });

  it('is the mean of what neighbours and what blocks of two say', () => {
    // Neighbours: r = 1/124, biased r + (1 + r) / 124 = 0.0161941, so 1.0161941 / 0.9838059. Blocks of 2: variance 1, no likeness.
    expect(longRunNoise(repeated(1, 1, -1, -1), 0)).toBeCloseTo((1.0329213 + 2) / 2, 6);
    // With four parameters r + (1 + 5r) / 124 = 0.0164542; 120 of the points are left, as it were.
    const noise = (1.033459 + 2) / 2;
    expect(longRunNoise(repeated(1, 1, -1, -1), 4)).toBeCloseTo(124 / (124 / noise - 4), 6);
  });
});
