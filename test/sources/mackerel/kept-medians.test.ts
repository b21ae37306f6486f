import { beforeEach, describe, expect, it } from 'vitest';
import type { Meeting } from '../../../src/meeting.ts';
import { keepMedians, mediansYearAgo } from '../../../src/sources/mackerel/kept-medians.ts';
import { slotsOf } from '../../../src/sources/mackerel/metric-grid.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';

let archive: MemoryArchive;
beforeEach(() => {
  archive = memoryArchive();
});

const LISTING = 'medians/shop';
const year = meeting({
  month: { year: 2027, month: 10 },
  period: { from: tokyo('2027-10-01'), to: tokyo('2027-11-01') },
  earlier: { from: tokyo('2027-09-01'), to: tokyo('2027-10-01') },
  at: tokyo('2027-11-16'),
});

/** September at one value, October at another. */
async function keep(
  values: Readonly<Record<string, readonly [number, number]>>,
  when: Meeting = meeting(),
  by = when.at,
): Promise<void> {
  const slots = slotsOf(when);
  const { split, starts } = slots.grid;
  const series = Object.entries(values).map(
    ([id, [before, now]]) =>
      [id, Float64Array.from(starts, (_, slot) => (slot < split ? before : now))] as const,
  );
  await keepMedians(archive, 'acme', when, slots, new Map(series), { fetchedAt: by, by });
}
const yearAgo = async (when = year, org = 'acme') => [...(await mediansYearAgo(archive, org, when))];

describe('what is kept of a month for the next year', () => {
  it('is the median of each metric, of both months', async () => {
    await keep({ 'shop/orders': [5, 7], 'h1/cpu': [40, 30] });
    expect(archive.months(LISTING)).toEqual(['2026-09', '2026-10']);
    expect(await yearAgo()).toEqual([
      ['h1/cpu', 30],
      ['shop/orders', 7],
    ]);
    expect((await archive.month(LISTING, '2026-09'))?.rows).toEqual([
      ['h1/cpu', 40],
      ['shop/orders', 5],
    ]);
  });

  it('is nothing of a month that may still change, nor of a range that is no month', async () => {
    await keep({ a: [1, 2] }, meeting(), tokyo('2026-11-02'));
    expect(archive.months(LISTING)).toEqual(['2026-09']);
    expect(await yearAgo(meeting({ month: null }))).toEqual([]);
  });

  it('is nothing of a metric that was there for less than half of it', async () => {
    await keep({ a: [Number.NaN, 2], b: [1, 1] });
    expect((await archive.month(LISTING, '2026-09'))?.rows).toEqual([['b', 1]]);
  });

  it('grows by the metrics that a later run reads, and keeps its numbers', async () => {
    await keep({ a: [1, 2] });
    await keep({ a: [9, 9], b: [3, 4] });
    expect(await yearAgo()).toEqual([
      ['a', 2],
      ['b', 4],
    ]);
  });

  it('belongs to its organisation and its clock', async () => {
    await keep({ a: [1, 2] });
    expect(await yearAgo(year, 'other')).toEqual([]);
  });

  it('goes when no meeting can ask for it any more', async () => {
    await keep({ a: [1, 2] });
    await keep({ a: [3, 4] }, year);
    expect(archive.months(LISTING)).toEqual(['2026-09', '2026-10', '2027-09', '2027-10']);
    const later = meeting({
      month: { year: 2028, month: 1 },
      period: { from: tokyo('2028-01-01'), to: tokyo('2028-02-01') },
      earlier: { from: tokyo('2027-12-01'), to: tokyo('2028-01-01') },
      at: tokyo('2028-02-16'),
    });
    await keep({ a: [5, 6] }, later);
    expect(archive.months(LISTING)).toEqual(['2026-10', '2027-09', '2027-10', '2027-12', '2028-01']);
  });
});
