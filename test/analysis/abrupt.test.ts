import { describe, expect, it } from 'vitest';
import { isAbrupt } from '../../src/analysis/abrupt.ts';
import { autoregressive, noise } from './series.ts';

/** A series that wanders, by steps of a tenth, and rises by ten over `hours` from hour 240 on. */
function rising(hours: number, size = 10): Float64Array {
  const next = noise(37);
  let wandering = 0;
  return Float64Array.from({ length: 480 }, (_, i) => {
    wandering += next() / 20;
    return wandering + size * Math.min(1, Math.max(0, (i - 239) / hours));
  });
}
const up = { index: 240, before: 0, after: 10 };

describe('a change of level', () => {
  it('is abrupt when two thirds of it happen at once, up or down', () => {
    expect(isAbrupt(rising(1), up, 24)).toBe(true);
    expect(isAbrupt(rising(96), up, 24)).toBe(false);
    expect(isAbrupt(rising(1, -10), { index: 240, before: 10, after: 0 }, 24)).toBe(true);
    expect(isAbrupt(rising(1), { index: 240, before: 10, after: 0 }, 24)).toBe(false);
    expect(isAbrupt(rising(1), { ...up, after: 14 }, 24)).toBe(true);
    expect(isAbrupt(rising(1), { ...up, after: 17 }, 24)).toBe(false);
  });

  it('is looked for within a quarter of a day', () => {
    expect(isAbrupt(rising(1), { ...up, index: 234 }, 24)).toBe(true);
    expect(isAbrupt(rising(1), { ...up, index: 246 }, 24)).toBe(true);
    expect(isAbrupt(rising(1), { ...up, index: 225 }, 24)).toBe(false);
    expect(isAbrupt(rising(1), { ...up, index: 255 }, 24)).toBe(false);
  });

  it('may lie at either end', () => {
    const edges = (index: number) =>
      Float64Array.from({ length: 40 }, (_, i) => i / 100 + (i < index ? 0 : 10));
    expect(isAbrupt(edges(3), { ...up, index: 3 }, 24)).toBe(true);
    expect(isAbrupt(edges(37), { ...up, index: 37 }, 24)).toBe(true);
    expect(isAbrupt(edges(20), { ...up, index: 1 }, 24)).toBe(false);
    expect(isAbrupt(edges(20), { ...up, index: 39 }, 24)).toBe(false);
  });

  it('needs no proof in a series whose points are not as alike as nine tenths', () => {
    const slow = (likeness: number) =>
      Float64Array.from(
        autoregressive(480, likeness, 3),
        (value, i) => value + Math.min(10, Math.max(0, i - 200) / 10),
      );
    expect(isAbrupt(slow(0), up, 24)).toBe(true);
    expect(isAbrupt(slow(0.7), up, 24)).toBe(true);
    expect(isAbrupt(slow(0.99), up, 24)).toBe(false);
    expect(isAbrupt(new Float64Array(480), up, 24)).toBe(true);
  });
});
