import { join } from 'node:path';
import { EXIT, Problem } from '../problem.ts';
import type { Files } from '../world.ts';

/** What is kept of one listing: its months, oldest first. */
export interface KeptListing {
  readonly source: string;
  readonly listing: string;
  readonly months: readonly string[];
}

export async function keptListings(files: Files, root: string): Promise<readonly KeptListing[]> {
  const history = join(root, '.pwg', 'history');
  const found: KeptListing[] = [];
  for (const source of await files.list(history)) {
    for (const listing of await files.list(join(history, source))) {
      const names = await files.list(join(history, source, listing));
      const months = names.flatMap((name) => /^(\d{4}-\d\d)\.json$/.exec(name)?.[1] ?? []);
      if (months.length > 0) found.push({ source, listing, months });
    }
  }
  return found;
}

/**
 * Pages are made from these files, so nobody else may be able to change them, and they must lie in the project. Throws that
 * Problem (77).
 */
export async function refuseOpenState(files: Files, root: string): Promise<void> {
  for (const room of ['', 'history', 'snapshots', 'http']) {
    await refuseOpen(files, root, join('.pwg', room), room === '' ? 0 : DEEPEST);
  }
}

/** A room holds sources, these listings, some of these ('minutes') others, and these files. */
const DEEPEST = 4;

async function refuseOpen(files: Files, root: string, name: string, depth: number): Promise<void> {
  const path = join(root, name);
  const mode = await files.mode(path);
  if (mode === null) return;
  if ((mode & OTHERS_WRITE) !== 0) {
    throw refused(
      `Others on this machine can change ${name}.`,
      `Its mode is ${(mode & 0o777).toString(8)}, and pages are made from what is kept there.`,
      'chmod -R go-w .pwg',
    );
  }
  if (await files.isLink(path)) {
    throw refused(
      `${name} is a symbolic link.`,
      'What is kept would be read and written outside the project.',
      `Remove the link: rm ${name}`,
    );
  }
  if (depth === 0) return;
  for (const below of await files.list(path)) await refuseOpen(files, root, join(name, below), depth - 1);
}

const OTHERS_WRITE = 0o022;

const refused = (what: string, why: string, next: string): Problem =>
  new Problem({ what, why, try: next }, EXIT.notPermitted);
