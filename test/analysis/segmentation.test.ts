import { describe, expect, it } from 'vitest';
import { segmented } from '../../src/analysis/segmentation.ts';
import { noise } from './series.ts';

const series = (length: number, height: (index: number) => number, seed: number | null = null) => {
  const next = seed === null ? () => 0 : noise(seed);
  return Float64Array.from({ length }, (_, i) => height(i) + next());
};
const startsOf = (values: Float64Array, shortest = 8) =>
  segmented(values, shortest)
    .pieces.slice(1)
    .map(({ from }) => from);

describe('the pieces of a series', () => {
  it('cover it without holes', () => {
    const { pieces } = segmented(
      series(300, (i) => (i < 90 ? 0 : i < 210 ? 20 : 7), 1),
      8,
    );
    expect(pieces.map(({ from, to }) => [from, to])).toEqual([
      [0, 90],
      [90, 210],
      [210, 300],
    ]);
    expect(pieces.map(({ level }) => Math.round(level + 100))).toEqual([100, 120, 107]);
  });

  it('is one where nothing happens', () => {
    const {
      pieces,
      strengths,
      noise: left,
      independent,
    } = segmented(
      series(300, () => 5, 2),
      8,
    );
    expect(pieces).toHaveLength(1);
    expect(strengths).toEqual([]);
    expect(left).toBeGreaterThan(0.8);
    expect(left).toBeLessThan(1.3);
    expect(independent).toBeGreaterThan(230);
    expect(independent).toBeLessThanOrEqual(300);
  });

  it('are six changes at the most, the largest', () => {
    const sizes = [40, 30, 20, 60, 10, 50, 70, 80];
    const stairs = series(
      360,
      (i) => sizes.slice(0, Math.floor(i / 40)).reduce((sum, size) => sum + size, 0),
      3,
    );
    expect(startsOf(stairs).length).toBeLessThanOrEqual(6);
  });

  it('are none shorter than the shortest', () => {
    const blip = series(200, (i) => (i >= 100 && i < 106 ? 9 : 0), 4);
    expect(startsOf(blip, 6)).toEqual([100, 106]);
    const { pieces } = segmented(blip, 20);
    for (const { from, to } of pieces) expect(to - from).toBeGreaterThanOrEqual(20);
  });

  it('find what comes and goes, though neither change alone would say so', () => {
    expect(startsOf(series(400, (i) => (i >= 180 && i < 230 ? 3 : 0), 5))).toEqual([180, 230]);
  });

  it('lean where the series does, and bend where it does', () => {
    const { pieces } = segmented(
      series(300, (i) => 0.2 * Math.min(i, 150), 6),
      8,
    );
    expect(pieces).toHaveLength(2);
    expect(pieces[0]?.slope).toBeCloseTo(0.2, 2);
    expect(pieces[1]?.slope).toBeCloseTo(0, 2);
    expect(Math.abs((pieces[1]?.from ?? 0) - 150)).toBeLessThan(12);
  });
});

describe('the strength of a change', () => {
  it('is what it saves over one line through all, in noises', () => {
    // Squares around one mean: 16 · 100 · 200 / 300 = 1067. A line through a step after a third saves 2/3 of them, 356 are left.
    const step = series(300, (i) => (i < 100 ? 0 : 4), 7);
    const { strengths, noise: left } = segmented(step, 8);
    expect((strengths[0] ?? 0) * Math.sqrt(left)).toBeGreaterThan(Math.sqrt(356));
    expect((strengths[0] ?? 0) * Math.sqrt(left)).toBeLessThan(Math.sqrt(356) * 1.05);
  });

  it('must be the greater the more places were looked at', () => {
    // The price is 3 · ln(looks) in squares: 4.1 for 300 points, 6.6 for two million.
    const step = series(300, (i) => (i < 150 ? 0 : 0.7), 8);
    const [strength] = segmented(step, 8).strengths;
    expect(strength).toBeGreaterThan(Math.sqrt(3 * Math.log(300)));
    expect(strength).toBeLessThan(Math.sqrt(3 * Math.log(2e9)));
    expect(segmented(step, 8, 2e9).strengths).toEqual([]);
  });
});

/**
 * Noise of 1 and −1 in turns: its variance is 1, no neighbours are alike, and over an even number of points it adds up to
 * nothing, so that all costs can be worked out by hand. Of 400 points a change must save 3 · ln 400 = 17.97 noises, two
 * together 35.95.
 */
const turns = (height: (index: number) => number, wildness: (index: number) => number = () => 1) =>
  series(400, (i) => height(i) + (i % 2 === 0 ? 1 : -1) * wildness(i));
