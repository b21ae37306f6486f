import { join } from 'node:path';
import { asRenamed } from './agenda/headings.ts';
import type { Locale } from './meeting.ts';
import { meetingFor } from './meeting-for.ts';
import { readBase } from './outputs/base-file.ts';
import { whileMine } from './outputs/index.ts';
import { nameWithin } from './outputs/location.ts';
import { pageEdits } from './outputs/page-edits.ts';
import { findPages, type PageFile, type PageRequest } from './pages.ts';
import { headingsOf } from './plan.ts';
import { EXIT, type ExitCode, Problem, worse } from './problem.ts';
import { openProject, type Project } from './project.ts';
import { copiesOf } from './publish/published.ts';
import { actionItems, type PageIdentity } from './todo/action-items.ts';
import { toDraft } from './todo/draft.ts';
import { type Desk, fileIssues } from './todo/file-issues.ts';
import { type Known, lineOf, readJournal, wholeLines } from './todo/journal.ts';
import { linkBack } from './todo/link-back.ts';
import { copyElsewhere, nothingToFile, planLines, planOf, tell } from './todo/plan.ts';
import { openTracker } from './trackers.ts';
import type { World } from './world.ts';

export interface TodoRequest extends PageRequest {
  readonly apply: boolean;
  /** At most so many issues are filed in one run. */
  readonly most: number;
  readonly locale: Locale | null;
  readonly format: 'text' | 'json';
}

/** The pages' new action items become issues: shown as a plan first, filed exactly once with `apply`. */
export async function todo(request: TodoRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const pages = await findPages(request, project, world);
  let exit: ExitCode = EXIT.ok;
  for (const page of pages) exit = worse(exit, await filePage(page, request, project, world));
  return exit;
}

async function filePage(
  page: PageFile,
  request: TodoRequest,
  project: Project,
  world: World,
): Promise<ExitCode> {
  const where = { root: project.root, output: project.config.output };
  const target = { output: page.path, mode: request.apply ? 'write' : 'check' } as const;
  return whileMine(world, where, target, page.names, () =>
    request.apply
      ? world.files.lock(join(project.root, '.pwg', 'locks', 'todo'), () =>
          file(page, request, project, world),
        )
      : file(page, request, project, world),
  );
}

async function file(page: PageFile, request: TodoRequest, project: Project, world: World): Promise<ExitCode> {
  const { path, service, names } = page;
  const meeting = `${names.service}/${names.month}`;
  const name = nameWithin(world.cwd, path);
  const bytes = await readPage(world, path, name);
  const identity: PageIdentity = { meeting, headings: await headingsOn(page, bytes, project, world) };
  const items = actionItems(bytes.toString(), identity);
  const journalPath = join(project.root, '.pwg', 'todo.jsonl');
  const journal = await openJournal(world, journalPath, request.apply);
  const locale = request.locale ?? project.config.locale;
  for (const { url } of await copiesOf(world.files, project.root, meeting))
    world.out.say(copyElsewhere(url, locale));
  if (items.length === 0) {
    world.out.say(nothingToFile(name, locale));
    return EXIT.ok;
  }
  const tracker = await openTracker(service, project, world);
  const warnings = await tracker.check();
  const drafts = items
    .slice(0, request.most)
    .map((item) => toDraft(item, { service: service.name, meeting, locale }));
  const plan = await planOf(drafts, journal, { service: service.name, meeting }, tracker);
  const shown = {
    page: name,
    place: tracker.place,
    labels: tracker.labels,
    left: items.length - drafts.length,
  };
  if (request.format === 'json')
    world.out.page(`${JSON.stringify({ schema: 'pwg.todo/1', ...shown, warnings, items: plan })}\n`);
  else for (const line of planLines(plan, { ...shown, warnings }, locale)) world.out.page(`${line}\n`);
  if (!request.apply) return EXIT.ok;

  const edit = pageEdits(world, project.root, path);
  const desk: Desk = {
    now: () => project.at,
    clock: world.now,
    note: (entry) => world.files.append(journalPath, lineOf(entry)),
    link: async (id, filed) => {
      const bytes = await world.files.read(path);
      const own = plan.find(({ draft }) => draft.id === id)?.itemId ?? id;
      const linked = bytes === null ? null : linkBack(bytes.toString(), identity, own, filed);
      if (bytes === null || linked === null) return false;
      await edit(bytes, linked);
      return true;
    },
    pause: () => world.sleep(PAUSE_MS),
  };
  const outcome = await fileIssues(
    plan.map(({ draft }) => draft),
    { journal, meeting, lookFirst: true },
    tracker,
    desk,
  );
  for (const line of tell(outcome, shown, locale)) world.out.say(line);
  if (outcome.problem !== null) world.out.problem(outcome.problem, tracker.place);
  return outcome.exit;
}

/** GitHub's advice for what notifies people. */
const PAUSE_MS = 3000;

async function openJournal(world: World, path: string, repair: boolean): Promise<ReadonlyMap<string, Known>> {
  const text = (await world.files.read(path))?.toString() ?? '';
  const journal = readJournal(text, path);
  if (repair && wholeLines(text) !== text) await world.files.write(path, wholeLines(text), 0o600);
  return journal;
}

/** What the section of action items is called: as usual, and as people have renamed it on this page. */
async function headingsOn(
  { path, service }: PageFile,
  bytes: Buffer,
  project: Project,
  world: World,
): Promise<readonly string[]> {
  const usual = headingsOf(project.config, await meetingFor(project, service))('actions');
  const base = await readBase(world.files, project.root, path, bytes);
  return asRenamed({ base: base?.standsBy ?? null, current: bytes.toString() })(usual);
}

async function readPage(world: World, path: string, name: string): Promise<Buffer> {
  const bytes = await world.files.read(path);
  if (bytes !== null) return bytes;
  throw new Problem(
    {
      what: `There is no page ${name}.`,
      why: `Looked for ${path}`,
      try: 'Make it with pwg prepare, or name another: pwg todo minutes/shop/2026-10.md',
    },
    EXIT.noInput,
  );
}
