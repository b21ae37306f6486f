import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fetchAlerts } from '../../../src/sources/mackerel/alert-pages.ts';
import type { Archive, Http } from '../../../src/world.ts';
import { type AlertLife, alertServer, PAGE_ROWS } from '../../support/alert-server.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const START = seconds('2026-01-01T00:00:00Z');
const SINCE_DAYS = 120;

describe('kept months of alerts', () => {
  it('change nothing: every run finds the same rows with and without them', async () => {
    await fc.assert(
      fc.asyncProperty(histories, runs, async (lives, planned) => {
        const archive = memoryArchive();
        for (const { now, back, lost } of planned) {
          const at = now - back;
          for (const month of lost) archive.lose('alerts', month);
          const cached = await read(alertServer(lives, now).http, archive, at);
          const uncached = await read(alertServer(lives, now).http, null, at);
          expect(cached).toEqual(uncached);
        }
      }),
      { seed: 20261116, numRuns: 300 },
    );
  });

  it('leave a second run the pages that are new, and the alerts that were still open', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 0, max: 200 * DAY }), async (lives, later) => {
        const archive = memoryArchive();
        const first = START + 160 * DAY;
        await read(alertServer(lives, first).http, archive, first);
        const now = first + later;
        const kept = archive.months('alerts');
        const after = kept.length === 0 ? 0 : endOf(kept.at(-1) ?? '');
        const fresh = lives.filter(({ openedAt, listedAt }) => openedAt >= after && listedAt <= now);
        const wereOpen = lives.filter(
          ({ openedAt, closedAt }) => openedAt < after && (closedAt === null || closedAt > first),
        );

        const server = alertServer(lives, now);
        await read(server.http, archive, now);

        // The last page is the one that shows where the kept months begin.
        expect(server.pages.length).toBeLessThanOrEqual(Math.floor(fresh.length / PAGE_ROWS) + 1);
        expect(wereOpen.map(({ id }) => id)).toEqual(expect.arrayContaining(server.single));
        expect(new Set(server.single).size).toBe(server.single.length);
      }),
      { seed: 20261116, numRuns: 200 },
    );
  });

  it('are whole, over for two days, and know of memos only that there is one', async () => {
    const archive = memoryArchive();
    const lives = [life('a', '2026-03-01T00:00:00Z'), life('b', '2026-03-31T23:59:59Z')];
    const at = seconds('2026-05-02T23:59:59Z');
    await read(alertServer(lives, at).http, archive, at);
    expect(archive.months('alerts')).toEqual(['2026-01', '2026-02', '2026-03']);

    const [row] = (await archive.month('alerts', '2026-03'))?.rows ?? [];
    expect(row).toEqual({
      id: 'b',
      type: 'service',
      status: 'CRITICAL',
      monitorId: '4svc',
      openedAt: seconds('2026-03-31T23:59:59Z'),
      hasMemo: true,
    });

    const twoDays = seconds('2026-05-03T00:00:00Z');
    await read(alertServer(lives, twoDays).http, archive, twoDays);
    expect(archive.months('alerts')).toContain('2026-04');
  });

  it('are not kept for what was not over at the instant of the meeting, though it is by now', async () => {
    const archive = memoryArchive();
    const now = seconds('2026-06-10T00:00:00Z');
    await read(alertServer([life('a', '2026-04-10T00:00:00Z')], now).http, archive, now - 40 * DAY);
    expect(archive.months('alerts')).not.toContain('2026-04');
  });

  it('are walked side by side when several are lost: from a cursor right before each', async () => {
    const { archive, lives, now } = await filled();
    archive.lose('alerts', '2026-02');
    archive.lose('alerts', '2026-04');

    const server = alertServer(lives, now);
    await read(server.http, archive, now);

    expect(server.pages.slice(0, 3)).toEqual([
      '',
      expect.stringMatching(/^2026-05/),
      expect.stringMatching(/^2026-03/),
    ]);
    expect(server.pages.length).toBeLessThan(PAGES_OF_ALL - 10);
    expect(archive.months('alerts')).toEqual(['2026-02', '2026-03', '2026-04', '2026-05']);
  });

  it.each([
    ['a cursor is refused', { refuse: true, lie: 0 }],
    ['a cursor leads past the edge', { refuse: false, lie: 30 * DAY }],
  ])('are set aside for a plain walk of everything when %s', async (_, { refuse, lie }) => {
    const { archive, lives, now } = await filled();
    archive.lose('alerts', '2026-03');
    const april = await archive.month('alerts', '2026-04');
    if (april === null) throw new Error('April is kept');
    const other = lives.find(({ openedAt }) => openedAt < startOf('2026-04') - lie)?.id ?? '';
    await archive.keepMonth('alerts', { ...april, boundary: refuse ? 'nowhere' : other });

    const server = alertServer(lives, now);
    const details: string[] = [];
    const cached = await read(server.http, archive, now, (line) => details.push(line));

    expect(cached).toEqual(await read(alertServer(lives, now).http, null, now));
    expect(server.pages.filter((cursor) => cursor === '')).toHaveLength(2);
    expect(details).toEqual([
      'the kept months of alerts do not fit what is listed now: all of them are walked again',
    ]);
    expect(archive.months('alerts')).toContain('2026-03');
  });

  it('are set aside when the list holds an alert at their edge that they lack', async () => {
    const { archive, lives, now } = await filled();
    const late = life('late', '2026-05-31T23:59:00Z');

    const server = alertServer([...lives, late], now);
    const cached = await read(server.http, archive, now);

    expect(cached.map(({ id }) => id)).toContain('late');
    expect(server.pages.filter((cursor) => cursor === '')).toHaveLength(2);
  });

  it('of another organisation are not ours', async () => {
    const { archive, lives, now } = await filled();
    const server = alertServer(lives, now);
    await fetchAlerts(from(server.http, archive, 'other'), ...when(now));
    expect(server.pages.length).toBeGreaterThanOrEqual(PAGES_OF_ALL);
  });

  it('take up a closing with its reason, once', async () => {
    const archive = memoryArchive();
    const first = seconds('2026-05-10T00:00:00Z');
    const closing = { closedAt: seconds('2026-05-20T00:00:00Z'), reason: 'known deploy' };
    const lives = [{ ...life('a', '2026-03-01T00:00:00Z'), ...closing }];
    await read(alertServer(lives, first).http, archive, first);
    const second = alertServer(lives, first + 20 * DAY);
    const third = alertServer(lives, first + 20 * DAY);

    const found = await read(second.http, archive, first + 20 * DAY);
    await read(third.http, archive, first + 20 * DAY);

    expect(found).toEqual([expect.objectContaining(closing)]);
    expect(second.single).toEqual(['a']);
    expect(third.single).toEqual([]);
  });
});

