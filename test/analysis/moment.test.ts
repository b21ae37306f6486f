import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf } from '../../src/analysis/moment.ts';

/** Noise of the same kind in every run, each point much like the one before. */
function noise(length: number, seed: number, likeness = 0): number[] {
  let state = seed;
  let last = 0;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    last = likeness * last + (state / 2147483647 - 0.5);
    return last;
  });
}

const step = (length: number, at: number, size: number, rest: readonly number[]) =>
  Array.from({ length }, (_, i) => 100 + (i < at ? 0 : size) + (rest[i] ?? 0));

describe('the moment of a step', () => {
  it('is the first point after it, within some, whatever its size, its direction and the level', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 340 }),
        fc.integer({ min: 2, max: 50 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 10_000 }),
        (at, size, up, seed) => {
          const found = momentOf(step(360, at, up ? size : -size, noise(360, seed)), 10);
          expect(Math.abs((found?.index ?? -99) - at)).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 20261116, numRuns: 100 },
    );
  });

  it('is not told where another is as likely', () => {
    const slowly = Array.from({ length: 360 }, (_, i) => 100 + Math.min(60, Math.max(0, i - 150)));
    expect(momentOf(slowly, 2)).toBeNull();
    expect(momentOf(step(360, 180, 0.2, noise(360, 5, 0.9)), 10)).toBeNull();
  });

  it('is none in a still stretch, nor in a short one', () => {
    expect(momentOf(new Array(360).fill(7), 10)).toBeNull();
    expect(momentOf([1, 1, 1, 9, 9, 9], 10)).toBeNull();
  });

  it('comes with the levels on both sides', () => {
    expect(momentOf(step(100, 40, 10, []), 3)).toEqual({ index: 40, before: 100, after: 110 });
  });
});

describe('the two sides of a moment', () => {
  const heights = (...runs: readonly (readonly [count: number, height: number])[]) =>
    runs.flatMap(([count, height]) => new Array<number>(count).fill(height));

  it('are fifteen points long at least', () => {
    expect(momentOf(heights([15, 0], [15, 8]), 3)).toEqual({ index: 15, before: 0, after: 8 });
    expect(momentOf(heights([15, 0], [14, 8]), 3)).toBeNull();
    expect(momentOf(heights([60, 0], [15, 8]), 3)).toEqual({ index: 60, before: 0, after: 8 });
    expect(momentOf(heights([15, 0], [60, 8]), 3)).toEqual({ index: 15, before: 0, after: 8 });
  });

  it('may lie so far apart as it is asked, and no farther', () => {
    // One point in between, as near to one side as to the other: both splits explain as much.
    const between = heights([30, 0], [1, 5], [30, 10]);
    expect(momentOf(between, 1)).toMatchObject({ index: 30 });
    expect(momentOf(between, 0)).toBeNull();
  });

  it('show three fifths of the step in the points next to it', () => {
    const climbing = (share: number) =>
      heights([100, 0], [10, 10 * share], [100, 10]).map((value, i) => value + (i % 2 === 0 ? 0.01 : -0.01));
    expect(momentOf(climbing(0.9), 10)).not.toBeNull();
    expect(momentOf(climbing(0.55), 10)).toBeNull();
  });
});
