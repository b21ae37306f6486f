import type { Archive, Http } from '../../world.ts';
import { fetchOpenAlerts, walkAlerts } from './alert-listing.ts';
import { toSeconds } from './epoch.ts';
import { alertsWithKept } from './kept-walk.ts';
import type { RawAlert } from './raw-alert.ts';

interface From {
  readonly http: Http;
  /** What earlier runs kept; `null` when nothing is. */
  readonly archive: Archive | null;
  /** The organisation's name. */
  readonly org: () => Promise<string>;
  readonly detail: (line: string) => void;
}

/**
 * The alerts as of `at` that opened at or after `since` or are open, each once, oldest first. The API has no filter by
 * time and lists by the time of opening, so one walk goes back to `since`, around what earlier runs kept; what opened
 * before it and is still open comes from the listing of open alerts. What opened before `since` and was closed after `at`
 * is in neither: a page rebuilt for the past can miss it.
 */
export async function fetchAlerts(
  { http, archive, org, detail }: From,
  since: Date,
  at: Date,
): Promise<readonly RawAlert[]> {
  const [from, until] = [toSeconds(since), toSeconds(at)];
  const asked = fetchOpenAlerts(http);
  const [walked, open] = await Promise.all([
    archive === null
      ? walkAlerts(http, null, from).then(({ rows }) => rows)
      : org().then((name) =>
          alertsWithKept({ http, archive, org: name, at, open: () => asked.then(byId), detail }, from, until),
        ),
    asked,
  ]);
  return eachOnce([
    ...walked.filter(({ openedAt }) => from <= openedAt && openedAt <= until).reverse(),
    ...open.filter((alert) => alert.openedAt <= until && !isClosed(alert, until)),
  ]);
}

/** Closed as of `until`. `closedAt` tells it best: the status of a closed alert is 'OK', but so may be a new one's. */
export function isClosed(alert: RawAlert, until: number): boolean {
  return alert.closedAt != null && alert.closedAt <= until;
}

const byId = (alerts: readonly RawAlert[]): ReadonlyMap<string, RawAlert> =>
  new Map(alerts.map((alert) => [alert.id, alert]));

/** Oldest first; of one alert read twice the first stays. Sorting brings it beside itself, cheaper than a table of ids. */
function eachOnce(alerts: RawAlert[]): readonly RawAlert[] {
  alerts.sort(byOpening);
  return alerts.filter(({ id }, i) => id !== alerts[i - 1]?.id);
}

/** By time, then by id, so that the order does not depend on how pages were cut. */
function byOpening(a: RawAlert, b: RawAlert): number {
  return a.openedAt - b.openedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
