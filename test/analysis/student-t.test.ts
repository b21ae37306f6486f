import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoSided } from '../../src/analysis/student-t.ts';

describe('the probability of a t value', () => {
  it('agrees with the printed tables', () => {
    expect(twoSided(12.706, 1)).toBeCloseTo(0.05, 5);
    expect(twoSided(2.228, 10)).toBeCloseTo(0.05, 4);
    expect(twoSided(3.169, 10)).toBeCloseTo(0.01, 4);
    expect(twoSided(-2.042, 30)).toBeCloseTo(0.05, 4);
    expect(twoSided(1.959964, 1e7)).toBeCloseTo(0.05, 6);
  });

  it('is exact where a closed form is known: 1 to 4 degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 40, noNaN: true }), (t) => {
        const root = t / Math.sqrt(3);
        const square = 1 + (t * t) / 4;
        const inside = [
          (2 / Math.PI) * Math.atan(t),
          t / Math.sqrt(2 + t * t),
          (2 / Math.PI) * (root / (1 + root * root) + Math.atan(root)),
          (3 / 4) * (t / Math.sqrt(square)) * (1 - (t * t) / (12 * square)),
        ];
        inside.forEach((probability, i) => {
          expect(twoSided(t, i + 1)).toBeCloseTo(1 - probability, 10);
          expect(twoSided(-t, i + 1)).toBe(twoSided(t, i + 1));
        });
      }),
      { seed: 43, numRuns: 200 },
    );
  });

  it('tells apart what is far out', () => {
    // 2 (1 − Φ(8)) = 1.244e-15; a table of the normal distribution.
    expect(twoSided(8, 1e9) / 1.2441921e-15).toBeCloseTo(1, 4);
    expect(twoSided(0, 5)).toBe(1);
    expect(twoSided(Number.POSITIVE_INFINITY, 5)).toBe(0);
  });
});
