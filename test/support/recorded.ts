import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One object of an API's answer, as it came. Tests read it by hand and nobody else does. */
export type Row = Readonly<Record<string, unknown>>;

/** The bodies of the saved answers whose path and query match. */
export type Answers = (path: RegExp) => readonly unknown[];

/** Reads a recording (`--record DIR`) without the code that replays it. */
export function savedAnswers(folder: string): Answers {
  const saved = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)))
    .map((file): Saved => JSON.parse(read(file)))
    .filter(({ status }) => status === 200)
    .map(({ request, ...saved }) => ({ asked: `${request.path}?${request.query}`, body: bodyOf(saved) }));
  return (path) => saved.filter(({ asked }) => path.test(asked)).map(({ body }) => body);
}

interface Saved {
  readonly request: { readonly path: string; readonly query: string };
  readonly status: number;
  readonly body: unknown;
  /** Names of lists of the body that are saved by column. */
  readonly columns?: readonly string[];
}

function bodyOf({ body, columns = [] }: Omit<Saved, 'request'>): unknown {
  if (columns.length === 0) return body;
  const lists = body as Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
  const rows = columns.map((name) => {
    const entries = Object.entries(lists[name] ?? {});
    const row = (_: unknown, i: number): Row =>
      Object.fromEntries(entries.map(([key, values]) => [key, values[i]]));
    return [name, (entries[0]?.[1] ?? []).map(row)] as const;
  });
  return { ...lists, ...Object.fromEntries(rows) };
}

/** Long answers are packed. */
function read(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
}
