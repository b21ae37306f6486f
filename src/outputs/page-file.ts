import { EXIT, Problem } from '../problem.ts';
import type { Files, World } from '../world.ts';
import { baseOf, nameWithin } from './location.ts';

/** What pwg wrote to a page last, byte for byte, and the instant that page names as its own. */
interface Base {
  readonly page: string;
  readonly shownAt: string;
  readonly text: string;
}

/** What stands in the page's place now. */
export type Standing =
  | { readonly is: 'nothing' }
  | { readonly is: 'ours'; readonly text: string; readonly shownAt: Date }
  | { readonly is: 'touched' };

/** Compares bytes, not characters: a page somebody saved with other line ends or in another encoding is theirs. */
export async function standing(files: Files, root: string, path: string): Promise<Standing> {
  const current = await files.read(path);
  if (current === null) return { is: 'nothing' };
  const base = await readBase(files, root, path);
  return base !== null && current.equals(Buffer.from(base.text))
    ? { is: 'ours', text: base.text, shownAt: new Date(base.shownAt) }
    : { is: 'touched' };
}

export interface Fresh {
  readonly text: string;
  readonly shownAt: Date;
}

/**
 * Puts a fresh page in place. A page that holds anything pwg did not write stays as it is, to the byte: the fresh one
 * goes beside it and the Problem says so (65).
 */
export async function placePage(
  { files, cwd }: Pick<World, 'files' | 'cwd'>,
  root: string,
  path: string,
  fresh: Fresh,
): Promise<void> {
  const now = await standing(files, root, path);
  if (now.is !== 'touched') {
    await write(files, root, path, fresh);
    return;
  }
  const beside = `${path.replace(/\.md$/, '')}.new.md`;
  const free = (await standing(files, root, beside)).is !== 'touched';
  if (free) await write(files, root, beside, fresh);
  throw new Problem(
    {
      what: `${nameWithin(cwd, path)} holds text that pwg did not write, so it was not touched.`,
      why: free
        ? `The fresh page is beside it: ${nameWithin(cwd, beside)}`
        : `${nameWithin(cwd, beside)} was written into as well, so nothing was written.`,
      try: 'Take over what you need from the new page by hand, or move your page away and run again.',
    },
    EXIT.unmergeable,
  );
}

/** The page first, then what we know of it: killed in between, the page counts as touched, which loses nothing. */
async function write(files: Files, root: string, path: string, fresh: Fresh): Promise<void> {
  await files.write(path, fresh.text);
  const base: Base = {
    page: nameWithin(root, path),
    shownAt: fresh.shownAt.toISOString(),
    text: fresh.text,
  };
  await files.write(baseOf(root, path), `${JSON.stringify(base, null, 1)}\n`, 0o600);
}

async function readBase(files: Files, root: string, path: string): Promise<Base | null> {
  const stored = await files.read(baseOf(root, path));
  if (stored === null) return null;
  try {
    const { page, shownAt, text } = JSON.parse(stored.toString()) as Partial<Base>;
    if (typeof page !== 'string' || typeof shownAt !== 'string' || typeof text !== 'string') return null;
    return Number.isNaN(Date.parse(shownAt)) ? null : { page, shownAt, text };
  } catch {
    return null;
  }
}