const squared = (strengths: readonly number[]) => strengths.map((strength) => strength ** 2);

describe('the price of a change', () => {
  it('is 3 · ln n noises for a step', () => {
    const step = (size: number) =>
      segmented(
        turns((i) => (i < 200 ? 0 : size)),
        8,
      );
    // A step of 0.5 saves 15.9, one of 0.6 saves 18.8.
    expect(step(0.5).pieces).toHaveLength(1);
    const { pieces, strengths, noise: left, independent } = step(0.6);
    expect(pieces.map(({ from }) => from)).toEqual([0, 200]);
    expect(left).toBeCloseTo(400 / 398, 9);
    expect(independent).toBeCloseTo(398, 6);
    expect(squared(strengths)).toEqual([expect.closeTo(18.83007, 4)]);
  });

  it('is that of two for a stretch that comes and goes, though each alone would be worth its own', () => {
    const blip = (size: number) =>
      segmented(
        turns((i) => (i >= 180 && i < 221 ? size : 0)),
        8,
      );
    // Of 0.9: each 24 or more alone, 31.4 together. Of 1.1: 46.4 together.
    expect(blip(0.9).pieces).toHaveLength(1);
    const { pieces, strengths, noise: left } = blip(1.1);
    expect(pieces.map(({ from }) => from)).toEqual([0, 180, 221]);
    expect(left).toBeCloseTo(1.0074812, 6);
    expect(squared(strengths)).toEqual([expect.closeTo(32.71089, 4), expect.closeTo(32.03278, 4)]);
  });

  it('is as many times as high as the stretch is wilder than the rest, where 24 points can tell', () => {
    const wild = (from: number, to: number, size: number) => {
      const inside = (i: number) => i >= from && i < to;
      return segmented(
        turns(
          (i) => (inside(i) ? size : 0),
          (i) => (inside(i) ? 3 : 1),
        ),
        8,
      ).pieces.length;
    };
    // Five times: forty points of variance 9 in a series of 1.8.
    expect(wild(180, 220, 2.5)).toBe(1);
    expect(wild(180, 220, 4)).toBe(3);
    expect(wild(190, 210, 2)).toBe(3);
  });

  it('buys no more than six changes, the largest first', () => {
    const stairs = turns((i) => 30 * Math.floor(i / 40));
    const flights = turns((i) => 30 * (Math.floor(i / 40) % 2) * (1 + Math.floor(i / 80)));
    expect(segmented(stairs, 8).pieces.length).toBeLessThanOrEqual(7);
    expect(segmented(flights, 8).pieces.length).toBeLessThanOrEqual(7);
  });

  it('is that of rounding in a series that only steps', () => {
    const { pieces, noise: left } = segmented(
      series(400, (i) => (i < 123 ? 0 : 5)),
      8,
    );
    expect(pieces.map(({ from, level }) => [from, level])).toEqual([
      [0, expect.closeTo(0, 9)],
      [123, expect.closeTo(5, 9)],
    ]);
    // A milliardth of the variance 25 · 123 · 277 / 400².
    expect(left).toBeCloseTo((1e-9 * 25 * 123 * 277) / 400 ** 2, 15);
  });
});

describe('the place of a change', () => {
  it('is found to the point, also where most places of a long piece are not looked at', () => {
    for (const place of [201, 205, 307, 399, 444]) {
      const step = series(600, (i) => (i < place ? 0 : 6), 1000 + place);
      expect(startsOf(step, 40)).toEqual([place]);
      expect(
        startsOf(
          series(600, (i) => (i < 80 ? 9 : i < place ? 0 : 6), place),
          40,
        ),
      ).toEqual([80, place]);
    }
    expect(
      startsOf(
        series(200, (i) => (i < 40 ? 0 : 6), 5),
        40,
      ),
    ).toEqual([40]);
    expect(
      startsOf(
        series(200, (i) => (i < 160 ? 0 : 6), 6),
        40,
      ),
    ).toEqual([160]);
  });

  it('is its own again when a weak stretch next to it is dropped', () => {
    const inside = (i: number) => i >= 280 && i < 321;
    const both = turns((i) => (i < 100 ? 0 : 6) + (inside(i) ? 0.9 : 0));
    expect(segmented(both, 8).pieces.map(({ from }) => from)).toEqual([0, 100]);
    const later = turns((i) => (i < 340 ? 0 : 6) + (i >= 180 && i < 221 ? 0.9 : 0));
    expect(segmented(later, 8).pieces.map(({ from }) => from)).toEqual([0, 340]);
  });
});
