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
