import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockPattern } from '../../../src/sections/alerts/clock.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const { local } = meeting();
const oldestFirst = (openings: readonly string[]): readonly Date[] =>
  openings.map(tokyo).sort((a, b) => a.getTime() - b.getTime());
const day = (n: number): string => `2026-10-${String(n).padStart(2, '0')}`;

describe('clockPattern', () => {
  it('finds a time of day on both sides of midnight', () => {
    const nightly = oldestFirst([
      '2026-10-01 23:58',
      '2026-10-03 00:03',
      '2026-10-03 23:57',
      '2026-10-05 00:01',
      '2026-10-05 23:59',
      '2026-10-07 00:04',
      '2026-10-12 14:00',
    ]);
    expect(clockPattern(nightly, local)).toEqual({
      kind: 'sameTime',
      count: 6,
      days: { apart: 1 },
      first: tokyo('2026-10-01 23:58'),
      at: tokyo('2026-10-03 23:57'),
    });
  });

  it('sees equal gaps', () => {
    const start = tokyo('2026-10-14 13:05').getTime();
    const openings = Array.from({ length: 26 }, (_, i) => new Date(start + i * 12 * 60_000));
    expect(clockPattern(openings, local)).toEqual({
      kind: 'evenly',
      count: 26,
      minutes: 12,
      first: tokyo('2026-10-14 13:05'),
      last: tokyo('2026-10-14 18:05'),
    });
  });

  it('sees every other day at eleven among other alerts', () => {
    const openings = oldestFirst([
      ...Array.from({ length: 12 }, (_, i) => `${day(4 + 2 * i)} 11:0${i % 10}:30`),
      '2026-10-01 00:00',
      '2026-10-01 02:35',
      '2026-10-17 23:40',
      '2026-10-20 16:12',
    ]);
    expect(clockPattern(openings, local)).toEqual({
      kind: 'sameTime',
      count: 12,
      days: { apart: 2 },
      first: tokyo('2026-10-04 11:00:30'),
      at: tokyo('2026-10-04 11:00:30'),
    });
  });

  it('sees one day of the week at the same time, four weeks being enough', () => {
    const mondays = oldestFirst(['05', '12', '19', '26'].map((n, i) => `2026-10-${n} 03:1${i}`));
    expect(clockPattern(mondays, local)).toEqual({
      kind: 'sameTime',
      count: 4,
      days: { weekday: 1 },
      first: tokyo('2026-10-05 03:10'),
      at: tokyo('2026-10-05 03:10'),
    });
  });

  it('tells Monday to Friday from every day', () => {
    const days = (list: readonly number[]) => oldestFirst(list.map((n) => `${day(n)} 09:05`));
    const workdays = [1, 2, 5, 6, 7, 8, 9, 12, 13, 14];
    expect(clockPattern(days(workdays), local)).toMatchObject({ kind: 'sameTime', days: 'workdays' });
    expect(clockPattern(days([...workdays, 10, 3]), local)).toMatchObject({ days: { apart: 1 } });
    expect(clockPattern(days([5, 6, 7, 8, 9]), local)).toMatchObject({ days: { apart: 1 } });
  });

  it('sees what starts in the same minutes of many hours', () => {
    const openings = oldestFirst(
      Array.from(
        { length: 12 },
        (_, i) => `${day(1 + 2 * i)} ${String((i * 7) % 24).padStart(2, '0')}:0${5 + (i % 3)}`,
      ),
    );
    expect(clockPattern(openings, local)).toEqual({
      kind: 'hourly',
      count: 12,
      minute: 5,
      first: tokyo('2026-10-01 00:05'),
    });
  });

  it('sees one day of the week at all hours', () => {
    const sundays = ['04', '11', '18', '25'].map((n, i) => `2026-10-${n} ${10 + 3 * i}:${12 + 11 * i}`);
    expect(clockPattern(oldestFirst([...sundays, '2026-10-04 23:50']), local)).toEqual({
      kind: 'weekday',
      count: 5,
      weekday: 0,
      first: tokyo('2026-10-04 10:12'),
    });
  });

  it('sees the busy hours, also across midnight', () => {
    const openings = oldestFirst(
      Array.from(
        { length: 12 },
        (_, i) => `${day(1 + ((i * 7) % 29))} ${i % 2 === 0 ? '23' : '00'}:${10 + i * 4}`,
      ),
    );
    expect(clockPattern(openings, local)).toEqual({ kind: 'hours', count: 12, fromHour: 23, toHour: 1 });
  });

  it('sees no pattern in alerts at random, however many', () => {
    const october = tokyo('2026-10-01').getTime();
    const minutes = fc.array(fc.integer({ min: 0, max: 31 * 24 * 60 - 1 }), {
      minLength: 30,
      maxLength: 400,
    });
    fc.assert(
      fc.property(minutes, (list) => {
        const openings = list.sort((a, b) => a - b).map((minute) => new Date(october + minute * 60_000));
        expect(clockPattern(openings, local)).toBeNull();
      }),
      { seed: 2026 },
    );
  });

  it('sees no pattern in a handful, nor in a storm of one second', () => {
    expect(clockPattern(oldestFirst(['2026-10-01 11:00', '2026-10-03 11:00']), local)).toBeNull();
    expect(
      clockPattern(
        Array.from({ length: 8 }, () => tokyo('2026-10-08 05:31')),
        local,
      ),
    ).toBeNull();
    expect(clockPattern([], local)).toBeNull();
  });
});
