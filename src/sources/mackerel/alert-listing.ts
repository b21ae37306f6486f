import * as z from 'zod';
import type { Http } from '../../world.ts';
import { walkPages } from './pages.ts';
import { isRawAlert, type RawAlert } from './raw-alert.ts';

/** What one walk through the listing of alerts met. */
export interface Stretch {
  /** Newest first, to the end of the page on which the wanted time was passed. */
  readonly rows: readonly RawAlert[];
  /** By time of opening, as the API promises. Where it isn't, a walk that stops may have missed something. */
  readonly inOrder: boolean;
  /**
   * The cursor of the last page with a row of `time` or later: from there a later walk goes on before `time`, and its first
   * row shows that nothing lies between. `null` when that was the first page.
   */
  readonly cursorBefore: (time: number) => string | null;
}

/** Walks the alerts, open and closed, back from a cursor (`null` = the newest) until one opened before `to`, in seconds. */
export async function walkAlerts(http: Http, from: string | null, to: number): Promise<Stretch> {
  const rows: RawAlert[] = [];
  const pages: { readonly cursor: string | null; readonly newest: number }[] = [];
  let inOrder = true;
  await walkPages({
    listing: 'GET /alerts?withClosed=true',
    from,
    ask: (cursor) => fetchPage(http, { withClosed: true }, cursor, true),
    rows: (page) => page.alerts.length,
    enough: (page) => (page.alerts.at(-1)?.openedAt ?? 0) < to,
    take: ({ alerts }, cursor) => {
      const [first] = alerts;
      if (first !== undefined) pages.push({ cursor, newest: first.openedAt });
      for (const alert of alerts) {
        if (alert.openedAt > (rows.at(-1)?.openedAt ?? Number.POSITIVE_INFINITY)) inOrder = false;
        rows.push(alert);
      }
    },
  });
  return {
    rows,
    inOrder,
    cursorBefore: (time) => pages.findLast(({ newest }) => newest >= time)?.cursor ?? null,
  };
}

/** The alerts that are open now, whenever they opened. */
export async function fetchOpenAlerts(http: Http): Promise<readonly RawAlert[]> {
  const open: RawAlert[] = [];
  await walkPages({
    listing: 'GET /alerts',
    ask: (cursor) => fetchPage(http, {}, cursor, false),
    rows: (page) => page.alerts.length,
    take: ({ alerts }) => {
      open.push(...alerts);
    },
  });
  return open;
}

/** One alert as it is now; `null` when it is gone. */
export async function fetchAlert(http: Http, id: string): Promise<RawAlert | null> {
  const answer = await http.find({
    path: `/api/v0/alerts/${encodeURIComponent(id)}`,
    schema: z.custom<RawAlert>(isRawAlert, 'not an alert'),
    absent: [404],
  });
  return answer?.value ?? null;
}

async function fetchPage(
  http: Http,
  query: { readonly withClosed?: true },
  cursor: string | null,
  chain: boolean,
): Promise<AlertPage> {
  const { value } = await http.get({
    path: '/api/v0/alerts',
    query: { ...query, limit: 100, ...(cursor !== null && { nextId: cursor }) },
    schema: AlertPage,
    chain,
  });
  return value;
}

interface AlertPage {
  readonly alerts: readonly RawAlert[];
  readonly nextId?: string | null | undefined;
}

/** By hand, like its rows. */
const AlertPage = z.custom<AlertPage>(isAlertPage, 'not a page of alerts');

function isAlertPage(page: unknown): page is AlertPage {
  if (typeof page !== 'object' || page === null) return false;
  const { alerts, nextId } = page as { readonly [Field in keyof AlertPage]?: unknown };
  return Array.isArray(alerts) && alerts.every(isRawAlert) && (nextId == null || typeof nextId === 'string');
}
