import { Refusal } from '../../src/http/outcome.ts';
import { EXIT } from '../../src/problem.ts';
import type { Get, Http } from '../../src/world.ts';

/** What happened to an alert, in seconds. */
export interface AlertLife {
  readonly id: string;
  readonly openedAt: number;
  /** When it came into the list. */
  readonly listedAt: number;
  readonly closedAt: number | null;
  readonly reason: string | null;
}

/** The alerts of Mackerel at one moment, in small pages, with what was asked of them. */
export interface AlertServer {
  readonly http: Http;
  /** Requests for pages of open and closed alerts, by cursor ('' = the first page). */
  readonly pages: string[];
  /** Alerts asked for one by one. */
  readonly single: string[];
}

export const PAGE_ROWS = 3;

/** `refused`: cursors are answered with 400. */
export function alertServer(
  lives: readonly AlertLife[],
  now: number,
  { refused = false }: { refused?: boolean } = {},
): AlertServer {
  const rows = lives
    .filter(({ openedAt, listedAt }) => Math.max(openedAt, listedAt) <= now)
    .sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1))
    .map((life) => shown(life, now));
  const pages: string[] = [];
  const single: string[] = [];

  const answer = ({ path, query = {} }: Pick<Get<unknown>, 'path' | 'query'>): unknown => {
    if (path !== '/api/v0/alerts') {
      const id = path.replace('/api/v0/alerts/', '');
      single.push(id);
      return rows.find((row) => row.id === id) ?? refuse(404);
    }
    const cursor = String(query.nextId ?? '');
    const listed = query.withClosed === true ? rows : rows.filter(({ closedAt }) => closedAt === undefined);
    if (query.withClosed === true) pages.push(cursor);
    const at = cursor === '' ? 0 : listed.findIndex(({ id }) => id === cursor) + 1;
    if (cursor !== '' && (refused || at === 0)) return refuse(400);
    const page = listed.slice(at, at + PAGE_ROWS);
    const more = at + PAGE_ROWS < listed.length;
    return { alerts: page, ...(more && { nextId: page.at(-1)?.id }) };
  };

  const get: Http['get'] = async (request) => ({
    value: request.schema.parse(JSON.parse(JSON.stringify(answer(request)))),
    links: {},
    movedTo: null,
  });
  return {
    http: {
      get,
      find: async (request) => {
        try {
          return await get(request);
        } catch (error) {
          if (error instanceof Refusal && request.absent.includes(error.status ?? 0)) return null;
          throw error;
        }
      },
      seenHeaders: () => ({ date: new Date(now * 1000).toUTCString() }),
    },
    pages,
    single,
  };
}

function shown({ id, openedAt, closedAt, reason }: AlertLife, now: number) {
  const shape = { id, type: 'service', monitorId: '4svc', openedAt, memo: 'not kept' };
  return closedAt === null || closedAt > now
    ? { ...shape, status: 'CRITICAL', closedAt: undefined }
    : { ...shape, status: 'OK', closedAt, ...(reason !== null && { reason }) };
}

function refuse(status: number): never {
  throw new Refusal({ what: 'refused', why: String(status), try: 'again' }, status, EXIT.unavailable);
}
