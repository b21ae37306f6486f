import { describe, expect, it } from 'vitest';
import { withoutOneOffJumps } from '../../src/analysis/one-off-jumps.ts';
import { noise } from './series.ts';

/** Hours of a disk that fills by a percent a day; each jump takes effect with its hour. */
function disk(...jumps: readonly (readonly [hour: number, size: number])[]): Float64Array {
  const next = noise(23);
  return Float64Array.from({ length: 480 }, (_, i) => {
    const jumped = jumps.reduce((sum, [hour, size]) => sum + (i >= hour ? size : 0), 0);
    return 40 + i / 24 + 0.02 * next() + jumped;
  });
}

/** How far the beginning of the series has been lifted. */
const lifted = (series: Float64Array, at = 0) =>
  (withoutOneOffJumps(series, 24)[at] ?? 0) - (series[at] ?? 0);

describe('a jump that happened once', () => {
  it('is taken out: what was before it is lifted to where it would stand today', () => {
    const series = disk([240, -12]);
    expect(lifted(series)).toBeCloseTo(-12, 1);
    expect(lifted(series, 239)).toBeCloseTo(-12, 1);
    expect(withoutOneOffJumps(series, 24).slice(240)).toEqual(series.slice(240));
    expect(lifted(disk([240, 12]))).toBeCloseTo(12, 1);
  });

  it('is found half a day from either end, and no nearer', () => {
    expect(lifted(disk([12, 9]))).toBeCloseTo(9, 1);
    expect(lifted(disk([11, 9]))).toBe(0);
    expect(lifted(disk([468, 9]))).toBeCloseTo(9, 1);
    expect(lifted(disk([469, 9]))).toBe(0);
  });

  it('may happen twice, and in the other direction as often', () => {
    expect(lifted(disk([100, -5], [300, -6]))).toBeCloseTo(-11, 1);
    expect(lifted(disk([100, -5], [300, -6]), 200)).toBeCloseTo(-6, 1);
    expect(lifted(disk([100, -5], [200, 8], [300, -6], [400, 8]))).toBeCloseTo(5, 1);
  });

  it('is a habit from three times on, unlike a rare one the other way', () => {
    const habit = disk([100, -5], [200, -5], [300, -5]);
    expect(withoutOneOffJumps(habit, 24)).toBe(habit);
    expect(lifted(disk([100, -5], [200, -5], [300, -5], [400, 9]))).toBeCloseTo(9, 1);
  });

  it('is none when the level does not stay', () => {
    const blip = disk([240, 12], [241, -12]);
    expect(withoutOneOffJumps(blip, 24)).toBe(blip);
    const half = disk([240, 12], [242, -7]);
    expect(withoutOneOffJumps(half, 24)).toBe(half);
    expect(Math.abs(lifted(disk([240, 12], [242, -5])) - 7)).toBeLessThan(0.1);
  });

  it('is none when it is no larger than what the series does anyhow', () => {
    const small = disk([240, 0.1]);
    expect(withoutOneOffJumps(small, 24)).toBe(small);
  });
});
