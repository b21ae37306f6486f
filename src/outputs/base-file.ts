import type { Files } from '../world.ts';
import { baseOf, nameWithin } from './location.ts';
import { sha256 } from './versions.ts';

/** What pwg said last on a page. */
export interface Said {
  readonly text: string;
  readonly shownAt: Date;
  /** What the next merge compares with; differs from `text` where a source failed. */
  readonly standsBy: string;
}

/** The base file of a page. */
interface Base {
  readonly page: string;
  readonly shownAt: string;
  readonly text: string;
  readonly standsBy?: string;
  /** A write is under way: this holds once the page's bytes have the SHA-256 `after`, and `before` until then. */
  readonly either?: Either;
}

export interface Either {
  readonly after: string;
  readonly before: Omit<Base, 'either'> | null;
}

export function baseFile(root: string, path: string, { text, shownAt, standsBy }: Said): Base {
  const page = nameWithin(root, path);
  return { page, shownAt: shownAt.toISOString(), text, ...(standsBy !== text && { standsBy }) };
}

/** As it stands in the file. `either`: while a write is under way. */
export function baseText(root: string, path: string, said: Said, either?: Either): string {
  const base = { ...baseFile(root, path, said), ...(either !== undefined && { either }) };
  return `${JSON.stringify(base, null, 1)}\n`;
}

/** What pwg said last on a page with these bytes; `null` when that is not known. */
export async function readBase(
  files: Files,
  root: string,
  path: string,
  current: Buffer | null,
): Promise<Said | null> {
  const base = storedIn((await files.read(baseOf(root, path)))?.toString() ?? null);
  if (base?.either === undefined) return saidIn(base);
  return saidIn(current !== null && sha256(current) === base.either.after ? base : base.either.before);
}

function storedIn(json: string | null): Base | null {
  try {
    return json === null ? null : (JSON.parse(json) as Base | null);
  } catch {
    return null;
  }
}

function saidIn(base: Omit<Base, 'either'> | null): Said | null {
  if (base === null) return null;
  const { shownAt, text, standsBy = text } = base;
  if (typeof shownAt !== 'string' || typeof text !== 'string' || typeof standsBy !== 'string') return null;
  return Number.isNaN(Date.parse(shownAt)) ? null : { shownAt: new Date(shownAt), text, standsBy };
}
