import type { Archive } from '../../world.ts';
import { type Hours, isPackedHours, type PackedHours, packHours, unpackHours } from './packed-hours.ts';
import { monthOf, type UtcMonth } from './utc-months.ts';

/** One file: of one owner ('/api/v0/hosts/3xYz/metrics'), for the month in which what was asked ends. */
interface Place {
  readonly path: string;
  readonly month: UtcMonth;
}

export interface HoursFiles {
  /** What is kept of a metric, once: thousands of them are no small matter, so it is let go when it is handed out. */
  take(place: Place, metric: string): Promise<Hours | null>;
  put(place: Place, metric: string, hours: Hours, fetchedAt: Date): Promise<void>;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

/** Written in waves and not only at the end, so that a scan that is cut short goes on from there. */
export function openHoursFiles(archive: Archive, org: () => Promise<string>): HoursFiles {
  const opened = new Map<string, Promise<Map<string, PackedHours>>>();
  const unwritten = new Map<string, Unwritten>();
  let waiting = 0;
  let writing = Promise.resolve();

  const read = async (place: Place): Promise<Map<string, PackedHours>> => {
    const kept = await archive.month(listingOf(place), place.month);
    const rows = kept?.request === requestOf(place, await org()) ? kept.rows.filter(isPackedHours) : [];
    return new Map(rows.map((row) => [row.metric, row]));
  };

  const write = async ({ place, fetchedAt, rows }: Unwritten): Promise<void> => {
    const all = new Map([...(await read(place)), ...rows]);
    const sorted = [...all.values()].sort((a, b) => (a.metric < b.metric ? -1 : 1));
    const request = requestOf(place, await org());
    const { month } = place;
    await archive.keepMonth(listingOf(place), { month, request, fetchedAt, boundary: null, rows: sorted });
  };

  const flush = (): Promise<void> => {
    const wave = [...unwritten.values()];
    unwritten.clear();
    waiting = 0;
    writing = writing.then(async () => {
      for (const file of wave) await write(file);
      const [{ fetchedAt } = { fetchedAt: null }] = wave;
      if (fetchedAt !== null) await archive.dropMonths(LISTINGS, oldestKept(fetchedAt));
    });
    return writing;
  };

  return {
    async take(place, metric) {
      const file = nameOf(place);
      const rows = opened.get(file) ?? read(place);
      opened.set(file, rows);
      const row = (await rows).get(metric);
      (await rows).delete(metric);
      return row === undefined ? null : unpackHours(row);
    },
    async put(place, metric, hours, fetchedAt) {
      if (place.month < oldestKept(fetchedAt)) return;
      const row = await packHours(metric, hours);
      if (row === null) return;
      const file = unwritten.get(nameOf(place)) ?? { place, fetchedAt, rows: new Map() };
      file.rows.set(metric, row);
      unwritten.set(nameOf(place), file);
      waiting += 1;
      if (waiting >= WAVE) await flush();
    },
    flush,
  };
}

interface Unwritten {
  readonly place: Place;
  readonly fetchedAt: Date;
  readonly rows: Map<string, PackedHours>;
}

const LISTINGS = 'hours';
/** In seconds: a page needs the month before its own, and is seldom made again later. */
const KEPT = 75 * 86_400;
/** Rows: some ten seconds of reading. Every wave writes the files of all hosts that it met. */
const WAVE = 500;

const oldestKept = (fetchedAt: Date): UtcMonth => monthOf(fetchedAt.getTime() / 1000 - KEPT);
const listingOf = ({ path }: Place): string => `${LISTINGS}/${path.split('/').slice(-3, -1).join('/')}`;
const nameOf = ({ path, month }: Place): string => `${path} ${month}`;
const requestOf = ({ path }: Place, org: string): string => `GET ${path} hour by hour, of ${org}`;
