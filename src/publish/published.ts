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
  /** As far as it came from pwg alone, without what people had written into the page here. */
  readonly own: string;
}

/** `null` where it was never published from here, and where the file is damaged: then nothing is removed from the copy. */
export async function readPublished(
  files: Files,
  root: string,
  { page, to }: Pick<Published, 'page' | 'to'>,
): Promise<Published | null> {
  const published = publishedIn(await files.read(fileOf(root, to, page)));
  return published?.page === page && published.to === to ? published : null;
}

/** All places where a page was published from here. */
export async function copiesOf(files: Files, root: string, page: string): Promise<readonly Published[]> {
  return (await everyCopy(files, root)).filter((published) => published.page === page);
}

/** Everything that was published from here. */
export async function everyCopy(files: Files, root: string): Promise<readonly Published[]> {
  const under = async (folder: string): Promise<readonly (Published | null)[]> => {
    const paths = (await files.list(folder)).map((name) => join(folder, name));
    const found = paths.map(async (path) =>
      path.endsWith('.json') ? [publishedIn(await files.read(path))] : under(path),
    );
    return (await Promise.all(found)).flat();
  };
  const all = await under(join(root, '.pwg', 'published'));
  return all.filter((published) => published !== null);
}

/** Untouched when it says so already. */
export async function keepPublished(files: Files, root: string, published: Published): Promise<void> {
  const path = fileOf(root, published.to, published.page);
  const text = `${JSON.stringify(published, null, 1)}\n`;
  if ((await files.read(path))?.toString() !== text) await files.write(path, text, 0o600);
}

function publishedIn(stored: Buffer | null): Published | null {
  if (stored === null) return null;
  try {
    const { page, to, number, url, base, own = base } = JSON.parse(stored.toString()) as Partial<Published>;
    if ([page, to, url, base, own].some((field) => typeof field !== 'string')) return null;
    return { page, to, url, base, own, number: typeof number === 'number' ? number : null } as Published;
  } catch {
    return null;
  }
}

function fileOf(root: string, to: string, page: string): string {
  const names = [...to.replace(':', '/').split('/'), ...page.split('/')].map((name) =>
    name.replace(/^\.+$|[\0-\x1f<>:"\\|?*]/g, '_'),
  );
  return `${join(root, '.pwg', 'published', ...names)}.json`;
}
