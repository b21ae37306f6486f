import * as z from 'zod';
import type { Http } from '../../world.ts';
import { toSeconds } from './epoch.ts';
import { walkPages } from './pages.ts';
import { isRawAlert, type RawAlert } from './raw-alert.ts';

/**
 * The alerts as of `at` that opened at or after `since` or are open, each once, newest first. The API has no filter by
 * time and lists by the time of opening, so one walk goes back to `since`; what opened before it and is still open comes
 * from the listing of open alerts. What opened before `since` and was closed after `at` is in neither: a page rebuilt
 * for the past can miss it.
 */
export async function fetchAlerts(http: Http, since: Date, at: Date): Promise<readonly RawAlert[]> {
  const from = toSeconds(since);
  const until = toSeconds(at);
  const walked = new Map<string, RawAlert>();
  const open = new Map<string, RawAlert>();
  const keepIn = (kept: Map<string, RawAlert>) => (page: AlertPage) => {
    for (const alert of page.alerts) {
      if (alert.openedAt > until || (alert.openedAt < from && isClosed(alert, until))) continue;
      kept.set(alert.id, alert);
    }
  };
  await Promise.all([
    walkPages({
      listing: 'GET /alerts?withClosed=true',
      ask: (cursor) => fetchPage(http, { withClosed: true }, cursor, true),
      rows: (page) => page.alerts.length,
      enough: (page) => (page.alerts.at(-1)?.openedAt ?? 0) < from,
      take: keepIn(walked),
    }),
    walkPages({
      listing: 'GET /alerts',
      ask: (cursor) => fetchPage(http, {}, cursor, false),
      rows: (page) => page.alerts.length,
      take: keepIn(open),
    }),
  ]);
  for (const [id, alert] of open) if (!walked.has(id)) walked.set(id, alert);
  return [...walked.values()];
}

/** Closed as of `until`. `closedAt` tells it best: the status of a closed alert is 'OK', but so may be a new one's. */
export function isClosed(alert: RawAlert, until: number): boolean {
  return alert.closedAt != null && alert.closedAt <= until;
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

const AlertPage = z.object({
  alerts: z.custom<readonly RawAlert[]>(
    (rows) => Array.isArray(rows) && rows.every(isRawAlert),
    'not a list of alerts',
  ),
  nextId: z.string().nullish(),
});
