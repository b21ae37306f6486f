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

describe('the points of a forecast', () => {
  const hours = (height: (hour: number) => number, length = 720) =>
    Array.from({ length }, (_, i) => height(i));
  const wave = (hour: number) => 3 * Math.sin((2 * Math.PI * hour) / 24);
  const width = (told: ReturnType<typeof forecast>, day: number) =>
    (told?.upper[24 * day] ?? 0) - (told?.lower[24 * day] ?? 0);

  it('go on just where the values end', () => {
    const told = forecast(
      hours((hour) => 40 + hour / 24),
      options,
    );
    expect(told?.point[0]).toBeCloseTo(70, 6);
    expect(told?.point[480]).toBeCloseTo(90, 6);
    expect(told?.daysToLimit).toBeCloseTo(20, 1);
    expect(width(told, 0)).toBeCloseTo(0, 6);
  });

  it('go on with the daily wave, at the hour that comes next, also after a day that was not whole', () => {
    for (const length of [720, 725]) {
      const told = forecast(
        hours((hour) => 40 + wave(hour), length),
        options,
      );
      for (const ahead of [0, 6, 18, 500])
        expect(told?.point[ahead]).toBeCloseTo(40 + wave(length + ahead), 1);
      expect(width(told, 0)).toBeLessThan(0.3);
    }
  });

  it('are the less sure the farther they are', () => {
    const next = noise(13);
    let wandering = 50;
    const days = Array.from({ length: 30 }, () => (wandering += next()));
    const told = forecast(
      hours((hour) => days[Math.floor(hour / 24)] ?? 0),
      { ...options, limit: 1000 },
    );
    expect(width(told, 29)).toBeGreaterThan(3 * width(told, 0));
    // Without noise within the day the width is an error times (days ahead)^0.75: half a day and one hour, against 8.
    const half = (ahead: number) => (0.5 + (ahead + 0.5) / 24) ** 0.75;
    expect(width(told, 8) / width(told, 1)).toBeCloseTo(half(8 * 24) / half(24), 1);
  });

  it('are as many as asked for, also beyond the 120 days within which a date is named', () => {
    const slow = hours((hour) => 40 + hour / 240);
    expect(forecast(slow, { ...options, horizonDays: 150 })?.point).toHaveLength(150 * 24);
    expect(forecast(slow, { ...options, limit: 54 })?.daysToLimit).toBeCloseTo(110, 0);
    expect(forecast(slow, { ...options, limit: 56 })?.daysToLimit).toBeNull();
    expect(forecast(slow, { ...options, limit: 56, horizonDays: 150 })?.daysToLimit).toBeCloseTo(130, 0);
  });

  it('need a week, and half of the points', () => {
    const week = hours((hour) => 40 + hour / 24, 168);
    expect(forecast(week, options)).not.toBeNull();
    expect(forecast(week.slice(1), options)).toBeNull();
    const half = hours((hour) => 40 + hour / 24).map((value, i) => (i % 2 === 0 ? value : null));
    expect(forecast(half, options)?.daysToLimit).toBeCloseTo(20, 0);
  });

  it('name no day for a disk that stands still above its limit, nor for one that may as well never reach it', () => {
    expect(
      forecast(
        hours(() => 95),
        options,
      ),
    ).toMatchObject({ daysToLimit: null, daysUpper: 0 });
    const told = forecast(
      disk((day) => 60 + 4 * Math.sin(day / 2)),
      options,
    );
    expect(told?.daysUpper).toBeNull();
    expect(told?.daysToLimit).toBeNull();
  });

  it('reach a limit only where they stay for a day', () => {
    const told = forecast(
      hours((hour) => 40 + hour / 24 + 4 * wave(hour)),
      options,
    );
    // The wave lifts single hours above 90 from day 8 on; the lowest hour follows on day 32.
    expect(told?.daysToLimit).toBeGreaterThan(28);
    expect(told?.daysToLimit).toBeLessThan(34);
  });
});
