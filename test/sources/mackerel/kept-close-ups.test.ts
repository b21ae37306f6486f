import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CloseUp } from '../../../src/records/queries.ts';
import { closeUps } from '../../../src/sources/mackerel/close-ups.ts';
import type { Get, Http } from '../../../src/world.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';
import { host, metric } from '../../support/metrics.ts';

const HOUR = 3_600_000;
const FROM = tokyo('2026-10-30 11:00').getTime();
const TO = FROM + 7 * HOUR;
const SETTLED = TO + 48 * HOUR;
const LISTING = 'close-ups/shop';

let archive: MemoryArchive;
beforeEach(() => {
  archive = memoryArchive();
});

describe('close-ups that can not change any more', () => {
  it('are asked for once, and come back as they were', async () => {
    const first = await read([closeUp('latency'), ofHost('loadavg5')]);
    const second = await read([closeUp('latency'), ofHost('loadavg5')]);
    expect(first.asked).toEqual(['services/shop latency', 'hosts/id-web1 loadavg5']);
    expect(second.asked).toEqual([]);
    expect(second.found).toEqual(first.found);
    expect(second.found.get('latency')).toHaveLength(7 * 60);
  });

  it('are the same with and without what is kept, whatever was posted and whenever the runs were', async () => {
    const hoursLate = fc.array(fc.integer({ min: -3, max: 60 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(posted, hoursLate, async (points, runs) => {
        const kept = memoryArchive();
        for (const late of runs) {
          const different = { points, now: TO + late * HOUR };
          const cached = await read([closeUp('latency')], { ...different, archive: kept });
          const uncached = await read([closeUp('latency')], { ...different, archive: null });
          expect(cached.found).toEqual(uncached.found);
        }
      }),
      { seed: 20261116, numRuns: 60 },
    );
  });

  it('are kept two days after their end, by the clock of the server and by the instant of the meeting', async () => {
    await read([closeUp('latency')], { now: SETTLED - 1000 });
    await read([closeUp('latency')], { now: SETTLED, at: SETTLED - 1000 });
    await read([closeUp('latency')], { now: null, at: SETTLED });
    expect(archive.months(LISTING)).toEqual([]);
    await read([closeUp('latency')], { now: SETTLED, at: SETTLED });
    expect(archive.months(LISTING)).toEqual(['2026-10']);
  });

  it('stand beside others that still change', async () => {
    const late = closeUp('orders', HOUR);
    expect((await read([closeUp('latency'), late], { now: SETTLED })).asked).toHaveLength(2);
    expect((await read([closeUp('latency'), late], { now: SETTLED })).asked).toEqual([
      'services/shop orders',
    ]);
  });

  it('are not kept where a point stands between two minutes, nor where nothing answers', async () => {
    const between = everyMinute().map(({ time, value }) => ({ time: time + 7, value }));
    await read([closeUp('latency')], { points: between });
    await read([closeUp('latency')], { points: null });
    expect(archive.months(LISTING)).toEqual([]);
  });

  it('answer for their own organisation, metric, owner and stretch alone', async () => {
    await read([closeUp('latency')]);
    expect((await read([closeUp('latency')], { org: 'other' })).asked).toHaveLength(1);
    await read([closeUp('latency')]);
    for (const other of [closeUp('orders'), ofHost('latency'), closeUp('latency', 60_000)])
      expect((await read([other], { archive: copyOf(archive) })).asked).toHaveLength(1);
  });

  it('are what the page shows now: what it showed before goes', async () => {
    await read([closeUp('latency'), closeUp('orders')]);
    await read([closeUp('latency'), closeUp('carts')]);
    const { rows = [] } = (await archive.month(LISTING, '2026-10')) ?? {};
    expect(rows).toEqual(['latency', 'carts'].map((name) => expect.objectContaining(rowOf(name))));
  });

  it('are asked for again where a row is not as it was written', async () => {
    await read([closeUp('latency')]);
    const rows = (await archive.month(LISTING, '2026-10'))?.rows ?? [];
    const [row = {}] = rows as readonly object[];
    for (const broken of [null, { ...row, values: 'many' }, { ...row, from: null }, { ...row, metric: 3 }]) {
      await replaceRows([broken]);
      expect((await read([closeUp('latency')])).asked).toHaveLength(1);
      expect((await read([closeUp('latency')])).asked).toEqual([]);
    }
  });

  it('are dropped after a hundred days, and not kept for a page of long ago', async () => {
    await read([closeUp('latency')]);
    const later = 80 * 24 * HOUR;
    const page = { from: tokyo('2027-01-01'), to: tokyo('2027-02-01') };
    await read([closeUp('latency', later)], { points: [], now: SETTLED + later, period: page });
    expect(archive.months(LISTING)).toEqual(['2026-10', '2027-01']);
    const muchLater = later + 31 * 24 * HOUR;
    const next = { from: tokyo('2027-02-01'), to: tokyo('2027-03-01') };
    await read([closeUp('latency', muchLater)], { points: [], now: SETTLED + muchLater, period: next });
    expect(archive.months(LISTING)).toEqual(['2027-01', '2027-02']);
    await read([closeUp('latency')], { now: SETTLED + muchLater });
    expect(archive.months(LISTING)).toEqual(['2027-01', '2027-02']);
  });
});

interface Point {
  readonly time: number;
  readonly value: number;
}

/** Eight hours of it. */
const everyMinute = (): readonly Point[] =>
  Array.from({ length: 8 * 60 }, (_, i) => ({ time: FROM / 1000 + i * 60, value: i + 0.5 }));

/** With gaps, of any value. */
const posted: fc.Arbitrary<readonly Point[]> = fc
  .array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { freq: 4 }), { maxLength: 100 })
  .map((values) =>
    values.flatMap((value, i) =>
      value === null ? [] : [{ time: FROM / 1000 + i * 5 * 60, value: value + 0 }],
    ),
  );

