import type { Archive, Http } from '../../world.ts';
import { openHoursFiles } from './hours-files.ts';
import { HOUR, type Hours } from './packed-hours.ts';
import { type RawPoint, readPoints, type Window } from './service-metrics.ts';
import { serverClock, settledUntil } from './settled.ts';
import { monthOf, startOf } from './utc-months.ts';

/** A metric by the address of its owner's metrics and its name. */
export interface HoursAsked {
  readonly path: string;
  readonly metric: string;
  /** On whole hours, more than ten days wide and at most 83: what is answered hour by hour. */
  readonly range: Window;
}

export type AskHours = (asked: HoursAsked) => Promise<readonly RawPoint[] | null>;

export interface KeptHours {
  /** The points of the range, of which only the part is asked for that no earlier run kept; `null` when the metric is not there. */
  points(asked: HoursAsked): Promise<readonly RawPoint[] | null>;
  /** Writes what is not written yet: for the end of a scan. */
  flush(): Promise<void>;
}

/**
 * Hours that can't change any more are asked for once. The file is that of the month in which the range ends; the page of
 * the next month finds its own first half there.
 */
export function openKeptHours({ http, archive, org }: Sight, ask: AskHours): KeptHours {
  const files = openHoursFiles(archive, org);

  /** As far as it covers the range from its beginning. */
  const known = async ({ path, metric, range }: HoursAsked): Promise<Hours> => {
    const last = monthOf(range.to - 1);
    for (const month of [last, monthOf(startOf(last) - 1)]) {
      const kept = await files.take({ path, month }, metric);
      if (kept !== null && kept.from <= range.from && kept.to > range.from) return within(kept, range);
    }
    return { from: range.from, to: range.from, points: [] };
  };

  const keep = async ({ path, metric, range }: HoursAsked, raw: readonly RawPoint[]): Promise<void> => {
    const fetchedAt = serverClock(http);
    if (fetchedAt === null) return;
    const settled = Math.floor(settledUntil(fetchedAt) / HOUR) * HOUR;
    const hours = within({ ...range, points: toPoints(raw, range) }, { ...range, to: settled });
    if (hours.to <= hours.from) return;
    await files.put({ path, month: monthOf(range.to - 1) }, metric, hours, fetchedAt);
  };

  return {
    async points(asked) {
      const { range } = asked;
      const before = await known(asked);
      if (before.to === range.to) return before.points;
      const joined = before.points.length === 0 ? null : await withTail(before, asked, ask);
      const points = joined ?? (await ask(asked));
      if (points !== null) await keep(asked, points);
      return points;
    },
    flush: files.flush,
  };
}

interface Sight {
  readonly http: Http;
  readonly archive: Archive;
  readonly org: () => Promise<string>;
}

/** `null` when the metric is gone, or what is answered now does not fit what is kept. */
async function withTail(
  before: Hours,
  asked: HoursAsked,
  ask: AskHours,
): Promise<readonly RawPoint[] | null> {
  const { from, to } = asked.range;
  const tail = { from: Math.max(from, Math.min(before.to, to - HOUR_BY_HOUR)), to };
  const answer = await ask({ ...asked, range: tail });
  if (answer === null) return null;
  const fresh = toPoints(answer, tail);
  const again = fresh.filter(({ time }) => time < before.to);
  const kept = within(before, { from: tail.from, to: before.to }).points;
  const fits = again.length === kept.length && again.every(({ value }, i) => value === kept[i]?.value);
  return fits ? [...before.points, ...fresh.slice(again.length)] : null;
}

/** More than ten days: a narrower range is answered in finer steps. */
const HOUR_BY_HOUR = 11 * 24 * HOUR;

function within({ from, to, points }: Hours, range: Window): Hours {
  const cut = { from: Math.max(from, range.from), to: Math.min(to, range.to) };
  return { ...cut, points: points.filter(({ time }) => time >= cut.from && time < cut.to) };
}

const toPoints = (raw: readonly RawPoint[], range: Window): Hours['points'] =>
  readPoints(raw, range).map(({ at, value }) => ({ time: at / 1000, value }));
