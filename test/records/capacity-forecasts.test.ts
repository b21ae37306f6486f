import { describe, expect, it } from 'vitest';
import { capacityForecasts } from '../../src/records/capacity-forecasts.ts';
import { idleRoles } from '../../src/records/idle-roles.ts';
import { book, GRID, host, hours, metric, SLOTS } from '../support/metrics.ts';

const sized = (size: number) => new Float64Array(SLOTS).fill(size);
const disk = (values: Float64Array, size = sized(1000)) =>
  metric('filesystem.sda1.used', { host: host('db1'), role: 'shop:db', unit: 'bytes', size, values });
const growing = (perDay: number, end: number) =>
  hours((slot, noise) => end - ((SLOTS - slot) / 24) * perDay + noise);

describe('how a disk fills up', () => {
  it('is a date with a range, and what the share was a month before', () => {
    const [told] = capacityForecasts(book([disk(growing(8, 640))]));
    expect(told).toMatchObject({ limit: 1, before: expect.closeTo(0.394, 2), now: expect.closeTo(0.636, 2) });
    expect(told?.days).toBeGreaterThan(45 * 0.95);
    expect(told?.days).toBeLessThan(45 * 1.05);
    expect(told?.low).toBeLessThanOrEqual(told?.days ?? 0);
    expect(told?.high).toBeGreaterThanOrEqual(told?.days ?? 0);
    expect(Math.abs(told?.movedDays ?? 99)).toBeLessThan(3);
  });

  it('is as many days earlier as it grows faster than the month before let think', () => {
    const bend = SLOTS - 31 * 24;
    const values = hours(
      (slot, noise) => 300 + (slot / 24) * 2 + (Math.max(0, slot - bend) / 24) * 8 + noise,
    );
    const [told] = capacityForecasts(book([disk(values)]));
    // At the start of October it was 320 days to the limit; at its end, at 10 a day, 33.
    expect(told?.days).toBeGreaterThan(0);
    expect(told?.days).toBeLessThan(40);
    expect(told?.movedDays).toBeLessThan(-14);
  });

  it('has moved by what the page of the month before said and this one does not', () => {
    // August to October, growing faster in October; the page of September has read August and September.
    const used = (day: number) => 300 + day * 3 + Math.max(0, day - 61) * 4 + Math.sin(day * 911) / 50;
    const august = 31;
    const page = (firstDay: number, split: number) => {
      const values = hours((slot) => used(firstDay + slot / 24));
      const [told] = capacityForecasts(book([disk(values)], { grid: { ...GRID, split: split * 24 } }));
      return told;
    };
    const [september, october] = [page(0, august), page(august, 30)];
    const moved = (october?.days ?? 0) + 31 - (september?.days ?? 0);
    expect(october?.movedDays).toBeCloseTo(moved, 0);
    expect(moved).toBeLessThan(-14);
  });

  it('has no date where nothing grows', () => {
    expect(capacityForecasts(book([disk(hours((_, noise) => 450 + 2 * noise))]))).toMatchObject([
      { days: null, movedDays: null },
    ]);
  });

  it('takes the size of the time: a disk made twice as large is half as full', () => {
    const larger = sized(1000).map((size, slot) => (slot < SLOTS / 2 ? size : 2 * size));
    const [told] = capacityForecasts(
      book([
        disk(
          hours(() => 500),
          larger,
        ),
      ]),
    );
    expect(told?.now).toBeCloseTo(0.25, 5);
  });

  it('holds the last size known where that is posted less often, and says nothing without one', () => {
    const rare = sized(1000).map((size, slot) => (slot % 24 === 12 ? size : Number.NaN));
    expect(
      capacityForecasts(
        book([
          disk(
            hours(() => 500),
            rare,
          ),
        ]),
      )[0]?.now,
    ).toBe(0.5);
    const never = sized(Number.NaN);
    expect(
      capacityForecasts(
        book([
          disk(
            hours(() => 500),
            never,
          ),
        ]),
      ),
    ).toEqual([]);
  });
});

describe('a role with more than it needs', () => {
  const web = (name: string, cpu: number, memory: number, size: Float64Array | null = sized(100)) => {
    const of = { host: host(name), role: 'shop:web' };
    return [
      metric('cpu.user.percentage', { ...of, unit: 'percent', values: hours(() => cpu) }),
      metric('cpu.system.percentage', { ...of, unit: 'percent', values: hours(() => 2) }),
      metric('memory.used', { ...of, unit: 'bytes', values: hours(() => memory), size }),
    ];
  };

  it('is one in which no host is busy, neither by CPU nor by memory', () => {
    const idle = idleRoles(book([...web('web1', 6, 30), ...web('web2', 10, 20)]));
    expect(idle).toEqual([{ role: 'shop:web', hosts: 2, cpu: 0.12, memory: 0.3 }]);
  });

  it.each([
    ['a host is busy', [...web('web1', 6, 30), ...web('web2', 50, 20)]],
    ['a host needs its memory', [...web('web1', 6, 30), ...web('web2', 6, 70)]],
    ['the size of the memory is not known', [...web('web1', 6, 30), ...web('web2', 6, 20, null)]],
    ['there is one host only', web('web1', 6, 30)],
  ])('is not named when %s', (_, series) => {
    expect(idleRoles(book(series))).toEqual([]);
  });
});
