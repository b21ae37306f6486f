import { join } from 'node:path';
import type { Files } from '../world.ts';

/** What pwg knows of a page it published. */
export interface Published {
  /** 'shop/2026-10' */
  readonly page: string;
  /** 'github-issue:acme/ops' */
  readonly to: string;
  /** Of places that number what is made there; else `null`. */
  readonly number: number | null;
  readonly url: string;
  /** What the machine stands by there, in the spelling of the place: the base of the next merge. */
  readonly base: string;
}

/** `null` where it was never published from here, and where the file is damaged: then nothing is removed from the copy. */
export async function readPublished(
  files: Files,
  root: string,
  { page, to }: Pick<Published, 'page' | 'to'>,
): Promise<Published | null> {
  const stored = await files.read(fileOf(root, to, page));
  if (stored === null) return null;
  try {
    const { number, url, base, ...of } = JSON.parse(stored.toString()) as Partial<Published>;
    if (of.page !== page || of.to !== to || typeof url !== 'string' || typeof base !== 'string') return null;
    return { page, to, url, base, number: typeof number === 'number' ? number : null };
  } catch {
    return null;
  }
}

/** Untouched when it says so already. */
export async function keepPublished(files: Files, root: string, published: Published): Promise<void> {
  const path = fileOf(root, published.to, published.page);
  const text = `${JSON.stringify(published, null, 1)}\n`;
  if ((await files.read(path))?.toString() !== text) await files.write(path, text, 0o600);
}

function fileOf(root: string, to: string, page: string): string {
  const names = [...to.replace(':', '/').split('/'), ...page.split('/')].map((name) =>
    name.replace(/^\.+$|[\0-\x1f<>:"\\|?*]/g, '_'),
  );
  return `${join(root, '.pwg', 'published', ...names)}.json`;
}