/** An alert a day, four kept months, and a run shortly after. */
async function filled(): Promise<{ archive: MemoryArchive; lives: readonly AlertLife[]; now: number }> {
  const now = seconds('2026-06-05T00:00:00Z');
  const lives = Array.from({ length: 150 }, (_, i) => {
    const openedAt = now - (i + 1) * DAY;
    const day = new Date(openedAt * 1000).toISOString().slice(0, 10);
    return { ...life(day, `${day}T00:00:00Z`), closedAt: openedAt + HOUR };
  });
  const archive = memoryArchive();
  await read(alertServer(lives, now).http, archive, now);
  return { archive, lives, now };
}

/** 120 days of one alert each, and those of the rest of the first month. */
const PAGES_OF_ALL = 40;

async function read(http: Http, archive: Archive | null, at: number, detail?: (line: string) => void) {
  const rows = await fetchAlerts(from(http, archive, 'acme', detail), ...when(at));
  // A memo is not kept, and nobody reads one.
  return rows.map(({ id, status, openedAt, closedAt = null, reason = null }) => ({
    id,
    status,
    openedAt,
    closedAt,
    reason,
  }));
}

const from = (
  http: Http,
  archive: Archive | null,
  org: string,
  detail: (line: string) => void = () => {},
) => ({ http, archive, org: async () => org, detail });

const when = (at: number): [Date, Date] => [new Date((at - SINCE_DAYS * DAY) * 1000), new Date(at * 1000)];

/** Over half a year, many in the same hour; some come late into the list, some close late or never. */
const histories: fc.Arbitrary<readonly AlertLife[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'0aZ') }),
      opened: fc.integer({ min: 0, max: 320 * 8 }),
      late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 47 })),
      open: fc.oneof(
        fc.constant(null),
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: 0, max: 24 * 200 }),
      ),
      reason: fc.constantFrom(null, 'known deploy', ''),
    }),
    { selector: ({ id }) => id, maxLength: 60 },
  )
  .map((drawn) =>
    drawn.map(({ id, opened, late, open, reason }) => {
      const openedAt = START + opened * 3 * HOUR;
      const listedAt = openedAt + late * HOUR;
      return { id, openedAt, listedAt, closedAt: open === null ? null : openedAt + open * HOUR, reason };
    }),
  );

/** Runs one after the other, some of them for an instant that is past. Between them months may be lost. */
const runs = fc
  .array(
    fc.record({
      wait: fc.integer({ min: 0, max: 60 * 24 }),
      back: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90 * 24 })),
      lost: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map((drawn) => {
    let now = START + 120 * DAY;
    return drawn.map(({ wait, back, lost }) => {
      now += wait * HOUR;
      return { now, back: back * HOUR, lost: lost.map((month) => `2026-0${month}`) };
    });
  });

function life(id: string, opened: string): AlertLife {
  const openedAt = seconds(opened);
  return { id, openedAt, listedAt: openedAt, closedAt: null, reason: null };
}

function seconds(instant: string): number {
  return Date.parse(instant) / 1000;
}

function startOf(month: string): number {
  return seconds(`${month}-01T00:00:00Z`);
}

function endOf(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Date.UTC(year, number) / 1000;
}
