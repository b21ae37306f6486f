import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  medianGapMinutes,
  readPoints,
  SPACINGS,
  windows,
} from '../../../src/sources/mackerel/service-metrics.ts';

describe('the points of a metric', () => {
  it.each([28, 29, 30, 31].map((days) => days * 24))(
    'come in pieces that touch, none wider than asked, all answered at one spacing (%i hours)',
    (hours) => {
      const pieces = windows({ from: 600, to: 600 + hours * 3600 }, SPACINGS.everyTenMinutes);
      expect(pieces[0]?.from).toBe(600);
      expect(pieces.at(-1)?.to).toBe(600 + hours * 3600);
      for (const [i, { from, to }] of pieces.entries()) {
        expect(from).toBe(i === 0 ? 600 : pieces[i - 1]?.to);
        expect(from % 600).toBe(0);
        // Up to 166 hours an answer comes every 5 minutes, up to 240 every 10.
        expect(to - from).toBeGreaterThan(166 * 3600);
        expect(to - from).toBeLessThanOrEqual(240 * 3600);
      }
    },
  );

  it('come in pieces of one width for any range, the last perhaps past its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 * 31 * 24 }), (steps) => {
        const to = steps * 600;
        const pieces = windows({ from: 0, to }, SPACINGS.everyTenMinutes);
        expect(new Set(pieces.map((piece) => piece.to - piece.from)).size).toBe(1);
        expect(pieces.at(-1)?.to).toBeGreaterThanOrEqual(to);
        expect((pieces.at(-1)?.to ?? 0) - to).toBeLessThan(pieces.length * 600);
      }),
      { seed: 10 },
    );
  });

  it('come in no piece when there is no time', () => {
    expect(windows({ from: 600, to: 600 }, SPACINGS.everyTenMinutes)).toEqual([]);
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
