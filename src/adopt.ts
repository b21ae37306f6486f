import { join, resolve } from 'node:path';
import { checkKept } from './agenda/merge/check.ts';
import { refuseMarkers } from './agenda/merge/conflict-markers.ts';
import { readBase } from './outputs/base-file.ts';
import { whileMine } from './outputs/index.ts';
import { nameWithin } from './outputs/location.ts';
import { carryOut, changes, decoded, type Plan, refuseForeign } from './outputs/page-file.ts';
import { findPages, type PageFile, type PageRequest } from './pages.ts';
import { EXIT, type ExitCode, Problem } from './problem.ts';
import { openProject, type Project } from './project.ts';
import type { World } from './world.ts';

export interface AdoptRequest extends PageRequest {
  /** What came back from the wiki. */
  readonly file: string;
}

/**
 * Takes a page that came back from a wiki for the page: its words, in its order. What pwg wrote last stays known, so that
 * the next run goes on from here. What stands only in the page that is here would be lost: then nothing is done (65).
 */
export async function adopt(request: AdoptRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const text = await readText(world, request.file);
  refuseMarkers(text);
  const page = await pageMeant(text, request, project, world);
  const where = { root: project.root, output: project.config.output };
  const target = { output: page.path, mode: 'write' } as const;
  await whileMine(world, where, target, page.names, async () => {
    const before = await world.files.read(page.path);
    const base = await readBase(world.files, project.root, page.path, before);
    refuseForeign(text, before?.toString() ?? base?.text ?? '', request.file);
    if (before !== null) {
      checkKept({ base: base?.standsBy ?? '', current: before.toString(), merged: text });
    }
    const said = base ?? { text: '', shownAt: new Date(0), standsBy: '' };
    const plan: Plan = { before, after: text, said, words: 'kept', conflicts: 0, twice: [] };
    if (changes(plan)) await carryOut(world, project.root, page.path, plan);
  });
  world.out.say(`${nameWithin(world.cwd, page.path)} is now what ${request.file} says.`);
  return EXIT.ok;
}

/** The page named, or the only one that pwg wrote with the same first heading. */
async function pageMeant(
  text: string,
  request: AdoptRequest,
  project: Project,
  world: World,
): Promise<PageFile> {
  if (request.page !== null || request.month !== null) {
    const [page, ...others] = await findPages(request, project, world);
    if (page !== undefined && others.length === 0) return page;
    throw unclear(request.file, 'Several services have a page of that month.');
  }
  const title = firstHeading(text);
  const found = await writtenPages(world, project.root);
  const same = found.filter((page) => title !== null && firstHeading(page.text) === title);
  const [one, ...others] = same;
  if (one === undefined || others.length > 0) {
    const why =
      title === null
        ? 'It has no heading.'
        : one === undefined
          ? `No page that pwg wrote is called "${title}".`
          : `Several pages are called "${title}": ${same.map(({ path }) => nameWithin(world.cwd, path)).join(', ')}`;
    throw unclear(request.file, why);
  }
  const [page] = await findPages({ ...request, page: one.path }, project, world);
  if (page === undefined) throw unclear(request.file, 'Its page is gone.');
  return page;
}

async function writtenPages(
  world: World,
  root: string,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const walk = async (folder: string): Promise<readonly string[]> =>
    (
      await Promise.all(
        (
          await world.files.list(folder)
        ).map(async (name) => {
          const path = join(folder, name);
          return name.endsWith('.json') ? [path] : walk(path);
        }),
      )
    ).flat();
  const bases = join(root, '.pwg', 'base');
  const pages = (await walk(bases)).map((file) => join(root, nameWithin(bases, file).replace(/\.json$/, '')));
  const read = await Promise.all(
    pages.map(async (path) => ({
      path,
      text: (await readBase(world.files, root, path, await world.files.read(path)))?.text ?? '',
    })),
  );
  return read.filter(({ path }) => !path.endsWith('.new.md'));
}

const firstHeading = (text: string): string | null =>
  /^# +(.*\S)/m
    .exec(text)?.[1]
    ?.replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .normalize('NFKC')
    .trim() ?? null;

async function readText(world: World, file: string): Promise<string> {
  const bytes = await world.files.read(resolve(world.cwd, file));
  if (bytes !== null && bytes.toString().trim() === '') throw empty(file);
  if (bytes !== null) return decoded(bytes, file);
  throw new Problem(
    {
      what: `There is no ${file}.`,
      why: `Looked for ${resolve(world.cwd, file)}`,
      try: 'Save the text of the wiki page there.',
    },
    EXIT.noInput,
  );
}

const empty = (file: string): Problem =>
  new Problem(
    {
      what: `${file} is empty, so the page was not touched.`,
      why: 'The page would lose all that stands on it.',
      try: 'Save the text of the wiki page there.',
    },
    EXIT.noInput,
  );

const unclear = (file: string, why: string): Problem =>
  new Problem(
    {
      what: `It is not clear which page ${file} is.`,
      why,
      try: `Name it: pwg adopt ${file} --page minutes/shop/2026-10.md`,
    },
    EXIT.usage,
  );
