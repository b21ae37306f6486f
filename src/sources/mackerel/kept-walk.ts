import { Problem } from '../../problem.ts';
import type { Archive, Http } from '../../world.ts';
import { fetchAlert, type Stretch, walkAlerts } from './alert-listing.ts';
import { type KeptAlerts, keepAlerts, keptAlerts } from './kept-alerts.ts';
import type { RawAlert } from './raw-alert.ts';
import { isSettled, readAt } from './settled.ts';
import { byMonth, endOf, monthAfter, monthsOf, startOf, type UtcMonth } from './utc-months.ts';

interface Sight {
  readonly http: Http;
  readonly archive: Archive;
  readonly org: string;
  /** The meeting's instant: what can still change until then is not kept. */
  readonly at: Date;
  /** The listing of open alerts, by id. */
  readonly open: () => Promise<ReadonlyMap<string, RawAlert>>;
  readonly detail: (line: string) => void;
}

/**
 * The alerts that opened in [from, to], in seconds, and perhaps some around them. Months that an earlier run kept are not
 * walked again, only their alerts that were still open are looked at; what is walked is kept in turn. Where what is kept
 * and what is listed don't fit together, everything is walked as if nothing were kept.
 */
export async function alertsWithKept(sight: Sight, from: number, to: number): Promise<readonly RawAlert[]> {
  const months = monthsOf(from, to);
  const [newest = ''] = months;
  const found = await Promise.all(
    [monthAfter(newest), ...months].map((month) => keptAlerts(sight.archive, sight.org, month)),
  );
  const kept = new Map(found.flatMap((one) => (one === null ? [] : [[one.month, one] as const])));
  const walks = await walkAround(kept, months, sight);
  const walked = walks.flatMap(({ months: covered, ofMonth }) =>
    covered.flatMap((month) => ofMonth.get(month) ?? []),
  );
  await keepWalked(walks, sight);
  const known = new Set(walks.flatMap(({ months: covered }) => covered));
  const unwalked = months.flatMap((month) => (known.has(month) ? [] : (kept.get(month) ?? [])));
  const refreshed = await Promise.all(unwalked.map((month) => refresh(month, to, sight)));
  return [...walked, ...refreshed.flat()];
}

const NOTHING: ReadonlyMap<UtcMonth, KeptAlerts> = new Map();

/** A stretch of the listing and the months it was walked for, newest first. */
interface Walk extends Stretch {
  readonly months: readonly UtcMonth[];
  /** Its rows; those of the months at its ends may not be all there are. */
  readonly ofMonth: ReadonlyMap<UtcMonth, readonly RawAlert[]>;
}

/**
 * Walks the months that are not kept, side by side where a kept month says how to get before it. When something is odd (a
 * cursor is refused or leads elsewhere, rows are out of order, a kept month lacks what is listed now) it walks them all.
 */
async function walkAround(
  kept: ReadonlyMap<UtcMonth, KeptAlerts>,
  months: readonly UtcMonth[],
  sight: Sight,
): Promise<readonly Walk[]> {
  const walks = await Promise.all(gapsBetween(kept, months).map((gap) => walkGap(gap, sight.http)));
  const good = walks.filter((walk) => walk !== null);
  const fit = good.length === walks.length && good.every((walk) => walk.inOrder && agrees(walk, kept));
  if (fit || kept.size === 0) return good;
  sight.detail('the kept months of alerts do not fit what is listed now: all of them are walked again');
  return walkAround(NOTHING, months, sight);
}

/** `null` when its cursor leads nowhere. A walk from the newest alert needs none, and its failure is the run's. */
async function walkGap({ cursor, months }: Gap, http: Http): Promise<Walk | null> {
  const back = startOf(months.at(-1) ?? '');
  const walked = async (): Promise<Walk> => {
    const stretch = await walkAlerts(http, cursor, back);
    return { ...stretch, months, ofMonth: byMonth(stretch.rows) };
  };
  if (cursor === null) return walked();
  try {
    const walk = await walked();
    // It must begin in the kept month: else nobody knows what lies between.
    const begins = walk.rows[0]?.openedAt ?? Number.NEGATIVE_INFINITY;
    return begins < startOf(monthAfter(months[0] ?? '')) ? null : walk;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

interface Gap {
  readonly cursor: string | null;
  readonly months: readonly UtcMonth[];
}

/** Runs of missing months. Those that no cursor leads to are one, from the newest alert to the oldest of them. */
function gapsBetween(kept: ReadonlyMap<UtcMonth, KeptAlerts>, months: readonly UtcMonth[]): readonly Gap[] {
  const fromTheTop: UtcMonth[] = [];
  const jumps: { cursor: string; months: UtcMonth[] }[] = [];
  let run: UtcMonth[] | null = null;
  for (const month of months) {
    if (kept.has(month)) {
      run = null;
      continue;
    }
    if (run === null) {
      const cursor = kept.get(monthAfter(month))?.boundary ?? null;
      run = cursor === null ? fromTheTop : [];
      if (cursor !== null) jumps.push({ cursor, months: run });
    }
    run.push(month);
  }
  return [...(fromTheTop.length > 0 ? [{ cursor: null, months: fromTheTop }] : []), ...jumps];
}

/** A walk ends, and may begin, inside kept months: what it met of them must be known. */
function agrees({ ofMonth, months }: Walk, kept: ReadonlyMap<UtcMonth, KeptAlerts>): boolean {
  return [...kept.values()].every(({ month, rows }) => {
    const met = months.includes(month) ? [] : (ofMonth.get(month) ?? []);
    if (met.length === 0) return true;
    const ids = new Set(rows.map(({ id }) => id));
    return met.every(({ id }) => ids.has(id));
  });
}

/** Keeps the months that are whole and can't change any more by the server's clock, nor by `at` if that is earlier. */
async function keepWalked(walks: readonly Walk[], { http, archive, org, at }: Sight): Promise<void> {
  const read = readAt(http, at);
  if (read === null) return;
  const { fetchedAt, by } = read;
  for (const { ofMonth, months, inOrder, cursorBefore } of walks) {
    if (!inOrder) continue;
    for (const month of months.filter((one) => isSettled(endOf(one), by))) {
      const boundary = cursorBefore(startOf(month));
      await keepAlerts(archive, org, { month, rows: ofMonth.get(month) ?? [], boundary, fetchedAt });
    }
  }
}

/** The month's rows as they are now; it is kept anew when one has closed. An alert that is gone is in no list either. */
async function refresh(kept: KeptAlerts, to: number, sight: Sight): Promise<readonly RawAlert[]> {
  const wereOpen = kept.rows.filter(({ closedAt, openedAt }) => closedAt == null && openedAt <= to);
  if (wereOpen.length === 0) return kept.rows;
  const open = await sight.open();
  const now = new Map(
    await Promise.all(
      wereOpen.map(async ({ id }) => [id, open.get(id) ?? (await fetchAlert(sight.http, id))] as const),
    ),
  );
  const rows = kept.rows.flatMap((row) => (now.has(row.id) ? (now.get(row.id) ?? []) : row));
  if ([...now.keys()].some((id) => !open.has(id))) {
    await keepAlerts(sight.archive, sight.org, { ...kept, rows });
  }
  return rows;
}
