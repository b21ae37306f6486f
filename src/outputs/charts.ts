import { basename, dirname, join, relative, resolve } from 'node:path';
import { BEGINNING } from '../charts/frame.ts';
import { GALLERY_BEGINNING } from '../charts/gallery.ts';
import { pagePath } from '../markdown.ts';
import { EXIT, type ExitCode, Problem } from '../problem.ts';
import type { Files, World } from '../world.ts';
import { contains, locate, nameWithin } from './location.ts';

/** What a folder of pictures is to hold, by file name. */
export type ChartFiles = ReadonlyMap<string, string>;

/** The folder beside a page, by its path from there: '2026-10.charts'. */
export const chartFolderOf = (page: string): string => `${basename(page, '.md')}.charts`;

/**
 * Brings the folder of a page up to date once the page is. What the page still links stays, for a chapter whose source failed
 * still says what it said before; so does what is not ours.
 */
export async function putCharts(
  world: World,
  { root, page }: { readonly root: string; readonly page: string },
  charts: ChartFiles,
  mode: 'write' | 'dry-run' | 'check',
): Promise<ExitCode> {
  const folder = join(dirname(page), chartFolderOf(page));
  const text = (await world.files.read(page))?.toString() ?? '';
  const isLinked = (file: string): boolean =>
    text.includes(`(${pagePath(`${chartFolderOf(page)}/${file}`)})`);
  const plan = await planFolder(world.files, root, folder, charts, isLinked);
  const changed = plan.write.length + plan.remove.length;
  if (changed === 0) return EXIT.ok;
  const name = nameWithin(world.cwd, folder);
  if (mode === 'check') {
    world.out.say(`${name} would change.`);
    return EXIT.differs;
  }
  if (mode === 'dry-run') {
    world.out.say(`${counted(changed)} in ${name} would be written or removed.`);
    return EXIT.ok;
  }
  await carryOut(world.files, plan);
  world.out.say(`Brought ${counted(changed)} in ${name} up to date.`);
  return EXIT.ok;
}

/** Writes a folder of pictures that a person named, with its index; what an earlier run left there goes. */
export async function putGallery(world: World, folder: string, files: ChartFiles): Promise<void> {
  const path = resolve(world.cwd, folder);
  await carryOut(world.files, await planFolder(world.files, path, path, files, () => false));
  world.out.say(`Wrote ${counted(files.size - 1)} and an index to ${nameWithin(world.cwd, path)}`);
}

interface FolderPlan {
  readonly write: readonly { readonly path: string; readonly content: string }[];
  readonly remove: readonly string[];
}

const counted = (charts: number): string => (charts === 1 ? '1 chart' : `${charts} charts`);

/** Nothing is written through a link or in the place of what somebody else put there. */
async function planFolder(
  files: Files,
  root: string,
  folder: string,
  wanted: ChartFiles,
  stays: (file: string) => boolean,
): Promise<FolderPlan> {
  const write: { path: string; content: string }[] = [];
  for (const [file, content] of wanted) {
    const path = await locate(files, root, relative(root, join(folder, file)), {});
    const there = await files.read(path);
    if (there !== null && !isOurs(there)) throw notOurs(path);
    if (there?.toString() !== content) write.push({ path, content });
  }
  const remove: string[] = [];
  if (!contains(await files.real(root), join(await files.real(folder), 'any'))) return { write, remove };
  for (const file of await files.list(folder)) {
    if (wanted.has(file) || stays(file) || !/\.(?:svg|html)$/.test(file)) continue;
    const there = await files.read(join(folder, file));
    if (there !== null && isOurs(there)) remove.push(join(folder, file));
  }
  return { write, remove };
}

/** Whether a file is a picture, or an index of them, that pwg made. */
export const isOurs = (bytes: Buffer): boolean =>
  [BEGINNING, GALLERY_BEGINNING].some(
    (beginning) => bytes.subarray(0, beginning.length).toString() === beginning,
  );

async function carryOut(files: Files, { write, remove }: FolderPlan): Promise<void> {
  for (const { path, content } of write) await files.write(path, content);
  for (const path of remove) await files.remove(path);
}

const notOurs = (path: string): Problem =>
  new Problem(
    {
      what: `${path} is no chart of pwg, so it was not touched.`,
      why: 'A chart would be written under this name, and something else is there.',
      try: 'Move the file away, and run again.',
    },
    EXIT.unmergeable,
  );
