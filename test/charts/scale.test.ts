import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleFor } from '../../src/charts/scale.ts';

const MiB = 1024 ** 2;

describe('the scale of an axis', () => {
  it('begins at 0 where that costs no more than half of the height', () => {
    expect(scaleFor([12, 61], 10).ticks).toEqual([0, 20, 40, 60, 80]);
    expect(scaleFor([70, 90], 10).ticks).toEqual([70, 75, 80, 85, 90]);
  });

  it('goes below 0 only where values do', () => {
    expect(scaleFor([-4, 9], 10).ticks).toEqual([-5, 0, 5, 10]);
  });

  it('counts bytes in their own units', () => {
    expect(scaleFor([0, 700 * MiB], 2).ticks.map((tick) => tick / MiB)).toEqual([0, 200, 400, 600, 800]);
    expect(scaleFor([0, 7 * 1024 * MiB], 2).ticks.map((tick) => tick / MiB / 1024)).toEqual([0, 2, 4, 6, 8]);
  });

  it('does not make a mountain of what hardly moves', () => {
    const { low, high } = scaleFor([100, 101], 10);
    expect(high - low).toBeGreaterThanOrEqual(20);
    expect(scaleFor([8], 10)).toMatchObject({ low: 7, high: 9 });
    expect(scaleFor([0, 0], 10)).toMatchObject({ low: 0, high: 1 });
    expect(scaleFor([], 10)).toMatchObject({ low: 0, high: 1 });
  });

  it('holds all values between a few round ones, whatever they are', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom<10 | 2>(10, 2), (list, base) => {
        const { low, high, ticks } = scaleFor(list, base);
        const slack = 1e-12 + 1e-9 * Math.max(...list.map(Math.abs));
        expect(low).toBeLessThanOrEqual(Math.min(...list) + slack);
        expect(high).toBeGreaterThanOrEqual(Math.max(...list) - slack);
        expect(high).toBeGreaterThan(low);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
      { seed: 2026 },
    );
  });
});
