import type { World } from '../world.ts';
import { baseOf } from './location.ts';
import { alsoReplacedBy, keepVersion, sha256 } from './versions.ts';

/**
 * The small changes that one run makes to a page that is there, each on the disk the same moment. One version is kept, of
 * before the first: going back takes back all of them. Throws a Problem (75) where somebody saved the page meanwhile.
 */
export function pageEdits(
  { files, now }: Pick<World, 'files' | 'now'>,
  root: string,
  path: string,
): (before: Buffer, after: string) => Promise<void> {
  let left: string | null = null;
  return async (before, after) => {
    const replacedBy = sha256(after);
    if (left === sha256(before)) await alsoReplacedBy(files, root, path, replacedBy);
    else {
      const base = (await files.read(baseOf(root, path)))?.toString() ?? null;
      await keepVersion(files, root, path, { bytes: before, base, at: now(), after });
    }
    await files.replace(path, before, after);
    left = replacedBy;
  };
}
