import { describe, expect, it } from 'vitest';
import { digitsNeeded, roundThresholds, scale } from '../../src/analysis/round-thresholds.ts';

describe('thresholds that people would write', () => {
  it('are multiples of 1 or 5 at a decimal place, beyond the one of today', () => {
    expect(roundThresholds(0.45, 1, 0.24, 6)).toEqual([0.46, 0.47, 0.48, 0.49, 0.5, 0.51]);
    expect(roundThresholds(0.885, -1, 0.076, 4)).toEqual([0.88, 0.875, 0.87, 0.865]);
    expect(roundThresholds(80, 1, 60, 3)).toEqual([85, 90, 95]);
    expect(roundThresholds(0.3, 1, 1, 3)).toEqual([0.4, 0.5, 0.6]);
    expect(roundThresholds(-3, -1, 10, 2)).toEqual([-4, -5]);
  });

  it('are none for a metric that never moves', () => {
    expect(roundThresholds(120, 1, 0, 10)).toEqual([]);
  });

  it('are the rounder the fewer digits they need, a last 5 counting half', () => {
    const by = (a: number, b: number) => digitsNeeded(a) - digitsNeeded(b);
    expect([0.48, 0.5, 0.55, 0.485, 80, 85, 84].sort(by)).toEqual([0.5, 80, 0.55, 85, 0.48, 84, 0.485]);
  });
});

describe('a scale', () => {
  it('has equal round steps, both ends, and no more of them than wanted', () => {
    expect(scale(0, 1, 11)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(scale(0.33, 0.9, 100)).toHaveLength(58);
    expect(scale(0.33, 0.9, 100)).toContain(0.9);
    expect(scale(0.75, 0.9278, 100)).toContain(0.75);
    expect(scale(-20, 35, 12)).toEqual([-20, -15, -10, -5, 0, 5, 10, 15, 20, 25, 30, 35]);
  });

  it('is empty where there is no room', () => {
    expect(scale(3, 3, 10)).toEqual([]);
  });
});

it('rounds to fifths where a tenth of the range allows five, and has no scale downwards', () => {
  expect(roundThresholds(0, 1, 50, 3)).toEqual([5, 10, 15]);
  expect(roundThresholds(0, 1, 49, 3)).toEqual([1, 2, 3]);
  expect(roundThresholds(Number.NaN, 1, 10, 3)).toEqual([]);
  expect(scale(3, 1, 10)).toEqual([]);
  expect(scale(0, 10, 11)).toHaveLength(11);
  expect(scale(0, 10, 10)).toEqual([0, 2, 4, 6, 8, 10]);
});

it('needs no digits for the size of a number', () => {
  expect([1e-7, 1.5e-7, 3e21, 12.5].map(digitsNeeded)).toEqual([1, 1.5, 1, 2.5]);
});
