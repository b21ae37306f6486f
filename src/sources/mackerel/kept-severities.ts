import type { Severities } from '../../records/queries.ts';
import type { Alert, AlertStatus } from '../../records.ts';
import type { Archive } from '../../world.ts';
import { toSeconds } from './epoch.ts';
import { isSettled, type ReadAt } from './settled.ts';
import { monthOf, type UtcMonth } from './utc-months.ts';

/** How severe alerts were, of a month of openings in one file. Of their logs nothing else is kept. */
const LISTING = 'severities';

/** Closed for so long that its logs say all they ever will. */
export const isOver = ({ closedAt }: Alert, by: Date): boolean =>
  closedAt !== null && isSettled(toSeconds(closedAt), by);

/** Those of `alerts` that are kept, by alert id. */
export async function keptSeverities(
  archive: Archive,
  org: string,
  alerts: readonly Alert[],
): Promise<ReadonlyMap<string, Severities>> {
  const wanted = new Set(alerts.map(({ origin }) => origin.id));
  const months = [...new Set(alerts.map(monthOfAlert))];
  const rows = await Promise.all(months.map((month) => keptRows(archive, org, month)));
  return new Map(
    rows.flat().flatMap(({ id, ...severities }) => (wanted.has(id) ? [[id, severities] as const] : [])),
  );
}

/** Puts the alerts of `found` that are over with those that are kept already. */
export async function keepSeverities(
  archive: Archive,
  org: string,
  alerts: readonly Alert[],
  found: ReadonlyMap<string, Severities>,
  { fetchedAt, by }: ReadAt,
): Promise<void> {
  const fresh = new Map<UtcMonth, Row[]>();
  for (const alert of alerts) {
    const { id } = alert.origin;
    const severities = found.get(id);
    if (severities === undefined || !isOver(alert, by)) continue;
    const month = monthOfAlert(alert);
    fresh.set(month, [...(fresh.get(month) ?? []), { id, ...severities }]);
  }
  for (const [month, rows] of fresh) {
    const all = new Map([...(await keptRows(archive, org, month)), ...rows].map((row) => [row.id, row]));
    const sorted = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    await archive.keepMonth(LISTING, {
      month,
      request: requestOf(org),
      fetchedAt,
      boundary: null,
      rows: sorted,
    });
  }
}

async function keptRows(archive: Archive, org: string, month: UtcMonth): Promise<readonly Row[]> {
  const kept = await archive.month(LISTING, month);
  if (kept === null || kept.request !== requestOf(org)) return [];
  return kept.rows.every(isRow) ? kept.rows : [];
}

const monthOfAlert = ({ openedAt }: Alert): UtcMonth => monthOf(toSeconds(openedAt));

const requestOf = (org: string): string => `GET /api/v0/alerts/:id/logs of ${org}`;

interface Row extends Severities {
  readonly id: string;
}

const STATUSES: Readonly<Record<AlertStatus, true>> = {
  ok: true,
  other: true,
  unknown: true,
  warning: true,
  critical: true,
};

function isRow(value: unknown): value is Row {
  const { id, first, worst, closedBy = 'hostRetired' } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const known = closedBy === 'hostRetired' || closedBy === 'ruleDeleted';
  return typeof id === 'string' && isStatus(first) && isStatus(worst) && known;
}

const isStatus = (value: unknown): boolean => typeof value === 'string' && Object.hasOwn(STATUSES, value);
