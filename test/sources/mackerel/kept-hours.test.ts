import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openKeptHours } from '../../../src/sources/mackerel/kept-hours.ts';
import type { Window } from '../../../src/sources/mackerel/service-metrics.ts';
import type { Http } from '../../../src/world.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** September and October in Tokyo. */
const range = { from: seconds('2026-08-31T15:00:00Z'), to: seconds('2026-10-31T15:00:00Z') };
const SETTLED = range.to + 2 * DAY;
const PATH = '/api/v0/hosts/h1/metrics';
const LISTING = 'hours/hosts/h1';

let archive: MemoryArchive;
beforeEach(() => {
  archive = memoryArchive();
});

describe('hours of a metric that can not change any more', () => {
  it('are asked once, and come back as they were', async () => {
    const first = await read(everyHour());
    const second = await read(everyHour());
    expect(first.asked).toEqual([range]);
    expect(second.asked).toEqual([]);
    expect(second.points).toEqual(first.points);
    expect(second.points).toHaveLength(61 * 24);
  });

  it('leave only the open tail to be asked, wide enough to be answered hour by hour', async () => {
    const now = seconds('2026-10-20T00:30:00Z');
    const open = { from: range.from, to: seconds('2026-10-20T00:00:00Z') };
    const first = await read(everyHour(), { now, range: open });
    const second = await read(everyHour(), { now, range: open });
    expect(first.asked).toEqual([open]);
    expect(second.asked).toEqual([{ from: open.to - 11 * DAY, to: open.to }]);
    expect(second.points).toEqual(first.points);
    const [dayLater, toDayLater] = [now + DAY, { ...open, to: open.to + DAY }];
    const third = await read(everyHour(), { now: dayLater, range: toDayLater });
    expect(third.asked).toEqual([{ from: toDayLater.to - 11 * DAY, to: toDayLater.to }]);
    expect(third.points).toEqual((await read(everyHour(), { archive: null, range: toDayLater })).points);
  });

  it('are the first half of the next page', async () => {
    await read(everyHour());
    const next = { from: seconds('2026-09-30T15:00:00Z'), to: seconds('2026-11-30T15:00:00Z') };
    const { asked, points } = await read(everyHour(next), { now: next.to + 2 * DAY, range: next });
    expect(asked).toEqual([{ from: range.to, to: next.to }]);
    expect(points).toEqual(everyHour(next));
    expect((await read(everyHour(next), { now: next.to + 2 * DAY, range: next })).asked).toEqual([]);
  });

  it('are the same with and without what is kept, whatever was posted and whenever the runs were', async () => {
    const run = fc.record({ days: fc.integer({ min: 12, max: 61 }), late: fc.integer({ min: 0, max: 90 }) });
    await fc.assert(
      fc.asyncProperty(posted, fc.array(run, { minLength: 2, maxLength: 4 }), async (points, runs) => {
        const kept = memoryArchive();
        for (const { days, late } of runs) {
          const asked = { from: range.from, to: range.from + days * DAY };
          const different = { now: asked.to + late * HOUR, range: asked };
          const cached = await read(points, { ...different, archive: kept });
          expect(cached.points).toEqual((await read(points, { ...different, archive: null })).points);
        }
      }),
      { seed: 20261116, numRuns: 100 },
    );
  });

  it('are asked anew, all of them, when the tail is no longer what it was', async () => {
    const now = seconds('2026-10-20T00:30:00Z');
    const open = { from: range.from, to: seconds('2026-10-20T00:00:00Z') };
    await read(everyHour(), { now, range: open });
    const mended = everyHour().map((point) => ({ ...point, value: point.value + 1 }));
    const { asked, points } = await read(mended, { now, range: open });
    expect(asked).toEqual([{ from: open.to - 11 * DAY, to: open.to }, open]);
    expect(points?.[0]).toEqual(mended[0]);
  });

  it('are kept two days after their end by the clock of the server, and not at all where it tells none', async () => {
    await read(everyHour(), { now: null });
    expect(archive.months(LISTING)).toEqual([]);
    await read(everyHour(), { now: SETTLED - 1 });
    expect((await read(everyHour(), { now: SETTLED - 1 })).asked).toHaveLength(1);
    await read(everyHour(), { now: SETTLED });
    expect((await read(everyHour(), { now: SETTLED })).asked).toEqual([]);
  });

  it('are not kept where a point stands between two hours', async () => {
    const finer = everyHour().map(({ time, value }) => ({ time: time + 600, value }));
    await read(finer);
    expect(archive.months(LISTING)).toEqual([]);
  });

  it('answer for their own organisation alone', async () => {
    await read(everyHour());
    expect((await read(everyHour(), { org: 'other' })).asked).toEqual([range]);
  });

  it('are dropped when nobody compares with them any more, and not kept for a page of long ago', async () => {
    await read(everyHour());
    const later = { from: range.from + 92 * DAY, to: range.to + 92 * DAY };
    await read(everyHour(later), { now: later.to + 2 * DAY, range: later });
    expect(archive.months(LISTING)).toEqual(['2027-01']);
    await read(everyHour(), { now: later.to });
    expect(archive.months(LISTING)).toEqual(['2027-01']);
  });

  it('are written on the way, so that a scan that is cut short goes on', async () => {
    const server = api(everyHour(), SETTLED);
    const hours = openKeptHours({ http: server.http, archive, org: async () => 'acme' }, server.ask);
    for (let i = 0; i < 600; i++) await hours.points({ path: PATH, metric: `m${i}`, range });
    const { rows = [] } = (await archive.month(LISTING, '2026-10')) ?? {};
    expect(rows.length).toBeGreaterThanOrEqual(500);
    const again = api(everyHour(), SETTLED);
    const later = openKeptHours({ http: again.http, archive, org: async () => 'acme' }, again.ask);
    for (let i = 0; i < 600; i++) await later.points({ path: PATH, metric: `m${i}`, range });
    expect(again.asked).toHaveLength(600 - rows.length);
  });
});

