import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZone, localTime } from '../src/local-time.ts';

const ZONES = [
  'UTC',
  'Asia/Tokyo',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'America/Havana',
  'America/Santiago',
  'America/Nuuk',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Chatham',
];

const instants = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2031-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const seeded = { seed: 20261116, numRuns: 400 };

describe('the wall clock', () => {
  it.each(ZONES)('reads in %s what Intl reads, at any instant', (zone) => {
    const local = localTime(zone, 'en', 2026);
    const asIntl = intlClock(zone);
    fc.assert(
      fc.property(instants, (instant) => {
        const expected = asIntl(instant);
        expect({
          day: local.day(instant),
          hour: local.hour(instant),
          weekday: local.weekday(instant),
          time: local.time(instant),
        }).toEqual(expected);
      }),
      seeded,
    );
  });

  it.each(ZONES)('reads in %s what Intl reads, on every hour of the days its offset changes', (zone) => {
    const local = localTime(zone, 'en', 2026);
    const asIntl = intlClock(zone);
    for (const day of daysWithChange(zone, 2026)) {
      for (let minute = 0; minute < 48 * 60; minute += 15) {
        for (const ms of [-1, 0]) {
          const instant = new Date(day.getTime() + minute * 60_000 + ms);
          expect([instant.toISOString(), local.day(instant), local.time(instant)]).toEqual([
            instant.toISOString(),
            asIntl(instant).day,
            asIntl(instant).time,
          ]);
        }
      }
    }
  });

  it.each(['Asia/Tokyo', 'UTC'])(
    'reads in %s what Intl reads, long before and long after our days too',
    (zone) => {
      const local = localTime(zone, 'en', 2026);
      const asIntl = intlClock(zone);
      for (let ms = Date.UTC(1945, 0, 1); ms < Date.UTC(2100, 0, 1); ms += 5 * 86_400_000) {
        const instant = new Date(ms);
        expect([local.day(instant), local.time(instant)]).toEqual([
          asIntl(instant).day,
          asIntl(instant).time,
        ]);
      }
    },
  );

  it('counts weekdays from Sunday', () => {
    const { weekday } = localTime('Asia/Tokyo', 'ja', 2026);
    expect(weekday(new Date('2026-10-31T14:59:59Z'))).toBe(6);
    expect(weekday(new Date('2026-10-31T15:00:00Z'))).toBe(0);
    expect(weekday(new Date('1969-12-31T12:00:00Z'))).toBe(3);
  });

  it('counts calendar days, not blocks of 24 hours', () => {
    const { daysBetween } = localTime('Asia/Tokyo', 'ja', 2026);
    const lateEvening = new Date('2026-10-31T23:59:00+09:00');
    expect(daysBetween(lateEvening, new Date('2026-11-01T00:01:00+09:00'))).toBe(1);
    expect(daysBetween(lateEvening, new Date('2026-11-16T09:00:00+09:00'))).toBe(16);
    expect(daysBetween(new Date('2026-11-01T00:01:00+09:00'), lateEvening)).toBe(-1);
  });
});

describe('a zone', () => {
  it.each(['Asia/Tokyo', 'UTC', 'Europe/London', 'america/new_york'])('is what Intl knows: %s', (name) => {
    expect(isZone(name)).toBe(true);
  });

  it.each(['Asia/Tokio', '+09:00', '', 'constructor', 'tokyo'])('is no other word: %j', (name) => {
    expect(isZone(name)).toBe(false);
  });
});

describe('the start of a day', () => {
  it.each(ZONES)('is in %s the first instant that shows the day', (zone) => {
    const local = localTime(zone, 'en', 2026);
    fc.assert(
      fc.property(instants, (instant) => {
        const day = local.day(instant);
        const start = local.startOfDay(day);
        expect(local.day(start)).toBe(day);
        expect(local.day(new Date(start.getTime() - 1)) < day).toBe(true);
      }),
      seeded,
    );
  });

  it.each([
    ['Asia/Tokyo', '2026-11-01', '2026-10-31T15:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T05:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-01', '2026-10-31T18:15:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00.000Z'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
  ])(
    'is right in %s on %s, where midnight is skipped, repeated or a whole day is missing',
    (zone, day, start) => {
      expect(localTime(zone, 'en', 2026).startOfDay(day).toISOString()).toBe(start);
    },
  );
});

describe('how instants are said', () => {
  const instant = new Date('2026-10-26T05:02:30Z');
  const lastYear = new Date('2025-12-03T00:00:00Z');

  it('leaves the year away when it is that of the meeting', () => {
    expect(localTime('Asia/Tokyo', 'ja', 2026).date(instant)).toBe('10-26');
    expect(localTime('Asia/Tokyo', 'en', 2026).date(instant)).toBe('Oct 26');
    expect(localTime('Asia/Tokyo', 'ja', 2026).date(lastYear)).toBe('2025-12-03');
    expect(localTime('Asia/Tokyo', 'en', 2026).date(lastYear)).toBe('Dec 3, 2025');
  });

  it('says times to the minute', () => {
    expect(localTime('Asia/Tokyo', 'ja', 2026).dateTime(instant)).toBe('10-26 14:02');
    expect(localTime('Asia/Tokyo', 'en', 2026).dateTime(instant)).toBe('Oct 26 14:02');
    expect(localTime('Asia/Tokyo', 'en', 2026).time(instant)).toBe('14:02');
  });

  it('gives machines the same instant with the offset of the zone', () => {
    const iso = (zone: string, at = instant): string => localTime(zone, 'en', 2026).iso(at);
    expect(iso('Asia/Tokyo')).toBe('2026-10-26T14:02:30+09:00');
    expect(iso('UTC')).toBe('2026-10-26T05:02:30+00:00');
    expect(iso('Asia/Kathmandu')).toBe('2026-10-26T10:47:30+05:45');
    expect(iso('America/St_Johns')).toBe('2026-10-26T02:32:30-02:30');
    expect(iso('America/New_York', new Date('2026-11-01T05:30:00Z'))).toBe('2026-11-01T01:30:00-04:00');
    expect(iso('America/New_York', new Date('2026-11-01T06:30:00Z'))).toBe('2026-11-01T01:30:00-05:00');
  });

  it('calls the zone what people call it', () => {
    expect(localTime('Asia/Tokyo', 'ja', 2026).zoneName).toBe('日本時間');
    expect(localTime('Asia/Tokyo', 'en', 2026).zoneName).toBe('Japan time');
    expect(localTime('Europe/London', 'ja', 2026).zoneName).toBe('Europe/London');
  });
});

function intlClock(zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (instant: Date) => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return {
      day: `${part.year}-${part.month}-${part.day}`,
      hour: Number(part.hour),
      weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part.weekday ?? ''),
      time: `${part.hour}:${part.minute}`,
    };
  };
}

/** UTC midnights of a year after which the offset differs a day later. */
function daysWithChange(zone: string, year: number): readonly Date[] {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = (ms: number): string => format.format(ms).split(', ')[1] ?? '';
  const days = Array.from({ length: 365 }, (_, i) => Date.UTC(year, 0, 1 + i));
  return days.filter((day) => offset(day) !== offset(day + 86_400_000)).map((day) => new Date(day));
}
