import { chartsOf } from './agenda/charts.ts';
import { type Agenda, asked, type Chosen, compose } from './agenda/compose.ts';
import { agendaJson } from './agenda/json.ts';
import { merge, nextBase } from './agenda/merge.ts';
import { readableDiff } from './agenda/readable-diff.ts';
import type { Renderer } from './agenda/render.ts';
import { chooseSections, chooseServices } from './choose.ts';
import { asSeenBy, type Connected, connect, refuseOpenKeys } from './connect.ts';
import { type Fleet, openFleet } from './fleet.ts';
import { refuseOpenState } from './history/state.ts';
import { hideKnown, writeInstant } from './http.ts';
import type { Locale } from './meeting.ts';
import {
  type PageTarget,
  putPage,
  putPageCharts,
  refuseHtmlPage,
  refuseSharedFile,
  whileMine,
} from './outputs/index.ts';
import { namesOf, type Planned, plan } from './plan.ts';
import { EXIT, type ExitCode, Problem, worse } from './problem.ts';
import { openProject, type Project, type ProjectRequest } from './project.ts';
import { putRoomPages } from './room-pages.ts';
import { byCause, collect, exitOf, lookUp, refuseNothing } from './sources/collect.ts';
import { openWords } from './templates.ts';
import type { World } from './world.ts';

export interface PrepareRequest extends ProjectRequest {
  readonly month: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly locale: Locale | null;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** 'html': the page as 'md' makes it, and beside it what it looks like in a browser. */
  readonly format: 'md' | 'html' | 'json';
  readonly target: PageTarget;
  /** Also the index across all services. */
  readonly all: boolean;
  /** The page ends with what its words mean. */
  readonly newcomers?: boolean;
}

/**
 * The main job: config → meeting → collect → compose → render → write, for each service. What can be known to be wrong
 * is told before the first request; a service that fails does not stop the others.
 */
export async function prepare(request: PrepareRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const services = chooseServices(project.config, request.services);
  const chosen = chooseSections(project.config, request);
  if (request.format !== 'json') refuseSharedFile(request.target, project.config, services.length);
  if (request.format === 'html') refuseHtmlPage(request.target, project.config);
  const planned = await Promise.all(services.map((service) => plan(service, project, request, world)));
  const renderer = await openRenderer(chosen, project, request, world);
  const fleet = request.all ? await openFleet(planned, project, request, world) : null;
  const sources = await connect(project, world);
  refuseOpenKeys(sources);
  if (project.replay === null) await refuseOpenState(world.files, project.root);
  if (project.record !== null) await writeInstant(world, project.record, project.at);
  const run: Run = { request, project, chosen, renderer, sources, fleet, world };

  let exit: ExitCode = EXIT.ok;
  const bugs: unknown[] = [];
  for (const one of planned) {
    try {
      exit = worse(exit, await prepareOne(one, run));
    } catch (error) {
      if (planned.length === 1 && fleet === null) throw error;
      const problem = error instanceof Problem ? error : OUR_BUG;
      if (problem === OUR_BUG) bugs.push(error);
      else world.out.problem(problem, one.meeting.service);
      if (fleet === null) exit = worse(exit, problem.exit);
      else fleet.failed(one.meeting.service, problem);
    }
  }
  if (fleet !== null) exit = worse(exit, await fleet.putIndex());
  for (const bug of bugs) throw bug;
  return exit;
}

/** What the index says of it; its stack is told when the other services are done. */
const OUR_BUG = new Problem(
  {
    what: 'This is a bug in pwg.',
    why: 'The run ended with what it was.',
    try: 'Please report it with these lines.',
  },
  EXIT.bug,
);

/** What the services of one run have in common. */
interface Run {
  readonly request: PrepareRequest;
  readonly project: Project;
  readonly chosen: readonly Chosen[];
  readonly renderer: Renderer;
  readonly sources: readonly Connected[];
  /** `null` where no index is wanted. */
  readonly fleet: Fleet | null;
  readonly world: World;
}

function prepareOne(planned: Planned, run: Run): Promise<ExitCode> {
  const { request, project, world } = run;
  const make = () => makePage(planned, run);
  if (request.format === 'json') return make();
  const where = { root: project.root, output: project.config.output };
  return whileMine(world, where, request.target, namesOf(planned.meeting), make);
}

async function makePage({ meeting, minutes }: Planned, run: Run): Promise<ExitCode> {
  const { chosen, sources, renderer, request, fleet, world } = run;
  world.out.progress(`${meeting.service}: reading …`);
  const kinds = [...new Set(chosen.flatMap(({ section }) => [...section.needs, ...section.uses]))];
  const reachable = asSeenBy(meeting.service, sources);
  const collected = await collect(kinds, reachable, meeting);
  refuseNothing(collected);
  const records = { ...collected.records, minutes };
  const { replies, failed } = await lookUp(asked(chosen, records, meeting), reachable, meeting);
  for (const { source, problem } of failed) world.out.problem(problem, source);
  const agenda = compose(chosen, { ...collected, records }, meeting, replies);

  let placed: ExitCode = EXIT.ok;
  if (request.format === 'json') world.out.page(`${hideKnown(agendaJson(agenda, renderer))}\n`);
  else placed = await put(agenda, run);
  fleet?.made(agenda, records);
  for (const { source, kinds, problem } of byCause(collected.gaps)) {
    world.out.problem(problem, `${source}, ${kinds.join(', ')}`);
  }
  return worse(placed, exitOf(collected.gaps));
}

async function put(agenda: Agenda, { project, renderer, request, world }: Run): Promise<ExitCode> {
  const { meeting } = agenda;
  const { local } = meeting;
  const where = { root: project.root, output: project.config.output };
  const living = {
    at: meeting.at,
    sameDay: (a: Date, b: Date) => local.day(a) === local.day(b),
    names: namesOf(meeting),
    merge,
    nextBase,
    compare: readableDiff,
  };
  const placed = await putPage(world, where, request.target, {
    ...living,
    // Somebody may have pasted a key into an issue: the page does not carry it further.
    render: (shownAt) => hideKnown(renderer.page(agenda, shownAt)),
    ...(request.format === 'html' && { html: await htmlOf(agenda) }),
  });
  const shown = typeof meeting.pictures === 'object' ? chartsOf(agenda) : [];
  const files = new Map(shown.map(({ file, svg }) => [file, hideKnown(svg)]));
  const charts = await putPageCharts(world, where, request.target, namesOf(meeting), files);
  const rooms = await putRoomPages(agenda, renderer, where, request.target, living, world);
  return [charts, rooms].reduce(worse, placed);
}

async function htmlOf({ meeting, chapters }: Agenda): Promise<(markdown: string) => string> {
  const { htmlPage } = await import('./html/page.ts');
  const shown = chapters.map(({ title, section, view }) => ({
    title,
    summary: section.summary,
    charts: (view?.charts ?? []).map((chart) => ({ ...chart, svg: hideKnown(chart.svg) })),
  }));
  return (markdown) => htmlPage(markdown, meeting.locale, shown);
}

function openRenderer(
  chosen: readonly Chosen[],
  { root, config }: Project,
  { locale }: PrepareRequest,
  world: World,
): Promise<Renderer> {
  const sections = chosen.map(({ section }) => section);
  const own = config.templates === null ? null : { root, folder: config.templates };
  return openWords(world, locale ?? config.locale, sections, own);
}
