import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../../src/local-time.ts';
import { slotsOf } from '../../../src/sources/mackerel/metric-grid.ts';
import { seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const HOUR = 3600;

describe('the grid of a review', () => {
  it('has an hour each from the start of the month before to the end of the month, asked for in one answer', () => {
    const { grid, range } = slotsOf(meeting());
    expect(grid).toMatchObject({ stepMinutes: 60, perDay: 24, split: 30 * 24 });
    expect(grid.starts).toHaveLength(61 * 24);
    expect(grid.starts[0]).toBe(tokyo('2026-09-01').getTime());
    expect(grid.starts.at(-1)).toBe(tokyo('2026-10-31 23:00').getTime());
    expect(range).toEqual({ from: seconds(tokyo('2026-09-01')), to: seconds(tokyo('2026-11-01')) - 1 });
  });

  it('ends with the last whole hour where the month is not over yet', () => {
    const { grid } = slotsOf(meeting({ at: tokyo('2026-10-16 09:30') }));
    expect(grid.starts.at(-1)).toBe(tokyo('2026-10-16 08:00').getTime());
  });

  it('has wider slots where an answer about so long a time has them', () => {
    const { grid } = slotsOf(meeting({ earlier: { from: tokyo('2026-06-01'), to: tokyo('2026-10-01') } }));
    expect(grid).toMatchObject({ stepMinutes: 120, perDay: 12, split: 122 * 12 });
  });

  it('takes the mean of what falls into a slot, and leaves a hole where nothing does', () => {
    const { values } = slotsOf(meeting());
    const start = seconds(tokyo('2026-09-01'));
    const points = [
      { time: start, value: 10 },
      { time: start + 1800, value: 30 },
      { time: start + 2 * HOUR, value: null },
      { time: start + 3 * HOUR, value: 0 },
      { time: start - 1, value: 99 },
    ];
    expect([...values(points).slice(0, 5)]).toEqual([20, Number.NaN, Number.NaN, 0, Number.NaN]);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'])(
    'gives each hour of the clock in %s its own place, all year round',
    (zone) => {
      const local = localTime(zone, 'en', 2026);
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 10 }), (month) => {
          const day = (n: number) => local.startOfDay(`2026-${String(n).padStart(2, '0')}-01`);
          const [first, from, to] = [day(month), day(month + 1), day(month + 2)];
          const { grid } = slotsOf({
            earlier: { from: first, to: from },
            period: { from, to },
            at: to,
            local,
          });
          // The last half hour of such a zone is in no whole bucket.
          expect([0, 23]).toContain(grid.starts.length % 24);
          expect(grid.split).toBe(local.daysBetween(first, from) * 24);
          for (const [slot, start] of grid.starts.entries()) {
            const away = (slot % 24) - local.hour(new Date(start));
            // An hour that the clock skips begins with the next one, and half an hour has no bucket of its own.
            expect([0, 1, 23]).toContain(Math.abs(away));
          }
        }),
        { seed: 11, numRuns: 10 },
      );
    },
  );
});
