import { describe, expect, it } from 'vitest';
import { tamed } from '../../src/analysis/outliers.ts';
import { noise } from './series.ts';

const next = noise(17);
const calm = Float64Array.from({ length: 400 }, () => 50 + next());

describe('a series drawn in', () => {
  it('loses the height of its wild points and nothing else', () => {
    const wild = calm.map((value, i) => (i === 100 ? 900 : i === 300 ? -900 : value));
    const drawn = tamed(wild, 25, 5);
    expect(drawn[100]).toBeGreaterThan(54);
    expect(drawn[100]).toBeLessThan(57);
    expect(drawn[300]).toBeGreaterThan(43);
    expect(drawn[300]).toBeLessThan(46);
    const others = (series: Float64Array) => series.filter((_, i) => i !== 100 && i !== 300);
    expect(others(drawn)).toEqual(others(wild));
  });

  it('is drawn to so many spreads of the running median', () => {
    // Distances 2, 1, 0, 1, 2: their median is 1, the spread 1.4826.
    const steps = Float64Array.from({ length: 100 }, (_, i) => (i === 50 ? 900 : 48 + (i % 5)));
    expect(tamed(steps, 25, 5)[50]).toBeCloseTo(50 + 5 * 1.4826, 9);
    expect(tamed(steps, 25, 5)[51]).toBe(49);
  });

  it('keeps its steps', () => {
    const step = calm.map((value, i) => (i < 200 ? value : value + 30));
    expect(tamed(step, 25, 5)).toEqual(step);
  });

  it('is left as it is where a window is too narrow to tell, or wider than the series', () => {
    const wild = Float64Array.of(1, 2, 1, 2, 1, 900, 1, 2, 1, 2, 1);
    expect(tamed(wild, 3, 3)).toBe(wild);
    expect(tamed(wild, 12, 3)).toBe(wild);
    expect(tamed(wild, 11, 3)[5]).toBeLessThan(900);
    expect(tamed(wild, 5, 3)[5]).toBeLessThan(900);
    expect(tamed(wild, 4, 3)[5]).toBeLessThan(900);
  });
});
