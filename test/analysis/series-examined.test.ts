import { describe, expect, it } from 'vitest';
import { examined } from '../../src/analysis/series-examined.ts';
import { noise, serverHours } from './series.ts';

const months = { split: 720, perDay: 24 };
const busy = serverHours(1440, 5);
const seen = (values: readonly (number | null)[], others: { host?: string; role?: string } = {}) =>
  examined({ id: 'cpu', values, ...others }, months);
const kinds = (values: readonly (number | null)[]) => seen(values).map(({ kind, at }) => [kind, at]);
const without = (from: number, to: number, values: readonly (number | null)[] = busy) =>
  values.map((value, i) => (i >= from && i < to ? null : value));

describe('a series that was away', () => {
  it('has a gap, which weighs by its days and by how long ago it began', () => {
    const [gap, ...others] = seen(without(1080, 1104), { host: 'db-1', role: 'db' });
    expect(others).toEqual([]);
    expect(gap).toMatchObject({
      id: 'cpu',
      host: 'db-1',
      role: 'db',
      kind: 'gap',
      at: 1080,
      before: 0,
      after: 24,
    });
    // Strength 12, effect 4 a day, and 1080 is the middle of the month.
    expect(gap?.score).toBeCloseTo(12 * Math.log(5) * 0.75, 9);
    expect(gap?.p).toBeLessThan(1e-15);
    expect(seen(without(1080, 1104))[0]).toMatchObject({ host: null, role: null });
  });

  it('for a quarter of a day or longer, in the month', () => {
    expect(kinds(without(1000, 1006))).toEqual([['gap', 1000]]);
    expect(kinds(without(1000, 1005))).toEqual([]);
    expect(kinds(without(720, 750))).toEqual([['gap', 720]]);
    expect(kinds(without(719, 750))).toEqual([]);
  });

  it('for twice as long as ever else', () => {
    expect(kinds(without(1000, 1020, without(300, 310)))).toEqual([['gap', 1000]]);
    expect(kinds(without(1000, 1020, without(300, 311)))).toEqual([]);
    expect(kinds(without(300, 310, without(1000, 1020, without(50, 55))))).toEqual([['gap', 1000]]);
    expect(kinds(without(1000, 1020, without(1300, 1305)))).toEqual([['gap', 1000]]);
  });

  it('has appeared or disappeared where it is whole on one side only, and says nothing else', () => {
    const jump = busy.map((value, i) => (i < 1200 ? value : value + 40));
    expect(kinds(without(0, 1000, jump))).toEqual([['appeared', 1000]]);
    expect(seen(without(0, 1000))[0]).toMatchObject({ before: 1000, after: 0 });
    expect(kinds(without(0, 720))).toEqual([]);
    expect(kinds(without(0, 721))).toEqual([['appeared', 721]]);
    expect(kinds(without(1300, 1440, jump))).toEqual([['disappeared', 1300]]);
    expect(seen(without(1300, 1440))[0]).toMatchObject({ before: 0, after: 140 });
    expect(kinds(without(0, 1440))).toEqual([]);
  });

  it('before the month, began some day, and has not stood still until then', () => {
    const jump = busy.map((value, i) => (i < 1200 ? value : value + 40));
    expect(kinds(without(0, 300, jump)).map(([kind]) => kind)).toEqual(['level']);
    expect(
      kinds(
        without(
          0,
          300,
          busy.map((value, i) => (i < 1200 ? 3 : value)),
        ),
      ),
    ).toEqual([['changed', 1200]]);
  });

  it('for a while shows what else happened as well', () => {
    const jump = busy.map((value, i) => (i < 1200 ? value : value + 40));
    expect(kinds(without(1000, 1010, jump)).map(([kind]) => kind)).toEqual(['gap', 'level']);
  });
});

describe('a series that never moved', () => {
  it('for a week or longer has changed with its first other value', () => {
    const still = (until: number) => busy.map((value, i) => (i < until ? 3 : value));
    const [changed, ...others] = seen(still(900));
    expect(others).toEqual([]);
    expect(changed).toMatchObject({ kind: 'changed', at: 900, before: 3, after: busy[900] });
    expect(changed?.score).toBeCloseTo(12 * Math.log(9) * 0.875, 9);
    expect(kinds(still(720))).toEqual([['changed', 720]]);
    expect(kinds(still(719))).toEqual([]);
    expect(kinds(still(1440))).toEqual([]);
  });

  it('is not told anything of before a week has passed, or where most is missing', () => {
    const few = Array.from({ length: 167 }, (_, i) => (i < 100 ? 0 : 50) + (busy[i] ?? 0));
    const asked = { split: 48, perDay: 24 };
    expect(examined({ id: 'cpu', values: few }, asked)).toEqual([]);
    expect(examined({ id: 'cpu', values: [...few, 90] }, asked)).toHaveLength(1);
    const holes = busy.map((value, i) => (i % 25 < 13 ? null : i < 1015 ? value : value + 40));
    expect(kinds(holes)).toEqual([]);
    expect(
      kinds(holes.map((value, i) => (i % 25 === 12 ? (busy[i] ?? 0) + (i < 1015 ? 0 : 40) : value))),
    ).not.toEqual([]);
  });
});

