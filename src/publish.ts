import { dirname, join } from 'node:path';
import { readableDiff } from './agenda/readable-diff.ts';
import type { PublishPlace } from './config.ts';
import { refuseOpenState } from './history/state.ts';
import { hideKnown } from './http.ts';
import { pagePath } from './markdown.ts';
import { readBase } from './outputs/base-file.ts';
import { chartFolderOf, isOurs } from './outputs/charts.ts';
import { whileMine } from './outputs/index.ts';
import { nameWithin } from './outputs/location.ts';
import { pageEdits } from './outputs/page-edits.ts';
import { decoded } from './outputs/page-file.ts';
import { findPages, type PageFile, type PageRequest } from './pages.ts';
import { EXIT, type ExitCode, Problem, worse } from './problem.ts';
import { openProject, type Project } from './project.ts';
import { bringUpToDate } from './publish/bring-up-to-date.ts';
import { chartsIn, chartsLinked, withoutCharts } from './publish/charts-along.ts';
import { edition, titleOf } from './publish/edition.ts';
import { placeOf } from './publish/number-of.ts';
import { keepPublished, readPublished } from './publish/published.ts';
import { takenBack } from './publish/taken-back.ts';
import { addressOf, refuseBadAddress, withTarget } from './publish-targets.ts';
import type { ChartPlaces, Readers } from './sources/publishing.ts';
import type { World } from './world.ts';

export interface PublishRequest extends PageRequest {
  /** An address with `{service}` and `{month}`; null = where the config says for each service. */
  readonly to: string | null;
  readonly mode: 'write' | 'dry-run';
  /** Even where everybody can read it and a source is closed. */
  readonly allowPublic: boolean;
  /** Issues that the page names may say that it does. */
  readonly backlinks: boolean;
}

/** Puts the pages where the team reads them, joined with what people wrote there, which comes back into the pages here. */
export async function publish(request: PublishRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const pages = await findPages(request, project, world);
  const jobs = pages.flatMap((page) =>
    placesFor(page, request).map(({ to, charts }) => ({ page, charts, to: addressOf(to, page.names) })),
  );
  if (jobs.length === 0) throw noPlace();
  for (const { to } of jobs) refuseBadAddress(to);
  const all = async (): Promise<ExitCode> => {
    let exit: ExitCode = EXIT.ok;
    for (const job of jobs) {
      try {
        await publishOne(job, { request, project, world });
      } catch (error) {
        if (!(error instanceof Problem) || jobs.length === 1) throw error;
        world.out.problem(error, `${job.page.names.service} → ${job.to}`);
        exit = worse(exit, error.exit);
      }
    }
    return exit;
  };
  await refuseOpenState(world.files, project.root);
  const own = join(project.root, '.pwg');
  return world.files.lock(join(own, 'locks', 'publish'), async () => {
    // What a run left that died in the middle of talking to git.
    await world.files.remove(join(own, 'git'));
    return all();
  });
}

const placesFor = ({ service }: PageFile, { to }: PublishRequest): readonly PublishPlace[] =>
  to === null ? service.publish : [{ to, charts: 'svg' }];

/** A place with its names filled in. */
interface Job extends PublishPlace {
  readonly page: PageFile;
}

interface Run {
  readonly request: PublishRequest;
  readonly project: Project;
  readonly world: World;
}

