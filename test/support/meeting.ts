import { localTime } from '../../src/local-time.ts';
import type { Meeting } from '../../src/meeting.ts';

/** The meeting of 2026-11-16 at 09:00 in Tokyo that reviews October 2026 for `shop`, with what a test says differently. */
export function meeting(different: Partial<Meeting> = {}): Meeting {
  const locale = different.locale ?? 'ja';
  return {
    service: 'shop',
    homeRepo: 'acme/operations',
    month: { year: 2026, month: 10 },
    period: { from: tokyo('2026-10-01'), to: tokyo('2026-11-01') },
    earlier: { from: tokyo('2026-09-01'), to: tokyo('2026-10-01') },
    history: { from: tokyo('2026-05-01'), to: tokyo('2026-11-01') },
    trend: { from: tokyo('2025-10-01'), to: tokyo('2026-11-01') },
    at: tokyo('2026-11-16 09:00'),
    locale,
    local: localTime('Asia/Tokyo', locale, 2026),
    rules: {
      night: { fromHour: 22, toHour: 7 },
      flapping: { alerts: 10, withinHours: 6, closedWithinMinutes: 15 },
      holidays: null,
    },
    holidays: null,
    links: {},
    known: [],
    lastPage: null,
    ...different,
  };
}

/** An instant by the clock on the wall in Tokyo: '2026-10-01' (midnight), '2026-10-01 09:30' or with seconds. */
export function tokyo(clock: string): Date {
  const [day, time = '00:00'] = clock.split(' ');
  return new Date(`${day}T${time}+09:00`);
}
