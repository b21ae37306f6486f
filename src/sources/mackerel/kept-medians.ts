import { type Meeting, monthKey } from '../../meeting.ts';
import type { Archive } from '../../world.ts';
import { toSeconds } from './epoch.ts';
import type { Slots } from './metric-grid.ts';
import { isSettled, type ReadAt } from './settled.ts';

/** The medians of all metrics of a service in one local month, in a file of its own: what the same month of the next year is compared with. */
const LISTINGS = 'medians';
const listingOf = (service: string): string => `${LISTINGS}/${service}`;

/** A year to compare with, and some time for meetings that come late. */
const KEPT_MONTHS = 15;
/** A median of less than half a month says little of it. */
const LEAST_SHARE = 0.5;

type Subject = Pick<Meeting, 'service' | 'month' | 'local' | 'period' | 'earlier'>;

/** By the id of the metric, of the month a year before the one under review; empty where none is kept. */
export async function mediansYearAgo(
  archive: Archive,
  org: string,
  { service, month, local }: Subject,
): Promise<ReadonlyMap<string, number>> {
  if (month === null) return new Map();
  const rows = await keptRows(archive, requestOf(org, local.zone), service, back(month, 12));
  return new Map(rows);
}

/** Keeps both months of the grid as far as they can't change any more, beside what is kept of other metrics. */
export async function keepMedians(
  archive: Archive,
  org: string,
  meeting: Subject,
  { grid }: Slots,
  series: ReadonlyMap<string, Float64Array>,
  { fetchedAt, by }: ReadAt,
): Promise<void> {
  const { service, month, local, period, earlier } = meeting;
  if (month === null) return;
  const request = requestOf(org, local.zone);
  const months = [
    { key: back(month, 1), end: earlier.to, from: 0, to: grid.split },
    { key: back(month, 0), end: period.to, from: grid.split, to: grid.starts.length },
  ];
  for (const { key, end, from, to } of months) {
    if (!isSettled(toSeconds(end), by)) continue;
    const kept = new Map(await keptRows(archive, request, service, key));
    const known = kept.size;
    for (const [id, values] of series) {
      const median = medianOf(values.subarray(from, to));
      if (median !== null && !kept.has(id)) kept.set(id, median);
    }
    if (kept.size === known) continue;
    const rows = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
    await archive.keepMonth(listingOf(service), { month: key, request, fetchedAt, boundary: null, rows });
  }
  await archive.dropMonths(LISTINGS, back(month, KEPT_MONTHS));
}

function medianOf(values: Float64Array): number | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return sorted.length < LEAST_SHARE * values.length ? null : (sorted[sorted.length >> 1] ?? null);
}

async function keptRows(
  archive: Archive,
  request: string,
  service: string,
  month: string,
): Promise<readonly Row[]> {
  const kept = await archive.month(listingOf(service), month);
  return kept !== null && kept.request === request && kept.rows.every(isRow) ? kept.rows : [];
}

/** '2026-10', by the team's clock. */
function back({ year, month }: NonNullable<Subject['month']>, months: number): string {
  const count = year * 12 + month - 1 - months;
  return monthKey({ year: Math.floor(count / 12), month: (count % 12) + 1 });
}

const requestOf = (org: string, zone: string): string =>
  `GET …/metrics, medians of the hours of a month in ${zone}, of ${org}`;

type Row = readonly [id: string, median: number];

const isRow = (row: unknown): row is Row =>
  Array.isArray(row) && row.length === 2 && typeof row[0] === 'string' && typeof row[1] === 'number';
