import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import { noise } from './series.ts';

const options = { perDay: 24, limit: 90, horizonDays: 30 };
/** A disk over 30 days. */
const disk = (height: (day: number) => number, seed = 1) => {
  const next = noise(seed);
  return Array.from({ length: 720 }, (_, i) => height(i / 24) + 0.1 * next());
};

describe('forecast', () => {
  it('names the day on which a steadily growing disk reaches its limit, between an earlier and a later one', () => {
    const told = forecast(
      disk((day) => 40 + day),
      options,
    );
    expect(told?.daysToLimit).toBeGreaterThan(19);
    expect(told?.daysToLimit).toBeLessThan(21);
    expect(told?.daysLower).toBeLessThanOrEqual(told?.daysToLimit ?? 0);
    expect(told?.daysUpper).toBeGreaterThanOrEqual(told?.daysToLimit ?? 0);
    expect(told?.point).toHaveLength(720);
    expect(told?.point.at(-1)).toBeCloseTo(100, 0);
  });

  it('names no day for a disk that stands still', () => {
    expect(
      forecast(
        disk(() => 60),
        options,
      )?.daysToLimit,
    ).toBeNull();
  });

  it('says 0 when the limit is behind us', () => {
    expect(
      forecast(
        disk((day) => 92 + 0.1 * day),
        options,
      )?.daysToLimit,
    ).toBe(0);
  });

  it('takes a clean-up for an event and not for a habit', () => {
    const told = forecast(
      disk((day) => 50 + day - (day > 15 ? 12 : 0)),
      options,
    );
    expect(told?.daysToLimit).toBeGreaterThan(20);
    expect(told?.daysToLimit).toBeLessThan(24);
  });

  it('goes on with a weekly sawtooth', () => {
    const told = forecast(
      disk((day) => 30 + 0.5 * day + (4 * (day % 7)) / 7),
      options,
    );
    expect(told?.point[719]).toBeGreaterThan(56);
    expect(told?.point[719]).toBeLessThan(66);
  });

  it('answers null to less than a week and to a month mostly missing', () => {
    expect(forecast(disk((day) => day).slice(0, 6 * 24), options)).toBeNull();
    expect(
      forecast(
        disk((day) => day).map((v, i) => (i % 3 === 0 ? v : null)),
        options,
      ),
    ).toBeNull();
  });

  it('keeps the point inside the band, and the band in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: -1, max: 2, noNaN: true }),
        (seed, slope) => {
          const told = forecast(
            disk((day) => 40 + slope * day, seed),
            options,
          );
          told?.point.forEach((value, i) => {
            expect((told.lower[i] ?? 0) <= value && value <= (told.upper[i] ?? 0)).toBe(true);
          });
        },
      ),
      { seed: 5, numRuns: 15 },
    );
  });
});
