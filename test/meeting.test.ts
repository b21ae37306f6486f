import { tz } from '@date-fns/tz';
import { startOfMonth } from 'date-fns';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type MeetingPlan, meetingKey, monthKey, monthName, planMeeting } from '../src/meeting.ts';
import type { Period } from '../src/records.ts';
import { meeting, tokyo } from './support/meeting.ts';

const { rules, links } = meeting();

function plan(different: Partial<MeetingPlan> = {}) {
  return planMeeting({
    at: tokyo('2026-11-16 09:00'),
    zone: 'Asia/Tokyo',
    locale: 'ja',
    rules,
    service: 'shop',
    homeRepo: null,
    links,
    known: [],
    lastPage: null,
    ...different,
  });
}

const tokyoDays = ({ from, to }: Period): string => {
  const { iso } = plan().local;
  return `${iso(from)} ${iso(to)}`.replaceAll('T00:00:00+09:00', '');
};

describe('the month reviewed', () => {
  it('is the last complete one by the clock of the team', () => {
    const reviewed = (clock: string) => plan({ at: tokyo(clock) }).month;
    expect(reviewed('2026-11-16 09:00')).toEqual({ year: 2026, month: 10 });
    expect(reviewed('2026-11-01 00:00')).toEqual({ year: 2026, month: 10 });
    expect(reviewed('2026-10-31 23:59:59')).toEqual({ year: 2026, month: 9 });
    expect(reviewed('2027-01-05 10:00')).toEqual({ year: 2026, month: 12 });
  });

  it('is compared with the month before, and history is the six months that end with it', () => {
    const { period, earlier, history } = plan({ month: '2026-03' });
    expect(tokyoDays(period)).toBe('2026-03-01 2026-04-01');
    expect(tokyoDays(earlier)).toBe('2026-02-01 2026-03-01');
    expect(tokyoDays(history)).toBe('2025-10-01 2026-04-01');
  });

  it('may be one that is not over yet', () => {
    const { period, at } = plan({ month: '2026-11' });
    expect(tokyoDays(period)).toBe('2026-11-01 2026-12-01');
    expect(at).toEqual(tokyo('2026-11-16 09:00'));
  });

  it.each([
    '2026-13',
    '2026-00',
    '2026-1',
    '2026-10-01',
    '26-10',
    'today',
    '',
    ' 2026-10',
    '０２６-10',
    '1026-10',
  ])('is refused when it is said as "%s", with an example', (month) => {
    expect(() => plan({ month })).toThrow(
      expect.objectContaining({ exit: 64, try: '--month 2026-10', what: `"${month}" is not a month.` }),
    );
  });

  it('is refused before it begins', () => {
    expect(() => plan({ month: '2026-12' })).toThrow(
      expect.objectContaining({ exit: 64, what: '2026-12 has not begun.' }),
    );
  });

  it.each([
    'Asia/Tokyo',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/Sao_Paulo',
    'Africa/Cairo',
  ])('begins in %s when date-fns says so, and the next begins where it ends', (zone) => {
    let end: Date | null = null;
    for (let i = 0; i < 84; i++) {
      const month = { year: 2024 + Math.floor(i / 12), month: (i % 12) + 1 };
      const { period } = plan({ zone, month: monthKey(month), at: new Date('2031-06-01T00:00:00Z') });
      const midMonth = Date.UTC(month.year, month.month - 1, 15);
      expect(period.from.getTime()).toBe(startOfMonth(midMonth, { in: tz(zone) }).getTime());
      if (end !== null) expect(period.from).toEqual(end);
      end = period.to;
    }
  });

  it('holds every instant that its own clock puts into it, and no other month does', () => {
    const zones = fc.constantFrom(
      'Asia/Tokyo',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Asia/Beirut',
    );
    const instants = fc.date({
      min: new Date('2024-02-02'),
      max: new Date('2030-12-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const at = new Date('2031-06-01T00:00:00Z');
        const month = plan({ zone, at }).local.day(instant).slice(0, 7);
        const { period, earlier } = plan({ zone, at, month });
        expect(period.from <= instant && instant < period.to).toBe(true);
        expect(earlier.from <= instant && instant < earlier.to).toBe(false);
        expect(earlier.to).toEqual(period.from);
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  it('is 30 days and an hour long where the clock is set back', () => {
    const { period } = plan({
      zone: 'America/New_York',
      month: '2026-11',
      at: new Date('2026-12-01T12:00:00Z'),
    });
    expect((period.to.getTime() - period.from.getTime()) / 3_600_000).toBe(30 * 24 + 1);
  });
});

describe('a free range', () => {
  const range = (from: string, to: string) => plan({ from, to });

  it('is compared with as many days before', () => {
    const { month, period, earlier } = range('2026-10-11', '2026-10-16');
    expect(month).toBeNull();
    expect(tokyoDays(period)).toBe('2026-10-11 2026-10-16');
    expect(tokyoDays(earlier)).toBe('2026-10-06 2026-10-11');
  });

  it('counts days, so that a change of the clock does not move the edge', () => {
    const { earlier } = plan({ zone: 'America/New_York', from: '2026-11-02', to: '2026-11-09' });
    expect(earlier.from.toISOString()).toBe('2026-10-26T04:00:00.000Z');
    expect(earlier.to.toISOString()).toBe('2026-11-02T05:00:00.000Z');
  });

  it('has the six months to its end as history, cut to the end of a shorter month', () => {
    expect(tokyoDays(range('2026-10-11', '2026-10-16').history)).toBe('2026-04-16 2026-10-16');
    expect(tokyoDays(range('2026-08-01', '2026-08-31').history)).toBe('2026-02-28 2026-08-31');
  });

  it('keeps what it is compared with inside its history, however long it is', () => {
    const { earlier, history } = range('2026-03-01', '2026-09-01');
    expect(tokyoDays(earlier)).toBe('2025-08-29 2026-03-01');
    expect(tokyoDays(history)).toBe('2025-08-29 2026-09-01');
  });

  it.each([
    [{ from: '2026-10-16', to: '2026-10-16' }, 'The range holds no day.'],
    [{ from: '2026-10-17', to: '2026-10-16' }, 'The range holds no day.'],
    [{ from: '2026-02-29', to: '2026-03-10' }, '"2026-02-29" is not a day.'],
    [{ from: '2026-10-01', to: 'tomorrow' }, '"tomorrow" is not a day.'],
    [{ from: '2026-10-01' }, 'A range needs both of its ends.'],
    [{ to: '2026-10-01' }, 'A range needs both of its ends.'],
    [{ month: '2026-10', from: '2026-10-01' }, 'The meeting reviews a month or a range, not both.'],
    [{ from: '2026-11-17', to: '2026-11-20' }, '2026-11-17 has not begun.'],
  ])('is refused as %j', (said, what) => {
    expect(() => plan(said)).toThrow(expect.objectContaining({ exit: 64, what }));
  });
});

describe('names of months', () => {
  it('are said in the language of the page', () => {
    expect(monthName({ year: 2026, month: 10 }, 'ja')).toBe('10 月');
    expect(monthName({ year: 2026, month: 10 }, 'en')).toBe('October');
    expect(monthKey({ year: 2026, month: 9 })).toBe('2026-09');
  });

  it('in a path are the month, or the first and the last day of a range', () => {
    expect(meetingKey(plan())).toBe('2026-10');
    expect(meetingKey(plan({ from: '2026-10-01', to: '2026-10-16' }))).toBe('2026-10-01_2026-10-15');
  });
});

describe('dates of a meeting', () => {
  it('are said without the year of the period', () => {
    const { local, at } = plan({ at: tokyo('2027-01-12 10:00') });
    expect(local.date(tokyo('2026-12-24'))).toBe('12-24');
    expect(local.date(at)).toBe('2027-01-12');
  });
});

describe('the zone of the machine', () => {
  const here = process.env.TZ;
  afterEach(() => {
    if (here === undefined) delete process.env.TZ;
    else process.env.TZ = here;
  });

  it('changes nothing', () => {
    const zones = [
      'UTC',
      'Asia/Tokyo',
      'America/New_York',
      'Pacific/Apia',
      'America/Sao_Paulo',
      'Asia/Kathmandu',
    ];
    const seen = zones.map((zone) => {
      process.env.TZ = zone;
      const { period, earlier, history, local } = plan({
        zone: 'America/New_York',
        at: new Date('2026-12-01T04:59:59Z'),
      });
      return {
        offsetOfMachine: new Date('2026-11-01T00:00:00Z').getTimezoneOffset(),
        plan: JSON.stringify([
          period,
          earlier,
          history,
          local.iso(period.from),
          local.date(period.to),
          local.hour(period.from),
        ]),
      };
    });
    expect(new Set(seen.map(({ offsetOfMachine }) => offsetOfMachine)).size).toBe(6);
    expect(new Set(seen.map(({ plan }) => plan)).size).toBe(1);
  });
});
