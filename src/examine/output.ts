import { dirname, join } from 'node:path';
import { lockOf, nameWithin } from '../outputs/location.ts';
import { asProblem } from '../problem.ts';
import type { Check } from '../sources/source.ts';
import type { Files } from '../world.ts';

/** Could the page be written now, and does it wait for a person? `page` is its path. */
export async function outputChecks(files: Files, root: string, page: string): Promise<readonly Check[]> {
  const name = nameWithin(root, page);
  return [
    ...(await writable(files, page, name)),
    ...(await free(files, root, page, name)),
    ...(await waiting(files, page, name)),
  ];
}

/** Only writing tells: modes say nothing of full disks and of mounts that are read-only. */
async function writable(files: Files, page: string, name: string): Promise<readonly Check[]> {
  let folder = dirname(page);
  while ((await files.mode(folder)) === null) folder = dirname(folder);
  const probe = join(folder, '.pwg-doctor');
  const what = `${name} can be written`;
  return tried(what, async () => {
    await files.write(probe, '');
    await files.remove(probe);
  });
}

/** A lock whose holder is gone is taken over and taken away by this. */
async function free(files: Files, root: string, page: string, name: string): Promise<readonly Check[]> {
  const lock = lockOf(root, page);
  if ((await files.mode(lock)) === null) return [];
  return tried(`${name} is held by nobody`, () => files.lock(lock, async () => {}));
}

async function waiting(files: Files, page: string, name: string): Promise<readonly Check[]> {
  const beside = page.replace(/\.md$/, '.new.md');
  if (beside === page || (await files.mode(beside)) === null) return [];
  return [
    {
      what: `${name} could not be joined with the fresh page`,
      ok: false,
      detail: 'the fresh one stands beside it',
      try: `Compare: git diff --no-index ${name} ${name.replace(/\.md$/, '.new.md')}; mend the headings of the page and run pwg prepare`,
    },
  ];
}

async function tried(what: string, action: () => Promise<void>): Promise<readonly Check[]> {
  try {
    await action();
    return [{ what, ok: true, detail: '', try: null }];
  } catch (error) {
    const problem = asProblem(error);
    return [{ what, ok: false, detail: `${problem.what} ${problem.why}`, try: problem.try }];
  }
}