function closeUp(name: string, later = 0, series = metric(name)): CloseUp {
  const period = { from: new Date(FROM + later), to: new Date(TO + later) };
  return { origin: { source: 'mackerel', id: name, url: null }, series, period };
}

const ofHost = (name: string): CloseUp => closeUp(name, 0, metric(name, { host: host('web1') }));

const rowOf = (name: string) => ({ metric: `/api/v0/services/shop/metrics?name=${name}`, from: FROM / 1000 });

/** One run, and what it asked. */
async function read(
  asked: readonly CloseUp[],
  different: {
    archive?: MemoryArchive | null;
    org?: string;
    points?: readonly Point[] | null;
    /** By the server's clock; `null`: it tells none. */
    now?: number | null;
    at?: number;
    period?: { readonly from: Date; readonly to: Date };
  } = {},
) {
  const { org = 'acme', points = everyMinute(), now = SETTLED, period = meeting().period } = different;
  const server = api(points, now);
  const kept = different.archive === undefined ? archive : different.archive;
  const sight = { http: server.http, archive: kept, org: async () => org };
  const at = new Date(different.at ?? now ?? SETTLED);
  const found = await closeUps(sight, asked, meeting({ at, period }));
  return { found, asked: server.asked };
}

/** `points`: of every metric; `null`: there is none. */
function api(points: readonly Point[] | null, now: number | null) {
  const asked: string[] = [];
  const find = async <T>({ path, query, schema }: Get<T>) => {
    asked.push(`${/(?:hosts|services)\/[^/]+/.exec(path)?.[0]} ${query?.name}`);
    if (points === null) return null;
    const [from, to] = [Number(query?.from), Number(query?.to)];
    const metrics = points.filter(({ time }) => from <= time && time <= to);
    return { value: schema.parse({ metrics }), links: {}, movedTo: null };
  };
  const http: Http = {
    find,
    get: () => Promise.reject(new Error('not asked here')),
    seenHeaders: () => (now === null ? {} : { date: new Date(now).toUTCString() }),
  };
  return { http, asked };
}

/** Reads are of the original, writes are lost. */
const copyOf = (of: MemoryArchive): MemoryArchive => ({ ...of, keepMonth: async () => {} });

async function replaceRows(rows: readonly unknown[]): Promise<void> {
  const kept = await archive.month(LISTING, '2026-10');
  if (kept === null) throw new Error('nothing is kept');
  await archive.keepMonth(LISTING, { ...kept, rows });
}
