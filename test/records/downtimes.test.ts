import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../src/local-time.ts';
import { occurrences } from '../../src/records/downtimes.ts';
import type { Downtime, Recurrence } from '../../src/records.ts';
import { EVERYTHING } from '../support/downtime.ts';
import { tokyo } from '../support/meeting.ts';

const inTokyo = localTime('Asia/Tokyo', 'en', 2026);
const inNewYork = localTime('America/New_York', 'en', 2026);
/** Where the list is cut, there is nothing to compare. */
const MOST = 9000;
const october = { from: tokyo('2026-10-01'), to: tokyo('2026-11-01') };

describe('the runs of a downtime', () => {
  it('gives a single one whole, even where the period cuts it', () => {
    expect(runs(downtime('2026-09-30 23:30', 60, null), october)).toEqual(['2026-09-30 23:30']);
  });

  it('leaves out a run that ends as the period begins, and one that begins as it ends', () => {
    expect(runs(downtime('2026-09-30 23:00', 60, null), october)).toEqual([]);
    expect(runs(downtime('2026-11-01 00:00', 60, null), october)).toEqual([]);
  });

  it('repeats by hours at a fixed distance', () => {
    const everySix = downtime('2026-10-31 01:00', 10, { every: 'hour', interval: 6 });
    expect(runs(everySix, october)).toEqual([
      '2026-10-31 01:00',
      '2026-10-31 07:00',
      '2026-10-31 13:00',
      '2026-10-31 19:00',
    ]);
  });

  it('repeats by days from the start on, also when it began years ago', () => {
    const everyTen = downtime('2024-01-05 03:15', 30, { every: 'day', interval: 10 });
    expect(runs(everyTen, october)).toEqual([
      '2026-10-01 03:15',
      '2026-10-11 03:15',
      '2026-10-21 03:15',
      '2026-10-31 03:15',
    ]);
  });

  it('repeats on the weekday of the start when none is named', () => {
    const weekly = downtime('2026-10-07 05:30', 45, { every: 'week', interval: 1 });
    expect(runs(weekly, october)).toEqual([
      '2026-10-07 05:30',
      '2026-10-14 05:30',
      '2026-10-21 05:30',
      '2026-10-28 05:30',
    ]);
  });

  it('repeats on each named weekday of every second week, counted from the week of the start', () => {
    const start = '2026-10-07 05:30'; // a Wednesday
    const named = downtime(start, 45, { every: 'week', interval: 2, weekdays: [0, 1, 3] });
    expect(runs(named, october)).toEqual([
      '2026-10-07 05:30',
      '2026-10-11 05:30',
      '2026-10-19 05:30',
      '2026-10-21 05:30',
      '2026-10-25 05:30',
    ]);
  });

  it('takes the last day of a month that lacks the day of the start', () => {
    const monthEnd = downtime('2026-03-31 22:00', 180, { every: 'month', interval: 1 });
    expect(runs(monthEnd, { from: tokyo('2026-06-02'), to: tokyo('2026-08-01') })).toEqual([
      '2026-06-30 22:00',
      '2026-07-31 22:00',
    ]);
  });

  it('counts a run of the month before that reaches into the period', () => {
    const overMidnight = downtime('2026-03-31 22:00', 180, { every: 'month', interval: 1 });
    expect(runs(overMidnight, october)).toEqual(['2026-09-30 22:00', '2026-10-31 22:00']);
  });

  it('repeats by years', () => {
    const yearly = downtime('2020-02-29 09:00', 60, { every: 'year', interval: 1 });
    expect(runs(yearly, { from: tokyo('2026-01-01'), to: tokyo('2029-01-01') })).toEqual([
      '2026-02-28 09:00',
      '2027-02-28 09:00',
      '2028-02-29 09:00',
    ]);
  });

  it('ends with `until`, which may still begin a run', () => {
    const until = tokyo('2026-10-03 03:00');
    const ended = downtime('2026-10-01 03:00', 30, { every: 'day', interval: 1, until });
    expect(runs(ended, october)).toEqual(['2026-10-01 03:00', '2026-10-02 03:00', '2026-10-03 03:00']);
  });

  it('has no run before its start', () => {
    const tomorrow = downtime('2026-11-17 03:00', 30, { every: 'day', interval: 1 });
    expect(runs(tomorrow, october)).toEqual([]);
  });

  it('keeps the hour on the wall when the clocks change', () => {
    const daily: Downtime = {
      ...downtime('2026-10-01 03:00', 30, { every: 'day', interval: 1 }),
      start: new Date('2026-10-30T09:00:00-04:00'),
    };
    const period = { from: new Date('2026-10-31T00:00:00-04:00'), to: new Date('2026-11-03T00:00:00-05:00') };
    expect(occurrences(daily, period, inNewYork).map(({ from }) => inNewYork.iso(from))).toEqual([
      '2026-10-31T09:00:00-04:00',
      '2026-11-01T09:00:00-05:00',
      '2026-11-02T09:00:00-05:00',
    ]);
  });

  it('gives a run on a day that skips its hour', () => {
    const daily: Downtime = {
      ...downtime('2026-10-01 03:00', 30, { every: 'day', interval: 1 }),
      start: new Date('2026-03-07T02:30:00-05:00'),
    };
    const period = { from: new Date('2026-03-08T00:00:00-05:00'), to: new Date('2026-03-09T00:00:00-04:00') };
    expect(occurrences(daily, period, inNewYork).map(({ from }) => inNewYork.iso(from))).toEqual([
      '2026-03-08T03:30:00-04:00',
    ]);
  });

  it('skips years of runs and finds the same ones as somebody who counts them all', () => {
    const kinds = fc.constantFrom<Recurrence['every']>('hour', 'day', 'week', 'month', 'year');
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 1, max: 5 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 0, max: 4000 }),
        (every, interval, weekdays, days, minutes) => {
          const start = new Date(october.from.getTime() - days * 86_400_000 + minutes * 60_000);
          const planned: Downtime = {
            ...downtime('2026-10-01 00:00', minutes, { every, interval, weekdays }),
            start,
          };
          const all = occurrences(planned, { from: new Date(start.getTime() - 1), to: october.to }, inTokyo);
          fc.pre(all.length < MOST);
          const found = occurrences(planned, october, inTokyo);
          const expected = all.filter(({ to }) => to > october.from);
          expect(found).toEqual(expected);
        },
      ),
      { seed: 20261116, numRuns: 200 },
    );
  });
});

function downtime(
  start: string,
  minutes: number,
  recurrence: (Pick<Recurrence, 'every' | 'interval'> & Partial<Recurrence>) | null,
): Downtime {
  return {
    origin: { source: 'mackerel', id: '5dt1', url: null },
    name: 'reboot',
    memo: null,
    start: tokyo(start),
    minutes,
    recurrence: recurrence === null ? null : { weekdays: [], until: null, ...recurrence },
    ours: true,
    ...EVERYTHING,
  };
}

function runs(planned: Downtime, period: { from: Date; to: Date }): readonly string[] {
  return occurrences(planned, period, inTokyo).map(({ from, to }) => {
    expect(to.getTime() - from.getTime()).toBe(planned.minutes * 60_000);
    return inTokyo.iso(from).slice(0, 16).replace('T', ' ');
  });
}
