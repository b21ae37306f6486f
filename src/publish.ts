import { join } from 'node:path';
import { readableDiff } from './agenda/readable-diff.ts';
import { refuseOpenState } from './history/state.ts';
import { hideKnown } from './http.ts';
import { nameWithin } from './outputs/location.ts';
import { findPages, type PageFile, type PageRequest } from './pages.ts';
import { EXIT, type ExitCode, Problem, worse } from './problem.ts';
import { openProject, type Project } from './project.ts';
import { bringUpToDate } from './publish/bring-up-to-date.ts';
import { edition, titleOf } from './publish/edition.ts';
import { placeOf } from './publish/number-of.ts';
import { keepPublished, readPublished } from './publish/published.ts';
import { addressOf, withTarget } from './publish-targets.ts';
import type { Readers } from './sources/source.ts';
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

/** Puts the pages where the team reads them, joined with what people wrote there. The local pages stay as they are. */
export async function publish(request: PublishRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const pages = await findPages(request, project, world);
  const jobs = pages.flatMap((page) =>
    placesFor(page, request).map((address) => ({ page, address: addressOf(address, page.names) })),
  );
  if (jobs.length === 0) throw noPlace();
  const all = async (): Promise<ExitCode> => {
    let exit: ExitCode = EXIT.ok;
    for (const { page, address } of jobs) {
      try {
        await publishOne(page, address, { request, project, world });
      } catch (error) {
        if (!(error instanceof Problem) || jobs.length === 1) throw error;
        world.out.problem(error, `${page.names.service} → ${address}`);
        exit = worse(exit, error.exit);
      }
    }
    return exit;
  };
  await refuseOpenState(world.files, project.root);
  if (request.mode === 'dry-run') return all();
  return world.files.lock(join(project.root, '.pwg', 'locks', 'publish'), all);
}

const placesFor = ({ service }: PageFile, { to }: PublishRequest): readonly string[] =>
  to === null ? service.publish : [to];

interface Run {
  readonly request: PublishRequest;
  readonly project: Project;
  readonly world: World;
}

async function publishOne(page: PageFile, to: string, { request, project, world }: Run): Promise<void> {
  const { service, names, path } = page;
  const { root, config } = project;
  const meeting = `${names.service}/${names.month}`;
  const text = await readPage(path, world);
  await withTarget({ address: to, service, month: names.month }, project, world, async (target) => {
    const readers = await target.check();
    if (!request.allowPublic) refusePublic(readers, to);
    const known = await readPublished(world.files, root, { page: meeting, to });
    const { fresh, joined, nextBase } = edition(hideKnown(text), {
      ...target,
      ...request,
      meeting,
      page: nameWithin(root, path),
      locale: config.locale,
      marked: target.by === 'number',
      base: known?.base ?? null,
    });
    const write = request.mode === 'write';
    const draft = { meeting, title: titleOf(text) || `PWG ${meeting}`, body: fresh };
    const { place, number } = await placeOf(
      target,
      { known: known?.number ?? null, page: draft, make: write },
      project,
      world,
    );
    const brought = await bringUpToDate(place, joined, { write });
    const url = brought.copy?.url ?? known?.url ?? target.place;
    if (!write) {
      world.out.page(brought.before === null ? brought.text : readableDiff(brought.before, brought.text));
      world.out.say(
        `${to} would ${brought.is === 'same' ? 'stay as it is' : 'be written'}. Read by ${readers.who}.`,
      );
      return;
    }
    const base = nextBase(brought.copy?.text ?? null);
    await keepPublished(world.files, root, { page: meeting, to, number, url, base });
    world.out.say(
      brought.is === 'same' && known !== null
        ? `${url} is up to date.`
        : `Published ${nameWithin(world.cwd, path)} at ${url}, read by ${readers.who}.`,
    );
  });
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
  if (bytes !== null) return bytes.toString();
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
