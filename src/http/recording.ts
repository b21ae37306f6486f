import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileName } from '../file-name.ts';
import { once } from '../once.ts';
import { EXIT, Problem } from '../problem.ts';
import { hideKnown } from '../secret.ts';
import type { Files, World } from '../world.ts';
import { byColumn, byRow } from './columns.ts';
import type { Outcome, Reply } from './outcome.ts';

/** Answers of one source as files: `<folder>/<source>/<what was asked>-<hash>.json`, long ones packed (`.json.gz`). */
export interface Recording {
  /** Saves the answer without its secrets and gives it as `replay` will, so that both runs see the same. */
  save(target: string, reply: Reply): Promise<Reply>;
  replay(target: string): Promise<Outcome>;
}

export function openRecording(
  files: Files,
  folder: string,
  source: string,
  secretFields: readonly string[],
): Recording {
  const fileOf = (target: string): string => `${fileName(source)}/${nameOf(target)}.json`;
  const load = async (file: string): Promise<string | null> => {
    const plain = await files.read(join(folder, file));
    if (plain !== null) return plain.toString();
    const packed = await files.read(join(folder, `${file}.gz`));
    return packed === null ? null : (await zlib()).gunzipSync(packed).toString();
  };
  return {
    async save(target, reply) {
      const [path, query = ''] = target.split(/\?(.*)/s);
      const request = { method: 'GET', path, query };
      const body = blank(reply.body, new Set(secretFields), '');
      const answer = { request, status: reply.status, headers: kept(reply) };
      const file = fileOf(target);
      const readable = hideKnown(rowPerLine({ ...answer, body }));
      const isLong = readable.length >= LONG;
      const saved = isLong ? hideKnown(JSON.stringify({ ...answer, ...byColumn(body) })) : readable;
      if (isLong) await files.write(join(folder, `${file}.gz`), (await zlib()).gzipSync(`${saved}\n`));
      else await files.write(join(folder, file), `${saved}\n`);
      return asReply(saved, file);
    },
    async replay(target) {
      const file = fileOf(target);
      const saved = await load(file);
      if (saved !== null) return asReply(saved, file);
      return {
        fault: {
          what: 'was never asked this when the answers were recorded.',
          why: `the recording has no ${file}`,
          try: 'Record again with --record, with the same config and --at; or leave out --replay.',
        },
        passing: false,
      };
    },
  };
}

/** Loaded with the first packed answer, and not for each anew: in a bundle every import() copies the module. */
const zlib = once(() => import('node:zlib'));

/** Characters from which nobody reads an answer in a diff: a month of points is a megabyte, and a tenth of it packed. */
const LONG = 30_000;

/** When the answers in `folder` were recorded: the `at` of a run that replays them. */
export async function readInstant(world: World, folder: string): Promise<Date> {
  const at = await instantIn(world.files, folder);
  if (at !== null) return at;
  throw new Problem(
    {
      what: `There are no recorded answers in ${folder}.`,
      why: `It holds no ${COVER} that this version of pwg can read.`,
      try: 'Record some first: pwg prepare --record FOLDER',
    },
    EXIT.noInput,
  );
}

/** Marks `folder` as a recording of the instant `at`. Answers of two instants would not fit together. */
export async function writeInstant(world: World, folder: string, at: Date): Promise<void> {
  const before = await instantIn(world.files, folder);
  if (before !== null && before.getTime() !== at.getTime()) {
    throw new Problem(
      {
        what: `${folder} holds answers of another time.`,
        why: `They were recorded as of ${before.toISOString()}, and this run is as of ${at.toISOString()}.`,
        try: `Name a new folder, or add --at ${before.toISOString()}`,
      },
      EXIT.usage,
    );
  }
  const cover = `${JSON.stringify({ version: VERSION, at: at.toISOString() }, null, 1)}\n`;
  await world.files.write(join(folder, COVER), cover);
}

const COVER = 'recording.json';
const VERSION = 1;

async function instantIn(files: Files, folder: string): Promise<Date | null> {
  const cover = await files.read(join(folder, COVER));
  const { version, at } = cover === null ? {} : fields(cover.toString());
  const date = version === VERSION && typeof at === 'string' ? new Date(at) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

/** The response headers the door reads, of any answer and of a failure. */
const KEPT = ['date', 'etag', 'link', 'location', 'retry-after'];
const KEPT_OF_FAILURES = ['x-accepted-github-permissions', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

function kept({ status, headers }: Reply): Record<string, string> {
  const names = status < 400 ? KEPT : [...KEPT, ...KEPT_OF_FAILURES];
  const found = names.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // What follows is an address that is good for signing on.
  const sso = headers['x-github-sso']?.replace(/;.*/s, '');
  return Object.fromEntries(sso === undefined ? found : [...found, ['x-github-sso', sso]]);
}

/** Blanks the fields called `name`, and those called `name` directly below `parent` where a secret is 'parent.name'. */
function blank(value: unknown, secret: ReadonlySet<string>, parent: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => blank(item, secret, parent));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]: [string, unknown]) =>
      held !== null && (secret.has(name) || secret.has(`${parent}.${name}`))
        ? [name, '[secret]']
        : [name, blank(held, secret, name)],
    ),
  );
}

/** Readable in a listing, and apart from each other even where a file system takes upper case for lower. */
function nameOf(target: string): string {
  const readable = target
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 60);
  return `${readable}-${createHash('sha256').update(target).digest('hex').slice(0, 12)}`;
}

/** JSON with a line per row of a list, however deep the row: small, and readable in a diff. */
function rowPerLine(answer: object): string {
  return JSON.stringify(answer, null, 1).replace(/\n {4,}|\n {3}(?=[}\]])/g, '');
}

function asReply(saved: string, file: string): Reply {
  const { status, headers, ...answer } = fields(saved);
  const whole = byRow(answer);
  if (typeof status === 'number' && typeof headers === 'object' && headers !== null && whole !== null) {
    return { status, headers: headers as Reply['headers'], body: whole.body };
  }
  throw new Problem(
    {
      what: `A recorded answer is damaged: ${file}`,
      why: 'It is not as pwg wrote it.',
      try: 'Record again.',
    },
    EXIT.unavailable,
  );
}

function fields(json: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
