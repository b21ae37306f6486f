import type { Meeting } from '../../meeting.ts';
import type { Archive } from '../../world.ts';
import { toSeconds } from './epoch.ts';
import { type Metric, pathOf } from './metric.ts';
import {
  fromMinuteRow,
  isMinuteRow,
  type MinuteRow,
  oldestMinutes,
  type Points,
  toMinuteRow,
} from './minute-rows.ts';
import type { Window } from './service-metrics.ts';
import { isSettled, type ReadAt } from './settled.ts';
import { monthOf } from './utc-months.ts';

/** A metric's window, a few hours wide. */
export interface Stretch {
  readonly metric: Metric;
  readonly window: Window;
}

/** The stretches of a page in a file, named by the month in which its period ends. */
const LISTINGS = 'close-ups';

type Page = Pick<Meeting, 'service' | 'period'>;

/** What earlier runs kept of the same page: the points of a stretch, `null` when it is not among them. */
export async function keptCloseUps(
  archive: Archive,
  org: string,
  page: Page,
): Promise<(stretch: Stretch) => Points | null> {
  const kept = await archive.month(listingOf(page), monthOfPage(page));
  const rows = kept?.request === requestOf(org) ? kept.rows.filter(isRow) : [];
  const known = new Map(rows.map((row) => [JSON.stringify([row.metric, row.from, row.values.length]), row]));
  return (stretch) => {
    const row = known.get(keyOf(stretch));
    return row === undefined ? null : fromMinuteRow(row);
  };
}

/** Keeps what can't change any more of what the page shows now; what it showed before goes. */
export async function keepCloseUps(
  archive: Archive,
  org: string,
  page: Page,
  found: readonly (Stretch & { readonly points: Points })[],
  { fetchedAt, by }: ReadAt,
): Promise<void> {
  const [month, oldest] = [monthOfPage(page), oldestMinutes(by)];
  const rows = found.flatMap(({ metric, window, points }) => {
    const row = isSettled(window.to, by) ? toMinuteRow(window, points) : null;
    return row === null ? [] : [{ metric: nameOf(metric), ...row }];
  });
  if (rows.length === 0 || month < oldest) return;
  const request = requestOf(org);
  await archive.keepMonth(listingOf(page), { month, request, fetchedAt, boundary: null, rows });
  await archive.dropMonths(LISTINGS, oldest);
}

const listingOf = ({ service }: Page): string => `${LISTINGS}/${service}`;
const monthOfPage = ({ period }: Page): string => monthOf(toSeconds(period.to) - 1);
const requestOf = (org: string): string => `GET …/metrics, a few hours minute by minute, of ${org}`;
const nameOf = (metric: Metric): string => `${pathOf(metric)}?name=${metric.name}`;
const keyOf = ({ metric, window: { from, to } }: Stretch): string =>
  JSON.stringify([nameOf(metric), from, (to - from) / 60]);

interface Row extends MinuteRow {
  readonly metric: string;
}

const isRow = (row: unknown): row is Row =>
  isMinuteRow(row) && typeof (row as Partial<Row>).metric === 'string';
