import type { MinuteSeries } from '../../records/queries.ts';
import type { Archive } from '../../world.ts';
import { type Metric, pathOf } from './metric.ts';
import type { Window } from './service-metrics.ts';
import { isSettled, type ReadAt } from './settled.ts';
import { monthOf, type UtcMonth } from './utc-months.ts';

type Points = MinuteSeries['points'];

/** A metric's minutes of one range, a month as a rule, in a file named by the month in which the range ends. */
const LISTINGS = 'minutes';
const listingOf = ({ owner, name }: Metric): string => `${LISTINGS}/${owner}/${name}`;

/** Up to a megabyte a month. Older pages are seldom made again: then they read it again. */
const KEPT_DAYS = 100;

/** The points of each window, or `null` when not exactly these windows are kept. */
export async function keptMinutes(
  archive: Archive,
  org: string,
  metric: Metric,
  asked: readonly Window[],
): Promise<readonly Points[] | null> {
  const kept = await archive.month(listingOf(metric), monthOfRange(asked));
  if (kept === null || kept.request !== requestOf(org, metric, asked)) return null;
  const { rows } = kept;
  if (rows.length !== asked.length || !rows.every(isRow)) return null;
  return rows.map(toPoints);
}

/** Keeps what can't change any more, and drops what is out of use. */
export async function keepMinutes(
  archive: Archive,
  org: string,
  metric: Metric,
  asked: readonly Window[],
  answers: readonly Points[],
  { fetchedAt, by }: ReadAt,
): Promise<void> {
  const end = asked.at(-1)?.to ?? Number.POSITIVE_INFINITY;
  const oldest = monthOf(by.getTime() / 1000 - KEPT_DAYS * 86_400);
  const month = monthOfRange(asked);
  if (!isSettled(end, by) || month < oldest) return;
  const rows = asked.map((window, i) => toRow(window, answers[i] ?? []));
  if (!rows.every((row) => row !== null)) return;
  const request = requestOf(org, metric, asked);
  await archive.keepMonth(listingOf(metric), { month, request, fetchedAt, boundary: null, rows });
  await archive.dropMonths(LISTINGS, oldest);
}

const monthOfRange = (asked: readonly Window[]): UtcMonth => monthOf((asked.at(-1)?.to ?? 1) - 1);

function requestOf(org: string, metric: Metric, asked: readonly Window[]): string {
  const [from, to] = [asked.at(0)?.from, asked.at(-1)?.to];
  return `GET ${pathOf(metric)}?name=${metric.name} from ${from} to ${to} in ${asked.length} windows, of ${org}`;
}

/** A window in a line: the value of each of its minutes, `null` where there is none. */
interface Row {
  /** Seconds. */
  readonly from: number;
  readonly values: readonly (number | null)[];
}

/** `null` when a point stands between two minutes. */
function toRow({ from, to }: Window, points: Points): Row | null {
  const values = new Array<number | null>((to - from) / 60).fill(null);
  for (const { at, value } of points) {
    const minute = (at / 1000 - from) / 60;
    if (!Number.isInteger(minute)) return null;
    values[minute] = value;
  }
  return { from, values };
}

function toPoints({ from, values }: Row): Points {
  const points: { at: number; value: number }[] = [];
  for (const [minute, value] of values.entries()) {
    if (value !== null) points.push({ at: (from + minute * 60) * 1000, value });
  }
  return points;
}

function isRow(row: unknown): row is Row {
  const { from, values } = (row ?? {}) as Readonly<Record<string, unknown>>;
  return typeof from === 'number' && Array.isArray(values) && values.every(isValue);
}

const isValue = (value: unknown): boolean => value === null || typeof value === 'number';
