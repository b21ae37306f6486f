import { dirname, join } from 'node:path';
import { chooseSections, chooseServices } from './choose.ts';
import type { ServiceConfig } from './config.ts';
import { type Connected, connect } from './connect.ts';
import { clockCheck } from './examine/clock.ts';
import { broken, type Finding, finding, findingsOf, sound } from './examine/finding.ts';
import { keptCheck } from './examine/kept.ts';
import { nodeCheck } from './examine/node.ts';
import { outputChecks } from './examine/output.ts';
import { findingsJson, tell } from './examine/report.ts';
import { sampleIndex } from './fleet/index-page.ts';
import { localTime } from './local-time.ts';
import { meetingFor } from './meeting-for.ts';
import { filled, locate, nameWithin } from './outputs/location.ts';
import { namesOf } from './plan.ts';
import { asProblem, EXIT, type ExitCode, Problem, worse } from './problem.ts';
import { configPath, openProject, type Project, type ProjectRequest } from './project.ts';
import { addressOf, withTarget } from './publish-targets.ts';
import { openIndexWords, openWords } from './templates.ts';
import { openTracker } from './trackers.ts';
import type { World } from './world.ts';

export interface ExamineRequest extends ProjectRequest {
  readonly format: 'text' | 'json';
}

/**
 * The doctor: everything that could go wrong in `prepare`, asked one by one, each with a way to mend it. A mistake in the
 * config or a template, with which `prepare` does not even begin, decides the exit code (78); else the worst does.
 */
export async function examine(request: ExamineRequest, world: World): Promise<ExitCode> {
  const { project, mistakes } = await openMistaken(request, world);
  const beginning = [
    ...mistakes.flatMap((problem) => problem.mistakes.map((one) => broken('config', problem.exit, one))),
    ...(project === null ? [] : await templateFindings(project, world)),
  ];
  const findings = [
    finding('machine', nodeCheck(world.node)),
    ...beginning,
    ...(project === null
      ? await findingsWithout(dirname(configPath(request, world)), world)
      : await projectFindings(project, request.services, mistakes, world)),
  ];
  if (request.format === 'json') world.out.page(`${findingsJson(findings)}\n`);
  else tell(findings, world.out);
  const stops = beginning.find(({ ok }) => !ok);
  return stops?.exit ?? findings.map(({ exit }) => exit).reduce(worse, EXIT.ok);
}

/** `project` is what of it can be relied on; `null` where that is nothing. */
async function openMistaken(
  request: ExamineRequest,
  world: World,
): Promise<{ readonly project: Project | null; readonly mistakes: readonly Problem[] }> {
  const mistakes = new Set<Problem>();
  try {
    const project = await openProject(request, world, (problem) => mistakes.add(problem));
    return { project, mistakes: [...mistakes] };
  } catch (error) {
    const problem = asProblem(error);
    if (problem.exit !== EXIT.badConfig) throw problem;
    return { project: null, mistakes: [...mistakes.add(problem)] };
  }
}

/** Of the folder alone: nothing in the config can be relied on. */
async function findingsWithout(root: string, world: World): Promise<readonly Finding[]> {
  const probe = await outputChecks(world.files, root, `${root}/page.md`);
  return [
    ...probe.map((check) => finding('output', { ...check, what: 'the folder of the config can be written' })),
    finding('history', await keptCheck(world.files, root)),
    sound('machine', 'clock', `it is ${world.now().toISOString()} here`),
    broken('config', EXIT.badConfig, {
      what: 'Keys, rights, time zone, pages and templates were not looked at.',
      why: 'The mistakes above leave open who is asked, and a key goes nowhere by guess.',
      try: 'Mend them and run pwg doctor again.',
    }),
  ];
}

async function projectFindings(
  project: Project,
  named: readonly string[],
  mistakes: readonly Problem[],
  world: World,
): Promise<readonly Finding[]> {
  const services = chooseServices(project.config, named);
  const sources = project.replay === null ? await connect(project, world) : [];
  return [
    ...configFindings(project, services, mistakes),
    ...(await placeFindings(project, services, world)),
    ...(await Promise.all(sources.map((source) => sourceFindings(source, services, world)))).flat(),
    ...(await publishFindings(project, services, world)),
    ...(await todoFindings(project, services, world)),
  ];
}

async function templateFindings({ root, config }: Project, world: World): Promise<readonly Finding[]> {
  const sections = chooseSections(config, { only: [], skip: [] }).map(({ section }) => section);
  const own = config.templates === null ? null : { root, folder: config.templates };
  const of = 'templates';
  const inPages = await findingsOf(of, async () => {
    await openWords(world, config.locale, sections, own);
    return [];
  });
  const inIndex = await findingsOf(of, async () => {
    await openIndexWords(world, config.locale, sampleIndex(), own);
    return [];
  });
  const found = [...inPages, ...inIndex];
  return found.length > 0 ? found : [sound(of, 'templates are sound', await whoseWords(own, world))];
}

