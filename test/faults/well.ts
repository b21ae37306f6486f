import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { json, type Step } from '../support/fault-server.ts';
import { PACKAGE_ROOT } from '../support/world.ts';

/** Answers as the API does that is well. */
export const well: Step = (answer, request) => {
  const saved = savedFor(request.url ?? '');
  if (saved === null) return json({ message: 'Not Found' }, { status: 404 })(answer, request);
  return json(saved.body, saved)(answer, request);
};

/** Answers as an API that is well, but with the body changed, and headers added. */
export function changed(change: (body: unknown) => unknown, headers: Headers = {}): Step {
  return (answer, request) => {
    const saved = savedFor(request.url ?? '');
    const body = saved === null ? {} : change(saved.body);
    return json(body, { headers: { ...saved?.headers, ...headers } })(answer, request);
  };
}

/** What the API answers to this request when it is well. */
export const savedBody = (target: string): unknown => savedFor(target)?.body ?? null;

/** A body with its lists changed. */
export function lists(body: unknown, change: (rows: readonly unknown[]) => unknown): unknown {
  if (Array.isArray(body)) return change(body);
  return Object.fromEntries(
    Object.entries(body as object).map(([name, value]) => [
      name,
      Array.isArray(value) ? change(value) : value,
    ]),
  );
}

type Headers = Readonly<Record<string, string>>;

interface Saved {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

function savedFor(target: string): Saved | null {
  return RECORDED.get(target) ?? SHAPES.find(([begins]) => target.startsWith(begins))?.[1] ?? null;
}

const MOST_ROWS = 25;

/** By path and query; of long lists the beginning, in at most two pages. */
const RECORDED: ReadonlyMap<string, Saved> = new Map(
  ['mackerel', 'github'].flatMap((source) => {
    const folder = join(PACKAGE_ROOT, 'fixtures/golden/hostile/answers', source);
    return readdirSync(folder).map((file): [string, Saved] => {
      const bytes = readFileSync(join(folder, file));
      const saved = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as Recorded;
      const { path, query } = saved.request;
      const body = lists(saved.body, (rows) => rows.slice(0, MOST_ROWS));
      const whole = query.includes('nextId=') ? { ...(body as object), nextId: null } : body;
      return [query === '' ? path : `${path}?${query}`, { ...saved, body: whole }];
    });
  }),
);

interface Recorded extends Saved {
  readonly request: { readonly path: string; readonly query: string };
}

/** By the beginning of the target. */
const SHAPES: readonly (readonly [string, Saved])[] = [
  ['/api/prometheus/grafana/api/v1/rules', 'grafana/rules'],
  ['/api/annotations?type=alert', 'grafana/state-history'],
  ['/api/annotations', 'grafana/annotations'],
  ['/api/search', 'grafana/search'],
  ['/api/dashboards/uid/', 'grafana/dashboard'],
  ['/api/org', 'grafana/org'],
].map(([begins = '', file]) => {
  const body: unknown = JSON.parse(readFileSync(join(PACKAGE_ROOT, `fixtures/${file}.json`), 'utf8'));
  return [begins, { status: 200, headers: {}, body }];
});