interface Point {
  readonly time: number;
  readonly value: number;
}

const everyHour = ({ from, to }: Window = range): readonly Point[] =>
  Array.from({ length: (to - from) / HOUR }, (_, i) => ({
    time: from + i * HOUR,
    value: (from / HOUR + i) * 0.1,
  }));

/** With gaps, of any value. */
const posted: fc.Arbitrary<readonly Point[]> = fc
  .array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { freq: 4 }), { maxLength: 200 })
  .map((values) =>
    values.flatMap((value, i) =>
      value === null ? [] : [{ time: range.from + i * 7 * HOUR, value: value + 0 }],
    ),
  );

function api(points: readonly Point[], now: number | null) {
  const asked: Window[] = [];
  const http: Http = {
    find: () => Promise.reject(new Error('not asked here')),
    get: () => Promise.reject(new Error('not asked here')),
    seenHeaders: () => (now === null ? {} : { date: new Date(now * 1000).toUTCString() }),
  };
  const ask = async ({ range: wanted }: { readonly range: Window }) => {
    asked.push(wanted);
    return points.filter(({ time }) => wanted.from <= time && time < wanted.to);
  };
  return { http, ask, asked };
}

/** One run of a scan, and what it asked. */
async function read(
  points: readonly Point[],
  different: {
    archive?: MemoryArchive | null;
    org?: string;
    range?: Window;
    now?: number | null;
  } = {},
) {
  const { org = 'acme', now = SETTLED } = different;
  const { http, ask, asked } = api(points, now);
  const kept = different.archive === undefined ? archive : different.archive;
  const wanted = { path: PATH, metric: 'loadavg5', range: different.range ?? range };
  if (kept === null) return { points: await ask(wanted), asked };
  const hours = openKeptHours({ http, archive: kept, org: async () => org }, ask);
  const found = await hours.points(wanted);
  await hours.flush();
  return { points: found, asked };
}

function seconds(instant: string): number {
  return Date.parse(instant) / 1000;
}
