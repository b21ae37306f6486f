import type { Archive } from '../../world.ts';
import { type Metric, pathOf } from './metric.ts';
import { fromMinuteRow, isMinuteRow, oldestMinutes, type Points, toMinuteRow } from './minute-rows.ts';
import type { Window } from './service-metrics.ts';
import { isSettled, type ReadAt } from './settled.ts';
import { monthOf, type UtcMonth } from './utc-months.ts';

/** A metric's minutes of one range, a month as a rule, in a file named by the month in which the range ends. */
const LISTINGS = 'minutes';
const listingOf = ({ owner, name }: Metric): string => `${LISTINGS}/${owner}/${name}`;

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
  if (rows.length !== asked.length || !rows.every(isMinuteRow)) return null;
  return rows.map(fromMinuteRow);
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
  const oldest = oldestMinutes(by);
  const month = monthOfRange(asked);
  if (!isSettled(end, by) || month < oldest) return;
  const rows = asked.map((window, i) => toMinuteRow(window, answers[i] ?? []));
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
