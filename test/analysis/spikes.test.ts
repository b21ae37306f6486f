import { describe, expect, it } from 'vitest';
import { DAY_OF_POINTS, loneSpike } from '../../src/analysis/spikes.ts';

/** A series that lies `height` above 50 at some places; its centre is 50 and its ordinary spread 2. */
function spikeIn(
  places: { readonly [index: number]: number },
  { from = 100, length = 400, spread = 2 } = {},
) {
  const rest = Float64Array.from({ length }, (_, i) => 50 + (places[i] ?? 0));
  const centre = new Float64Array(length).fill(50);
  return loneSpike(rest, { centre, spread }, from, 24);
}

describe('a lone spike', () => {
  it('is told with its first point, the height before and at its top, and its height in spreads', () => {
    expect(spikeIn({ 200: 30 })).toEqual({ index: 200, before: 50, after: 80, score: 15 });
    expect(spikeIn({ 200: -30 })).toEqual({ index: 200, before: 50, after: 20, score: 15 });
    expect(spikeIn({ 198: 14, 199: 20, 200: 30, 201: 25 })).toEqual({
      index: 199,
      before: 50,
      after: 80,
      score: 15,
    });
  });

  it('is at least ten spreads high', () => {
    expect(spikeIn({ 200: 20 })?.score).toBe(10);
    expect(spikeIn({ 200: 19.9 })).toBeNull();
    expect(spikeIn({})).toBeNull();
  });

  it('is twice as high as anything more than a quarter of a day away, also what was before the month', () => {
    expect(spikeIn({ 200: 40, 300: 20 })?.index).toBe(200);
    expect(spikeIn({ 200: 40, 300: 20.1 })).toBeNull();
    expect(spikeIn({ 200: 40, 300: -20.1 })).toBeNull();
    expect(spikeIn({ 200: 40, 50: 21 })).toBeNull();
    expect(spikeIn({ 200: 40, 206: 39 })?.index).toBe(200);
    expect(spikeIn({ 200: 40, 207: 39 })).toBeNull();
    expect(spikeIn({ 200: 40, 193: 39 })).toBeNull();
  });

  it('begins no earlier than a quarter of a day before its top', () => {
    const long = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [194 + i, 60 + i]));
    expect(spikeIn(long)?.index).toBe(194);
    expect(spikeIn({ ...long, 193: 29 })?.index).toBe(194);
    expect(spikeIn({ 0: 40, 1: 45 }, { from: 0 })?.index).toBe(0);
  });

  it('lies in the month, and not where the median stands still at the end', () => {
    expect(spikeIn({ 99: 40 })).toBeNull();
    expect(spikeIn({ 100: 40 })?.index).toBe(100);
    expect(spikeIn({ 387: 40 })?.index).toBe(387);
    expect(spikeIn({ 388: 40 })).toBeNull();
  });

  it('is none in a series shorter than a window, or that never moves', () => {
    expect(spikeIn({ 5: 40 }, { from: 0, length: DAY_OF_POINTS })?.index).toBe(5);
    expect(spikeIn({ 5: 40 }, { from: 0, length: DAY_OF_POINTS - 1 })).toBeNull();
    expect(spikeIn({ 200: 40 }, { spread: 0 })).toBeNull();
  });
});
