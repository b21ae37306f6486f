import type { Objective, Series } from '../../src/records.ts';
import { tokyo } from './meeting.ts';

const HOUR = 3_600_000;

/** Hourly means of a counter posted each minute, from 2026-09-01 in Tokyo on; `null` is an hour without data. */
export function hourly(name: string, hours: number, mean: (hour: number) => number | null): Series {
  const start = tokyo('2026-09-01').getTime();
  return {
    origin: { source: 'mackerel', id: name, url: 'https://mackerel.io/orgs/acme/services/shop' },
    stepMinutes: 60,
    postedEveryMinutes: 1,
    points: Array.from({ length: hours }, (_, hour) => ({
      at: start + hour * HOUR,
      value: mean(hour),
    })).flatMap(({ at, value }) => (value === null ? [] : [{ at, value }])),
  };
}

/** September and October. */
export const BOTH_MONTHS = (30 + 31) * 24;

/** The hour of the series that starts at this time in Tokyo. */
export function hourOf(clock: string): number {
  return (tokyo(clock).getTime() - tokyo('2026-09-01').getTime()) / HOUR;
}

export function objective(different: Partial<Objective> = {}): Objective {
  const {
    total = hourly('http.requests', BOTH_MONTHS, () => 1000),
    bad = hourly('http.errors', BOTH_MONTHS, () => 0.5),
  } = different;
  return {
    origin: {
      source: 'mackerel',
      id: 'availability',
      url: 'https://mackerel.io/orgs/acme/services/shop',
    },
    name: '可用性',
    counted: { are: 'events' },
    target: 99.9,
    total,
    bad,
    earlier: { total, bad },
    ...different,
  };
}
