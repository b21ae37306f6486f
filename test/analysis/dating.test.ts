import { describe, expect, it } from 'vitest';
import { dated } from '../../src/analysis/dating.ts';
import type { Piece } from '../../src/analysis/piece-costs.ts';

const piece = (from: number, to: number, level: number, slope = 0): Piece => ({ from, to, level, slope });
const heights = (...runs: readonly (readonly [count: number, height: number])[]) =>
  Float64Array.from(runs.flatMap(([count, height]) => new Array<number>(count).fill(height)));

describe('the date of a change', () => {
  it('is that of the step, also where the pieces were cut a little early or late', () => {
    const step = heights([50, 0], [50, 8]);
    for (const cut of [44, 50, 56])
      expect(dated(step, [piece(0, cut, 0), piece(cut, 100, 8)], 1, 4)).toEqual([50]);
  });

  it('is looked for no farther than three shortest pieces away', () => {
    const step = heights([50, 0], [50, 8]);
    expect(dated(step, [piece(0, 30, 0), piece(30, 100, 8)], 1, 4)).toEqual([42]);
    expect(dated(step, [piece(0, 70, 0), piece(70, 100, 8)], 1, 4)).toEqual([58]);
  });

  it('is one for each change, between its neighbours', () => {
    const steps = heights([30, 0], [30, 8], [30, 3]);
    expect(dated(steps, [piece(0, 28, 0), piece(28, 63, 8), piece(63, 90, 3)], 1, 6)).toEqual([30, 60]);
    expect(dated(heights([90, 0]), [piece(0, 90, 0)], 1, 6)).toEqual([]);
  });

  it('leaves a point at least to the pieces on both sides', () => {
    const early = heights([25, 0], [65, 3]);
    expect(dated(early, [piece(0, 30, 0), piece(30, 34, 8), piece(34, 90, 3)], 1, 6)[1]).toBe(31);
    const late = heights([60, 0], [30, 3]);
    expect(dated(late, [piece(0, 40, 0), piece(40, 50, 8), piece(50, 90, 3)], 1, 6)[0]).toBe(49);
  });

  it('is where the bend of a line is', () => {
    const bent = Float64Array.from({ length: 100 }, (_, i) => Math.max(0, i - 50));
    const [place] = dated(bent, [piece(0, 47, 0), piece(47, 100, 24, 1)], 1, 5);
    expect(Math.abs((place ?? 0) - 50)).toBeLessThanOrEqual(2);
  });

  it('is where most of the likelihood is, and not at the one likeliest point', () => {
    // A blurred step up to 60; a low point and a high one next to it make 45 the likeliest by a factor of three.
    const series = heights([40, 0], [4, 0.4], [1, -2], [1, 3], [14, 0.4], [40, 1]);
    const pieces = [piece(0, 60, 0), piece(60, 100, 1)];
    const [place] = dated(series, pieces, 1, 10);
    expect(place).toBeGreaterThan(50);
    expect(place).toBeLessThanOrEqual(60);
    // The less noise there is, the more a likelier point is believed.
    expect(dated(series, pieces, 0.1, 10)).toEqual([45]);
  });
});
