import { describe, expect, it } from 'vitest';
import { medianGapMinutes, readPoints, windows } from '../../../src/sources/mackerel/service-metrics.ts';

describe('the points of a metric', () => {
  it('come in pieces that touch and are never wider than asked', () => {
    expect(windows({ from: 0, to: 700 }, 300)).toEqual([
      { from: 0, to: 300 },
      { from: 300, to: 600 },
      { from: 600, to: 700 },
    ]);
    expect(windows({ from: 600, to: 600 }, 300)).toEqual([]);
  });

  it('count each time once, in order, inside the range, and leave gaps out', () => {
    const raw = [
      { time: 900, value: 3 },
      { time: 300, value: 0 },
      { time: 600, value: null },
      { time: 300, value: 0 },
      { time: 0, value: 9 },
      { time: 1200, value: 9 },
    ];
    expect(readPoints(raw, { from: 300, to: 1200 })).toEqual([
      { at: 300_000, value: 0 },
      { at: 900_000, value: 3 },
    ]);
  });

  it('tell their spacing by the usual gap, whatever is missing', () => {
    const at = (...minutes: number[]) => minutes.map((minute) => ({ at: minute * 60_000, value: 1 }));
    expect(medianGapMinutes(at(0, 5, 10, 600, 605))).toBe(5);
    expect(medianGapMinutes(at(0, 60, 120))).toBe(60);
    expect(medianGapMinutes(at(7))).toBeNull();
    expect(medianGapMinutes(at())).toBeNull();
  });
});