describe('a series that moves', () => {
  it('shows a change of level by its size in ordinary spreads', () => {
    const [level, ...others] = seen(busy.map((value, i) => 10 * (i < 1080 ? value : value + 8)));
    expect(others).toEqual([]);
    expect(level?.kind).toBe('level');
    expect((level?.after ?? 0) - (level?.before ?? 0)).toBeCloseTo(80, -1);
    // AR(0.5) has a spread of 1.15: about seven of them, twelve at most as strength, half of the month to come.
    expect(level?.score).toBeGreaterThan(12 * Math.log1p(6) * 0.7);
    expect(level?.score).toBeLessThan(12 * Math.log1p(9) * 0.8);
    expect(kinds(busy.map((value, i) => (i < 700 ? value : value + 8)))).toEqual([]);
  });

  it('shows a slope by how far it has carried', () => {
    const next = noise(9);
    const bent = Array.from({ length: 1440 }, (_, i) => 10 * (next() + Math.max(0, i - 1080) / 6));
    const [slope, ...others] = seen(bent);
    expect(others).toEqual([]);
    expect(slope?.kind).toBe('slope');
    expect(slope?.after).toBeCloseTo(10 / 6, 1);
    // Sixty by the end, in spreads of one.
    expect(slope?.score).toBeGreaterThan(12 * Math.log1p(50) * 0.7);
    expect(slope?.score).toBeLessThan(12 * Math.log1p(75) * 0.8);
  });

  it('shows unrest by how many times as wild it is, and a level instead of the unrest around it', () => {
    const next = noise(10);
    const wild = Array.from({ length: 1440 }, (_, i) => next() * (i < 1080 ? 10 : 40));
    const [unrest, ...others] = seen(wild);
    expect(others).toEqual([]);
    expect(unrest?.kind).toBe('variance');
    expect((unrest?.after ?? 0) / (unrest?.before ?? 1)).toBeCloseTo(4, 0);
    expect(unrest?.score).toBeGreaterThan(7 * Math.log1p(3.5) * 0.7);
    expect(unrest?.score).toBeLessThan(12 * Math.log1p(5) * 0.8);
    expect(kinds(wild.map((value, i) => (i < 1080 ? value : value + 600))).map(([kind]) => kind)).toEqual([
      'level',
    ]);
  });

  it('that turns wild twice is told of the last time', () => {
    const next = noise(11);
    const twice = Array.from({ length: 1440 }, (_, i) => next() * (i < 900 ? 1 : i < 1200 ? 4 : 16));
    const found = kinds(twice);
    expect(found.map(([kind]) => kind)).toEqual(['variance']);
    expect(Math.abs(Number(found[0]?.[1]) - 1200)).toBeLessThanOrEqual(48);
  });

  it('shows an hour of the day that has changed as a season, with its own levels', () => {
    const nightly = busy.map((value, i) => 10 * (i >= 1080 && i % 24 === 5 ? value + 30 : value));
    const [season, ...others] = seen(nightly);
    expect(others).toEqual([]);
    expect(season?.kind).toBe('season');
    expect((season?.after ?? 0) - (season?.before ?? 0)).toBeCloseTo(300, -2);
    expect(season?.score).toBeGreaterThan(5 * Math.log1p(20) * 0.7);
    expect(season?.score).toBeLessThan(12 * Math.log1p(40) * 0.8);
  });

  it('shows a spike by its height twice over: as strength, twelve at most, and as size', () => {
    const [spike, ...others] = seen(busy.map((value, i) => (i === 1080 ? value + 40 : value)));
    expect(others).toEqual([]);
    expect(spike).toMatchObject({ kind: 'spike', at: 1080 });
    expect(spike?.score).toBeGreaterThan(12 * Math.log1p(25) * 0.75);
    expect(spike?.score).toBeLessThan(12 * Math.log1p(60) * 0.75);
  });
});
