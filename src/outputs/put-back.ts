import { EXIT, Problem } from '../problem.ts';
import type { World } from '../world.ts';
import { baseOf, nameWithin } from './location.ts';
import { lastVersion, sha256 } from './versions.ts';

/**
 * Brings back how a page stood before the last write, and what pwg knew of it then; the time of that write is returned.
 * What people have written since would be lost: then nothing is done (65).
 */
export async function putBack(
  { files, cwd }: Pick<World, 'files' | 'cwd'>,
  root: string,
  path: string,
): Promise<string> {
  const name = nameWithin(cwd, path);
  const now = await files.read(path);
  let version = await lastVersion(files, root, path);
  // Kept for a write that never came about, since the run died before it.
  while (version !== null && now?.equals(version.bytes) === true) {
    await version.forget();
    version = await lastVersion(files, root, path);
  }
  if (version === null) {
    throw new Problem(
      {
        what: `No earlier version of ${name} is kept.`,
        why: 'One is kept each time pwg writes to a page that is there.',
        try: 'Look into the history of your repository.',
      },
      EXIT.noInput,
    );
  }
  if (now !== null && !version.replacedBy.includes(sha256(now))) {
    throw new Problem(
      {
        what: `${name} was written into since pwg wrote it, so it was not touched.`,
        why: 'Going back would lose those words.',
        try: `The version of ${version.at} is in ${nameWithin(cwd, version.file)}: take what you need by hand.`,
      },
      EXIT.unmergeable,
    );
  }
  await files.replace(path, now, version.bytes);
  if (version.base === null) await files.remove(baseOf(root, path));
  else await files.write(baseOf(root, path), version.base, 0o600);
  await version.forget();
  return version.at;
}
