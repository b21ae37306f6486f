import { describe, expect, it } from 'vitest';
import { monthMedians } from '../../src/records/month-medians.ts';
import type { MetricSeries } from '../../src/records.ts';
import { GRID, hours, metric, slotAt } from '../support/metrics.ts';

const of = (series: MetricSeries) => monthMedians([series], GRID).get(series.origin.id);
const october = slotAt('2026-10-01');

describe('this month against the last one', () => {
  it('differs when the level does, for longer than a day', () => {
    const values = hours((slot, noise) => (slot < october ? 100 : 120) + noise);
    expect(of(metric('m', { values }))).toMatchObject({
      before: expect.closeTo(100, 0),
      now: expect.closeTo(120, 0),
      shifted: true,
    });
  });

  it('does not by little, however sure it is, nor by one bad day', () => {
    expect(
      of(metric('a', { values: hours((slot, noise) => (slot < october ? 100 : 105) + noise) }))?.shifted,
    ).toBe(false);
    const day = slotAt('2026-10-09');
    const values = hours((slot, noise) => (slot >= day && slot < day + 24 ? 900 : 100) + 4 * noise);
    expect(of(metric('b', { values }))).toMatchObject({ now: expect.closeTo(100, 0), shifted: false });
  });

  it('does not by chance: of two hundred graphs without a change hardly any is told', () => {
    const all = Array.from({ length: 200 }, (_, i) =>
      metric(`m${i}`, { values: hours((_slot, noise) => 100 + 80 * noise, i + 1) }),
    );
    const told = [...monthMedians(all, GRID).values()].filter(({ shifted }) => shifted);
    expect(told).toEqual([]);
  });

  it('is not told where half of a month is missing', () => {
    const values = hours((slot) => (slot < slotAt('2026-09-20') ? Number.NaN : 5));
    expect(of(metric('new', { values }))).toMatchObject({ before: null, now: 5, shifted: false });
  });

  it('tells that what was never there has come', () => {
    expect(
      of(metric('m', { values: hours((slot, noise) => (slot < october ? 0 : 3 + noise)) })),
    ).toMatchObject({
      before: 0,
      shifted: true,
    });
  });
});
