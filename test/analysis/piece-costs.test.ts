import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightOf, PieceCosts } from '../../src/analysis/piece-costs.ts';

const stretches = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 40 })
  .chain((values) =>
    fc.tuple(
      fc.constant(values),
      fc.integer({ min: 0, max: values.length - 4 }),
      fc.integer({ min: 3, max: values.length }),
    ),
  )
  .map(([values, from, length]) => ({ values, from, to: Math.min(values.length, from + length) }));

/** The line of least squares through (0, y0), (1, y1), … and the squares that it leaves, in two passes. */
function lineThrough(values: readonly number[]): {
  slope: number;
  level: number;
  squares: number;
  flat: number;
} {
  const middle = (values.length - 1) / 2;
  const level = values.reduce((sum, y) => sum + y, 0) / values.length;
  const lever = values.reduce((sum, _, x) => sum + (x - middle) ** 2, 0);
  const slope = values.reduce((sum, y, x) => sum + (x - middle) * (y - level), 0) / lever;
  const off = (lean: number) => values.reduce((sum, y, x) => sum + (y - level - lean * (x - middle)) ** 2, 0);
  return { slope, level, squares: off(slope), flat: off(0) };
}

describe('what a stretch costs', () => {
  it('flat, is the squares around its mean, at whatever height', () => {
    fc.assert(
      fc.property(stretches, fc.constantFrom(0, 1e6), ({ values, from, to }, height) => {
        const costs = new PieceCosts(Float64Array.from(values, (value) => value + height));
        expect(costs.flat(from, to)).toBeCloseTo(lineThrough(values.slice(from, to)).flat, 6);
      }),
      { seed: 44 },
    );
  });

  it('at best, is what a line leaves and its price, if that is less', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 3000 }), ({ values, from, to }, price) => {
        const { flat, squares } = lineThrough(values.slice(from, to));
        const costs = new PieceCosts(Float64Array.from(values));
        expect(costs.best(from, to, price)).toBeCloseTo(Math.min(flat, squares + price), 6);
      }),
      { seed: 45 },
    );
  });

  it('is never that of a line through fewer than three points', () => {
    const costs = new PieceCosts(Float64Array.of(5, 9, 2, 8));
    expect(costs.best(0, 2, 0.1)).toBe(8);
    expect(costs.fit(0, 2, 0.1)).toEqual({ from: 0, to: 2, level: 7, slope: 0 });
    expect(costs.best(0, 1, 0.1)).toBe(0);
  });
});

describe('a piece', () => {
  it('leans only where a line is worth its price', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 3000 }), ({ values, from, to }, price) => {
        const { level, slope, flat, squares } = lineThrough(values.slice(from, to));
        fc.pre(Math.abs(flat - squares - price) > 1e-6);
        const piece = new PieceCosts(Float64Array.from(values)).fit(from, to, price);
        expect(piece.level).toBeCloseTo(level, 9);
        expect(piece.slope).toBeCloseTo(flat - squares > price ? slope : 0, 9);
      }),
      { seed: 46 },
    );
  });

  it('has its level in its middle', () => {
    const piece = { from: 10, to: 15, level: 100, slope: 3 };
    expect([10, 12, 14].map((index) => heightOf(piece, index))).toEqual([94, 100, 106]);
    expect(heightOf({ ...piece, to: 14 }, 11.5)).toBe(100);
  });
});

describe('the best split of a stretch', () => {
  it('is the place that saves most, of those that are looked at', () => {
    fc.assert(
      fc.property(
        stretches,
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 4 }),
        ({ values, from, to }, price, step) => {
          fc.pre(to - from >= 4);
          const costs = new PieceCosts(Float64Array.from(values));
          const [first, last] = [from + 1, to - 1];
          let [start, saved] = [from, Number.NEGATIVE_INFINITY];
          for (let i = first; i <= last; i += step) {
            const gain = costs.best(from, to, price) - costs.best(from, i, price) - costs.best(i, to, price);
            if (gain > saved + 1e-9) [start, saved] = [i, gain];
          }
          const split = costs.bestSplit(from, to, price, first, last, step);
          expect(split).toMatchObject({ from, to });
          expect(split.saved).toBeCloseTo(saved, 6);
          expect(Math.abs(split.start - start) % step).toBe(0);
          const gainThere =
            costs.best(from, to, price) -
            costs.best(from, split.start, price) -
            costs.best(split.start, to, price);
          expect(gainThere).toBeCloseTo(saved, 6);
        },
      ),
      { seed: 47 },
    );
  });

  it('is none where there is no place to look', () => {
    const costs = new PieceCosts(Float64Array.of(1, 2, 3, 9));
    expect(costs.bestSplit(0, 4, 1, 3, 2, 1)).toMatchObject({ start: 0, saved: Number.NEGATIVE_INFINITY });
  });
});