async function whoseWords(
  own: { readonly root: string; readonly folder: string } | null,
  { files }: World,
): Promise<string> {
  if (own === null) return 'those of pwg';
  const there = await files.list(join(own.root, own.folder));
  return there.length > 0 ? own.folder : `there are none in ${own.folder}, so those of pwg are used`;
}

function configFindings(
  { root, config, at, replay }: Project,
  services: readonly ServiceConfig[],
  mistakes: readonly Problem[],
): readonly Finding[] {
  const of = 'config';
  const local = localTime(config.timezone, config.locale, at.getUTCFullYear());
  const pages = services.map(({ name }) => filled(config.output, { service: name, month: 'YYYY-MM' }));
  return [
    ...(mistakes.length === 0
      ? [sound(of, 'config is sound', services.map(({ name }) => name).join(', '))]
      : []),
    sound(of, 'time zone', `${config.timezone}, where it is ${local.dateTime(at)} now`),
    sound(of, 'pages go to', [...new Set(pages)].join(', ')),
    ...(replay === null
      ? []
      : [sound(of, 'answers come from', `${nameWithin(root, replay)}: no key and no API is asked`)]),
  ];
}

/** Where pages and what is kept of them lie. A recording leaves nothing behind. */
async function placeFindings(
  project: Project,
  services: readonly ServiceConfig[],
  world: World,
): Promise<readonly Finding[]> {
  const { root, config, replay } = project;
  if (replay !== null) return [];
  const found = await Promise.all(
    services.map((service) =>
      findingsOf('output', async () => {
        const names = namesOf(await meetingFor(project, service));
        const page = await locate(world.files, root, config.output, names);
        return (await outputChecks(world.files, root, page)).map((check) => finding('output', check));
      }),
    ),
  );
  return [...found.flat(), finding('history', await keptCheck(world.files, root))];
}

/** Writing needs more than a page does, so what is missing for it is told and is no failure. */
async function todoFindings(
  project: Project,
  services: readonly ServiceConfig[],
  world: World,
): Promise<readonly Finding[]> {
  if (project.replay !== null) return [];
  return Promise.all(
    services.map(async (service) => {
      try {
        const tracker = await openTracker(service, project, world);
        const left = await tracker.check();
        return sound('todo', `action items become issues in ${tracker.place}`, left.join(', '));
      } catch (error) {
        const { what, try: next } = asProblem(error);
        const detail = `${what} (only pwg todo --apply needs it)`;
        return finding('todo', { what: `action items of ${service.name}`, ok: true, detail, try: next });
      }
    }),
  );
}

/** Who will read the pages, where the config says where they are published. */
async function publishFindings(
  project: Project,
  services: readonly ServiceConfig[],
  world: World,
): Promise<readonly Finding[]> {
  if (project.replay !== null) return [];
  const places = services.flatMap((service) => service.publish.map(({ to }) => ({ service, to })));
  const found = await Promise.all(
    places.map(({ service, to }) => {
      const of = `publish ${service.name}`;
      return findingsOf(of, async () => {
        const { month } = namesOf(await meetingFor(project, service));
        const address = addressOf(to, { service: service.name, month });
        const { who, everybody, closedSources } = await withTarget(
          { address, service, month },
          project,
          world,
          (target) => target.check(),
        );
        const what = `${address} is read by ${who}`;
        if (!everybody || closedSources.length === 0) return [sound(of, what)];
        const detail = `the page draws from what not everybody can read: ${closedSources.join(', ')}`;
        const next = 'Name a private repository under publish:, or publish with --allow-public.';
        return [finding(of, { what, ok: false, detail, try: next })];
      });
    }),
  );
  return found.flat();
}

async function sourceFindings(
  { name, opened, services, serverTime }: Connected,
  asked: readonly { readonly name: string }[],
  world: World,
): Promise<readonly Finding[]> {
  return findingsOf(name, async () => {
    if (opened instanceof Problem) throw opened;
    const served = asked.flatMap((service) => {
      const settings = services.get(service.name)?.settings;
      return settings === undefined ? [] : [{ name: service.name, settings }];
    });
    const checks = await opened.check(served);
    const theirs = serverTime();
    const clock = theirs === null ? [] : [clockCheck(theirs, world.now())];
    return [...checks, ...clock].map((check) => finding(name, check));
  });
}
