import type { Archive } from '../../world.ts';
import { isRawAlert, type RawAlert } from './raw-alert.ts';
import { isSettled } from './settled.ts';
import { endOf, isIn, type UtcMonth } from './utc-months.ts';

/** A month of alerts as it was once read whole. */
export interface KeptAlerts {
  readonly month: UtcMonth;
  /** Newest first. Those that were open then may be closed by now. */
  readonly rows: readonly RawAlert[];
  readonly boundary: string | null;
  readonly fetchedAt: Date;
}

const LISTING = 'alerts';

/** `null` when the month is not kept, or not as we would keep it. */
export async function keptAlerts(archive: Archive, org: string, month: UtcMonth): Promise<KeptAlerts | null> {
  const kept = await archive.month(LISTING, month);
  if (kept === null || kept.request !== requestOf(org) || !isSettled(endOf(month), kept.fetchedAt))
    return null;
  const isOfMonth = isIn(month);
  const rows = kept.rows.filter(isRawAlert);
  const whole = rows.length === kept.rows.length && rows.every(({ openedAt }) => isOfMonth(openedAt));
  return whole ? { month, rows, boundary: kept.boundary, fetchedAt: kept.fetchedAt } : null;
}

export async function keepAlerts(archive: Archive, org: string, kept: KeptAlerts): Promise<void> {
  await archive.keepMonth(LISTING, { ...kept, request: requestOf(org), rows: kept.rows.map(usedFields) });
}

/** A key of another organisation gets other alerts from the same address. */
const requestOf = (org: string): string =>
  `GET /api/v0/alerts?withClosed=true, whether with a memo, of ${org}`;

/** Not kept is what is not read, such as the words of memos: people write there what they please. */
function usedFields({
  id,
  type,
  status,
  monitorId,
  hostId,
  series,
  value,
  message,
  reason,
  memo,
  hasMemo = Boolean(memo),
  openedAt,
  closedAt,
}: RawAlert): RawAlert {
  const told = { id, type, status, monitorId, hostId, series, value, message, reason, openedAt, closedAt };
  return hasMemo ? { ...told, hasMemo } : told;
}
