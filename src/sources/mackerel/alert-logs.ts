import * as z from 'zod';
import { asProblem } from '../../problem.ts';
import type { Severities } from '../../records/queries.ts';
import type { Alert, AlertStatus } from '../../records.ts';
import type { Http } from '../../world.ts';
import { alertStatus } from './alert-record.ts';
import { Seconds, toSeconds } from './epoch.ts';
import { isOver, keepSeverities, keptSeverities } from './kept-severities.ts';
import type { Organisation } from './organisation.ts';
import { walkPages } from './pages.ts';
import { readAt } from './settled.ts';

/** One call each, and one more per hundred changes of status; none where an earlier run kept the answer. */
const MOST_ALERTS = 100;

/**
 * How severe alerts were as of `at`, by their id, from their logs: the list says of a closed one only that it is well again.
 * An alert whose logs can't be had is absent; when none can, the Problem is thrown.
 */
export async function fetchSeverities(
  { http, archive, org }: Pick<Organisation, 'http' | 'archive' | 'org'>,
  alerts: readonly Alert[],
  at: Date,
): Promise<ReadonlyMap<string, Severities>> {
  const asked = alerts.slice(0, MOST_ALERTS);
  const over = asked.filter((alert) => isOver(alert, at));
  const kept = archive === null ? NOTHING : await keptSeverities(archive, await org(), over);
  const ids = asked.map(({ origin }) => origin.id).filter((id) => !kept.has(id));
  const logs = await Promise.allSettled(ids.map((id) => fetchLogs(http, id)));
  const failed = logs.flatMap((read) => (read.status === 'rejected' ? asProblem(read.reason) : []));
  const [first] = failed;
  if (first !== undefined && failed.length === asked.length) throw first;
  const found = new Map(
    logs.flatMap((read, i) => {
      const severities = read.status === 'fulfilled' ? severitiesOf(read.value, at) : null;
      return severities === null ? [] : [[ids[i] ?? '', severities] as const];
    }),
  );
  const read = readAt(http, at);
  if (archive !== null && read !== null) await keepSeverities(archive, await org(), over, found, read);
  return new Map([...kept, ...found]);
}

const NOTHING: ReadonlyMap<string, Severities> = new Map();

/** `null` when nothing but being well is logged until then. The documentation names two orders, so they are put in one. */
export function severitiesOf(logs: readonly RawLog[], at: Date): Severities | null {
  const until = logs
    .filter(({ createdAt }) => createdAt <= toSeconds(at))
    .sort((a, b) => a.createdAt - b.createdAt);
  const statuses = until.map(({ status }) => alertStatus(status)).filter((status) => status !== 'ok');
  const [first] = statuses;
  if (first === undefined) return null;
  const last = until.at(-1);
  const closedBy = last?.status === 'OK' ? WENT_AWAY.get(last.trigger ?? '') : undefined;
  return {
    first,
    worst: statuses.reduce((worst, status) => (RANK[status] > RANK[worst] ? status : worst)),
    ...(closedBy !== undefined && { closedBy }),
  };
}

const WENT_AWAY: ReadonlyMap<string, NonNullable<Severities['closedBy']>> = new Map([
  ['monitorDelete', 'ruleDeleted'],
  ['hostRetire', 'hostRetired'],
]);

/** That nobody knows is less than that something is wrong. */
const RANK: Readonly<Record<AlertStatus, number>> = { ok: 0, other: 1, unknown: 2, warning: 3, critical: 4 };

async function fetchLogs(http: Http, alertId: string): Promise<readonly RawLog[]> {
  const logs: RawLog[] = [];
  await walkPages({
    listing: 'GET /alerts/:id/logs',
    ask: async (cursor) => {
      const answer = await http.find({
        path: `/api/v0/alerts/${encodeURIComponent(alertId)}/logs`,
        query: { limit: 100, ...(cursor !== null && { nextId: cursor }) },
        schema: RawLogs,
        absent: [404],
      });
      return answer?.value ?? { logs: [] };
    },
    rows: (page) => page.logs.length,
    take: (page) => {
      logs.push(...page.logs);
    },
  });
  return logs;
}

const RawLog = z.object({ status: z.string(), createdAt: Seconds, trigger: z.string().nullish() });
type RawLog = z.infer<typeof RawLog>;

const RawLogs = z.object({ logs: z.array(RawLog), nextId: z.string().nullish() });
