import type { MetricBook, MetricSeries } from '../../src/records.ts';
import { tokyo } from './meeting.ts';

const HOUR = 3_600_000;
const FIRST = tokyo('2026-09-01').getTime();
export const SLOTS = 61 * 24;

/** The hours of September and October 2026 in Tokyo. */
export const GRID: MetricBook['grid'] = {
  starts: Array.from({ length: SLOTS }, (_, slot) => FIRST + slot * HOUR),
  stepMinutes: 60,
  perDay: 24,
  split: 30 * 24,
};

export function book(series: readonly MetricSeries[], different: Partial<MetricBook> = {}): MetricBook {
  return { grid: GRID, series, left: 0, failed: 0, ...different };
}

/** The slot of an instant by the clock on the wall in Tokyo. */
export const slotAt = (clock: string): number => (tokyo(clock).getTime() - FIRST) / HOUR;

/** A value per hour; noise is the same in every run. */
export function hours(value: (slot: number, noise: number) => number, seed = 1): Float64Array {
  let state = seed;
  const noise = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
  return Float64Array.from({ length: SLOTS }, (_, slot) => value(slot, noise()));
}

/** A metric of the service `shop`, steady at 100, with what a test says differently. */
export function metric(name: string, different: Partial<MetricSeries> = {}): MetricSeries {
  const owner = different.host?.id ?? different.role ?? 'shop';
  return {
    origin: { source: 'mackerel', id: `${owner}/${name}`, url: null },
    graph: `https://mackerel.io/orgs/acme/graphs?name=${name}&t={from},{to}`,
    service: 'shop',
    host: null,
    role: null,
    metric: name,
    unit: 'other',
    values: hours((_, noise) => 100 + 4 * noise, seedOf(`${owner}/${name}`)),
    size: null,
    shownOn: [],
    yearAgo: null,
    ...different,
  };
}

export const host = (name: string): NonNullable<MetricSeries['host']> => ({
  id: `id-${name}`,
  name,
  retired: false,
  url: null,
});

const seedOf = (id: string): number =>
  [...id].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1_000_003, 7);