async function publishOne({ page, to, charts }: Job, { request, project, world }: Run): Promise<void> {
  const { service, names, path } = page;
  const { root, config } = project;
  const meeting = `${names.service}/${names.month}`;
  const text = await readPage(path, world);
  await withTarget({ address: to, service, month: names.month }, project, world, async (target) => {
    const readers = await target.check();
    if (!request.allowPublic) refusePublic(readers, to);
    const known = await readPublished(world.files, root, { page: meeting, to });
    const along = charts === 'svg' && target.by === 'path' ? target.charts : null;
    const folder = pagePath(chartFolderOf(path));
    const said = await readBase(world.files, root, path, Buffer.from(text));
    // A page made anew lacks what people wrote there, though nobody took it away: then it stays there, and comes back.
    const isMachines = said === null || said.text === text;
    const base = (isMachines ? known?.own : known?.base) ?? null;
    const editionOf = (page: string) => {
      const own = along === null ? withoutCharts(page, folder) : chartsIn(page, folder, along.folder);
      return edition(hideKnown(own), {
        ...target,
        ...request,
        meeting,
        page: nameWithin(root, path),
        locale: config.locale,
        marked: target.by === 'number',
        base,
      });
    };
    /** The page here, once what people wrote there is in it. `null`: that can not be done. */
    let taken: string | null = text;
    const joined = (copy: string | null): string => {
      taken = takenBack({ local: text, copy, base });
      return editionOf(taken ?? text).joined(copy);
    };
    const write = request.mode === 'write';
    const draft = { meeting, title: titleOf(text) || `PWG ${meeting}`, body: editionOf(text).fresh };
    const { place, number } = await placeOf(
      target,
      { known: known?.number ?? null, page: draft, make: write },
      project,
      world,
    );
    if (along !== null) await bringCharts(chartsLinked(text, folder), path, along, { write, world });
    const brought = await bringUpToDate(place, joined, { write });
    const url = brought.copy?.url ?? known?.url ?? target.place;
    const name = nameWithin(world.cwd, path);
    if (taken === null) world.out.say(notTaken(name, url));
    if (!write) {
      if (taken !== null && taken !== text) world.out.say(`${name} would get what people wrote there.`);
      world.out.page(brought.before === null ? brought.text : readableDiff(brought.before, brought.text));
      world.out.say(
        `${to} would ${brought.is === 'same' ? 'stay as it is' : 'be written'}. Read by ${readers.who}.`,
      );
      return;
    }
    // The page here first: what is in the base and not in the page counts as taken out of the page.
    if (taken !== null && taken !== text) await takeOver(page, text, taken, { project, world });
    const given = editionOf(taken ?? text).nextBase(brought.copy?.text ?? null);
    const own = isMachines
      ? editionOf(text).nextBase(brought.copy?.text ?? null)
      : editionOf(said.text).fresh;
    await keepPublished(world.files, root, { page: meeting, to, number, url, base: given, own });
    if (taken !== null && taken !== text) world.out.say(`What people wrote at ${url} is in ${name} now.`);
    world.out.say(
      brought.is === 'same' && known !== null
        ? `${url} is up to date.`
        : `Published ${name} at ${url}, read by ${readers.who}.`,
    );
  });
}

/** Writes the page here as prepare does: alone, and only while it is as it was read. `pwg undo` takes it back. */
function takeOver(
  { path, names }: PageFile,
  before: string,
  after: string,
  { project: { root, config }, world }: Pick<Run, 'project' | 'world'>,
): Promise<void> {
  const target = { output: path, mode: 'write' } as const;
  return whileMine(world, { root, output: config.output }, target, names, () =>
    pageEdits(world, root, path)(Buffer.from(before), after),
  );
}

const notTaken = (name: string, url: string): string =>
  `! What people wrote at ${url} is not in ${name}: words of both would have to give way. To take it over by hand: save it to a file, then pwg adopt FILE --page ${name}`;

/** Before the page that links them. What is not there any more is a link that leads nowhere, here as there. */
async function bringCharts(
  files: readonly string[],
  page: string,
  { place }: ChartPlaces,
  { write, world }: { readonly write: boolean; readonly world: World },
): Promise<void> {
  for (const file of files) {
    const chart = await world.files.read(join(dirname(page), chartFolderOf(page), file));
    if (chart === null || !isOurs(chart)) continue;
    const { is } = await bringUpToDate(place(file), () => hideKnown(chart.toString()), { write });
    if (!write && is !== 'same') world.out.say(`The chart ${file} would be written.`);
  }
}

function refusePublic({ everybody, closedSources }: Readers, to: string): void {
  if (!everybody || closedSources.length === 0) return;
  throw new Problem(
    {
      what: `Everybody could read ${to}, so the page was not published.`,
      why: `It draws from what not everybody can read: ${closedSources.join(', ')}`,
      try: 'Name a private repository with --to, or, if all of it may be known, add --allow-public.',
    },
    EXIT.notPermitted,
  );
}

async function readPage(path: string, world: World): Promise<string> {
  const bytes = await world.files.read(path);
  const name = nameWithin(world.cwd, path);
  if (bytes !== null) return decoded(bytes, name);
  throw new Problem(
    {
      what: `There is no page ${name}.`,
      why: `Looked for ${path}`,
      try: 'Make it with pwg prepare, or name another: pwg publish minutes/shop/2026-10.md',
    },
    EXIT.noInput,
  );
}

const noPlace = (): Problem =>
  new Problem(
    {
      what: 'It is not said where to publish to.',
      why: 'There is no --to, and no service has publish: in the config.',
      try: 'pwg publish --to github-file:acme/ops/minutes/{service}/{month}.md',
    },
    EXIT.usage,
  );
