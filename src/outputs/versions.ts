import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { EXIT, Problem } from '../problem.ts';
import type { Files } from '../world.ts';
import { nameWithin } from './location.ts';

/** How a page stood before a write, and what pwg knew of it then. */
export interface Version {
  readonly page: string;
  readonly at: string;
  /** SHA-256 of what was written in its place. */
  readonly replacedBy: string;
  /** And of what the same run wrote after that. */
  readonly thenBy?: readonly string[];
  /** As UTF-8, or where the bytes are none, in base64. */
  readonly text?: string;
  readonly base64?: string;
  /** The content of the base file; `null` when there was none. */
  readonly base: string | null;
}

const KEPT = 20;

/** Puts the bytes away before they are replaced. The last twenty versions of a page are kept. */
export async function keepVersion(
  files: Files,
  root: string,
  path: string,
  {
    bytes,
    base,
    at,
    after,
  }: {
    readonly bytes: Buffer;
    readonly base: string | null;
    readonly at: Date;
    readonly after: string;
  },
): Promise<void> {
  const folder = versionsOf(root, path);
  const names = await numbered(files, folder);
  const [newest] = names.slice(-1);
  const version: Version = {
    page: nameWithin(root, path),
    at: at.toISOString(),
    replacedBy: sha256(after),
    ...inText(bytes),
    base,
  };
  const number = newest === undefined ? 1 : Number.parseInt(newest, 10) + 1;
  const name = `${String(number).padStart(6, '0')}.json`;
  await files.write(join(folder, name), `${JSON.stringify(version, null, 1)}\n`, 0o600);
  for (const old of [...names, name].slice(0, -KEPT)) await files.remove(join(folder, old));
}

/** The run that replaced the newest version writes once more. */
export async function alsoReplacedBy(files: Files, root: string, path: string, hash: string): Promise<void> {
  const folder = versionsOf(root, path);
  const [name] = (await numbered(files, folder)).slice(-1);
  if (name === undefined) return;
  const file = join(folder, name);
  const version = parse((await files.read(file)) ?? Buffer.of(), file);
  const then = { ...version, thenBy: [...(version.thenBy ?? []), hash] };
  await files.write(file, `${JSON.stringify(then, null, 1)}\n`, 0o600);
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** The newest version kept; `null` when there is none. */
export async function lastVersion(
  files: Files,
  root: string,
  path: string,
): Promise<{
  readonly bytes: Buffer;
  readonly base: string | null;
  readonly at: string;
  /** SHA-256 of all that was written in its place in one run. */
  readonly replacedBy: readonly string[];
  /** Where it is kept. */
  readonly file: string;
  readonly forget: () => Promise<void>;
} | null> {
  const folder = versionsOf(root, path);
  const [name] = (await numbered(files, folder)).slice(-1);
  if (name === undefined) return null;
  const file = join(folder, name);
  const {
    text,
    base64,
    base,
    at,
    replacedBy,
    thenBy = [],
  } = parse((await files.read(file)) ?? Buffer.of(), file);
  return {
    bytes: text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text),
    base,
    at,
    replacedBy: [replacedBy, ...thenBy],
    file,
    forget: () => files.remove(file),
  };
}

const versionsOf = (root: string, path: string): string =>
  join(root, '.pwg', 'versions', nameWithin(root, path));

async function numbered(files: Files, folder: string): Promise<readonly string[]> {
  return (await files.list(folder)).filter((name) => /^\d{6,}\.json$/.test(name));
}

function inText(bytes: Buffer): Pick<Version, 'text' | 'base64'> {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString('base64') };
}

function parse(stored: Buffer, file: string): Version {
  try {
    const version = JSON.parse(stored.toString()) as Version;
    if (typeof (version.text ?? version.base64) === 'string') return version;
  } catch {
    // Told below, as any other damage.
  }
  throw new Problem(
    {
      what: `${file} is damaged.`,
      why: 'It is not what pwg wrote.',
      try: 'Look into it, or remove it and try the version before.',
    },
    EXIT.ioError,
  );
}
