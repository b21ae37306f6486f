import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Metric } from '../../../src/sources/mackerel/metric.ts';
import { fetchMinutes } from '../../../src/sources/mackerel/minute-windows.ts';
import type { Get, Http } from '../../../src/world.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';

const HOUR = 3600;
const FROM = seconds('2026-10-09T03:00:00Z');
const TO = seconds('2026-10-10T15:00:00Z');
/** 36 hours: two windows of 18. */
const range = { from: new Date(FROM * 1000), to: new Date(TO * 1000) };
const LAST = TO - 18 * HOUR;
const SETTLED = TO + 48 * HOUR;
const LISTING = 'minutes/shop/latency.p95';
const metric: Metric = { of: 'services', owner: 'shop', name: 'latency.p95' };

let archive: MemoryArchive;
beforeEach(() => {
  archive = memoryArchive();
});

describe('minutes of a metric that can not change any more', () => {
  it('are asked once; later runs ask the last window only, and see the same', async () => {
    const first = await read(server(everyMinute()));
    const second = await read(server(everyMinute()));
    expect(first.asked).toEqual([FROM, LAST]);
    expect(second.asked).toEqual([LAST]);
    expect(second.measured).toEqual(first.measured);
    expect(second.measured?.points).toHaveLength(36 * 60);
  });

  it('are the same with and without what is kept, whatever was posted', async () => {
    await fc.assert(
      fc.asyncProperty(posted, async (points) => {
        const kept = memoryArchive();
        await read(server(points), { archive: kept });
        const cached = await read(server(points), { archive: kept });
        const uncached = await read(server(points), { archive: null });
        expect(cached.measured).toEqual(uncached.measured);
      }),
      { seed: 20261116, numRuns: 60 },
    );
  });

  it('are asked anew when the last window is no longer what it was', async () => {
    await read(server(everyMinute()));
    const mended = everyMinute().map((point) => ({ ...point, value: point.value + 1 }));
    const { asked, measured } = await read(server(mended));
    expect(asked).toEqual([LAST, FROM]);
    expect(measured?.points.at(0)?.value).toBe(mended[0]?.value);
    expect((await read(server(mended))).asked).toEqual([LAST]);
  });

  it('are forgotten when the metric is gone', async () => {
    await read(server(everyMinute()));
    expect((await read(server(null))).measured).toBeNull();
  });

  it('are kept two days after their end, by the clock of the server and by the instant of the meeting', async () => {
    await read(server(everyMinute(), SETTLED - 1));
    expect(archive.months(LISTING)).toEqual([]);
    await read(server(everyMinute(), SETTLED), { at: SETTLED - 1 });
    expect(archive.months(LISTING)).toEqual([]);
    await read(server(everyMinute(), SETTLED), { at: SETTLED });
    expect(archive.months(LISTING)).toEqual(['2026-10']);
  });

  it('answer for their own organisation, metric and range alone', async () => {
    await read(server(everyMinute()));
    expect((await read(server(everyMinute()), { org: 'other' })).asked).toHaveLength(2);
    const later = { from: new Date((FROM + 60) * 1000), to: range.to };
    expect((await read(server(everyMinute()), { range: later })).asked).toHaveLength(2);
    expect((await read(server(everyMinute()), { metric: { ...metric, of: 'hosts' } })).asked).toHaveLength(2);
  });

  it('are a line for each window: a value per minute, null where there is none', async () => {
    await read(server(everyMinute().filter(({ time }) => time !== FROM + 60)));
    const { rows = [] } = (await archive.month(LISTING, '2026-10')) ?? {};
    expect(rows).toEqual([
      { from: FROM, values: expect.arrayContaining([0.5, null]) },
      { from: LAST, values: expect.any(Array) },
    ]);
    expect((rows[0] as { values: unknown[] }).values.slice(0, 3)).toEqual([0.5, null, 2.5]);
  });

  it('are dropped when a page of a hundred days later keeps its own', async () => {
    await read(server(everyMinute()));
    const later = 92 * 24 * HOUR;
    const points = everyMinute().map(({ time, value }) => ({ time: time + later, value }));
    await read(server(points, SETTLED + later), {
      range: { from: new Date((FROM + later) * 1000), to: new Date((TO + later) * 1000) },
      at: SETTLED + later + 10 * 24 * HOUR,
    });
    expect(archive.months(LISTING)).toEqual(['2026-10', '2027-01']);
    const muchLater = later + 31 * 24 * HOUR;
    await read(server(points, SETTLED + muchLater), {
      range: { from: new Date((FROM + muchLater) * 1000), to: new Date((TO + muchLater) * 1000) },
      at: SETTLED + muchLater,
    });
    expect(archive.months(LISTING)).toEqual(['2027-01', '2027-02']);
  });

  it('are not kept for a page of long ago', async () => {
    const year = 365 * 24 * HOUR;
    await read(server(everyMinute(), SETTLED + year), { at: SETTLED + year });
    expect(archive.months(LISTING)).toEqual([]);
  });
});

interface Point {
  readonly time: number;
  readonly value: number;
}

const everyMinute = (): readonly Point[] =>
  Array.from({ length: 36 * 60 }, (_, i) => ({ time: FROM + i * 60, value: i + 0.5 }));

/** Every so many minutes with gaps, on the minute or off it, of any value. */
const posted: fc.Arbitrary<readonly Point[]> = fc
  .record({
    step: fc.constantFrom(60, 300, 600),
    off: fc.constantFrom(0, 0, 0, 7),
    values: fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { freq: 4 }), {
      maxLength: 300,
    }),
  })
  .map(({ step, off, values }) =>
    values.flatMap((value, i) => (value === null ? [] : [{ time: FROM + off + i * step, value: value + 0 }])),
  );

/** A metric as the API gives it at `now`; `null`: it is not there. */
function server(points: readonly Point[] | null, now = SETTLED): { http: Http; asked: number[] } {
  const asked: number[] = [];
  const find = async <T>({ query, schema }: Get<T>) => {
    const [from, to] = [Number(query?.from), Number(query?.to)];
    // The probe of how often the metric is posted is narrower. Like the real door, nothing is asked twice.
    if (to - from > 4 * HOUR && !asked.includes(from)) asked.push(from);
    if (points === null) return null;
    const metrics = points.filter(({ time }) => from <= time && time <= to);
    return { value: schema.parse({ metrics }), links: {}, movedTo: null };
  };
  const http: Http = {
    find,
    get: () => Promise.reject(new Error('not asked here')),
    seenHeaders: () => ({ date: new Date(now * 1000).toUTCString() }),
  };
  return { http, asked };
}

async function read(
  { http, asked }: ReturnType<typeof server>,
  different: {
    archive?: MemoryArchive | null;
    org?: string;
    range?: typeof range;
    metric?: Metric;
    at?: number;
  } = {},
) {
  const { org = 'acme', at = SETTLED } = different;
  const sight = {
    http,
    archive: different.archive === undefined ? archive : different.archive,
    org: async () => org,
  };
  const about = different.metric ?? metric;
  const measured = await fetchMinutes(sight, about, different.range ?? range, new Date(at * 1000));
  return { measured, asked };
}

function seconds(instant: string): number {
  return Date.parse(instant) / 1000;
}
