import { chooseSections, chooseServices } from './choose.ts';
import type { ServiceConfig } from './config.ts';
import { type Connected, connect } from './connect.ts';
import { clockCheck } from './examine/clock.ts';
import { keptCheck } from './examine/kept.ts';
import { outputChecks } from './examine/output.ts';
import { localTime } from './local-time.ts';
import { meetingFor } from './meeting-for.ts';
import { locate, nameWithin } from './outputs/location.ts';
import { namesOf } from './plan.ts';
import { asProblem, EXIT, type ExitCode, Problem, worse } from './problem.ts';
import { openProject, type Project, type ProjectRequest } from './project.ts';
import { addressOf, withTarget } from './publish-targets.ts';
import type { Check } from './sources/source.ts';
import { openWords } from './templates.ts';
import { openTracker } from './trackers.ts';
import type { World } from './world.ts';

export interface ExamineRequest extends ProjectRequest {
  readonly format: 'text' | 'json';
}

interface Finding extends Check {
  /** 'config', or a source's name. */
  readonly of: string;
  readonly exit: ExitCode;
}

/** The doctor: everything that could go wrong in `prepare`, asked one by one, each with a way to mend it. */
export async function examine(request: ExamineRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const services = chooseServices(project.config, request.services);
  const sources = project.replay === null ? await connect(project, world) : [];
  const findings = [
    ...(await configFindings(project, services, world)),
    ...(await placeFindings(project, services, world)),
    ...(await Promise.all(sources.map((source) => sourceFindings(source, services, world)))).flat(),
    ...(await publishFindings(project, services, world)),
    ...(await todoFindings(project, services, world)),
  ];
  if (request.format === 'json') {
    const checks = findings.map(({ of, what, ok, detail, try: next }) => ({
      of,
      what,
      ok,
      detail,
      costs: ok ? null : costOf(of),
      try: next,
    }));
    world.out.page(`${JSON.stringify({ schema: 'pwg.doctor/1', checks })}\n`);
  } else {
    for (const { of, what, ok, detail, try: next } of findings) {
      if (ok) {
        world.out.say(`ok ${of}: ${what}${detail === '' ? '' : ` – ${detail}`}`);
        if (next !== null) world.out.say(`  ${next}`);
      } else world.out.problem({ what, why: `${detail}\n${costOf(of)}`, try: next ?? '' }, `NOT OK ${of}`);
    }
  }
  return findings.map(({ exit }) => exit).reduce(worse, EXIT.ok);
}

/** What it costs to leave it so. */
function costOf(of: string): string {
  if (of.startsWith('publish ')) return 'Until then pwg publish stops here, or shows the page to too many.';
  if (of === 'output') return 'Until then pwg prepare can not write this page.';
  if (of === 'history') return 'Until then pages compare with less, or pwg prepare stops.';
  return 'Until then the page shows a gap, or too little, where this would stand.';
}

/** Where pages and what is kept of them lie. A recording leaves nothing behind. */
async function placeFindings(
  { root, config, replay, ...project }: Project,
  services: readonly ServiceConfig[],
  world: World,
): Promise<readonly Finding[]> {
  if (replay !== null) return [];
  const found = await Promise.all(
    services.map(async (service) => {
      const names = namesOf(await meetingFor({ root, config, replay, ...project }, service));
      const page = await locate(world.files, root, config.output, names);
      return outputChecks(world.files, root, page);
    }),
  );
  return [
    ...found.flat().map((check) => finding('output', check)),
    finding('history', await keptCheck(world.files, root)),
  ];
}

const finding = (of: string, check: Check): Finding => ({
  of,
  exit: check.ok ? EXIT.ok : EXIT.partial,
  ...check,
});

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
        const what = `action items become issues in ${tracker.place}`;
        return finding('todo', { what, ok: true, detail: left.join(', '), try: null });
      } catch (error) {
        const { what, try: next } = asProblem(error);
        const detail = `${what} (only pwg todo --apply needs it)`;
        return finding('todo', { what: `action items of ${service.name}`, ok: true, detail, try: next });
      }
    }),
  );
}

async function configFindings(
  { root, config, at, replay }: Project,
  services: readonly { readonly name: string }[],
  world: World,
): Promise<readonly Finding[]> {
  const ok = (what: string, detail: string): Finding => ({
    of: 'config',
    what,
    ok: true,
    detail,
    try: null,
    exit: EXIT.ok,
  });
  const local = localTime(config.timezone, config.locale, at.getUTCFullYear());
  const sections = chooseSections(config, { only: [], skip: [] }).map(({ section }) => section);
  const own = config.templates === null ? null : { root, folder: config.templates };
  await openWords(world, config.locale, sections, own);
  const pages = await Promise.all(
    services.map(({ name }) => locate(world.files, root, config.output, { service: name, month: 'YYYY-MM' })),
  );
  return [
    ok('config and templates are sound', services.map(({ name }) => name).join(', ')),
    ok('time zone', `${config.timezone}, where it is ${local.dateTime(at)} now`),
    ok('pages go to', [...new Set(pages.map((page) => nameWithin(root, page)))].join(', ')),
    ...(replay === null
      ? []
      : [ok('answers come from', `${nameWithin(root, replay)}: no key and no API is asked`)]),
  ];
}

/** Who will read the pages, where the config says where they are published. */
async function publishFindings(
  project: Project,
  services: readonly ServiceConfig[],
  world: World,
): Promise<readonly Finding[]> {
  if (project.replay !== null) return [];
  const places = services.flatMap((service) => service.publish.map(({ to }) => ({ service, to })));
  return Promise.all(
    places.map(async ({ service, to }): Promise<Finding> => {
      const of = `publish ${service.name}`;
      const { month } = namesOf(await meetingFor(project, service));
      const address = addressOf(to, { service: service.name, month });
      try {
        const { who, everybody, closedSources } = await withTarget(
          { address, service, month },
          project,
          world,
          (target) => target.check(),
        );
        const what = `${address} is read by ${who}`;
        if (!everybody || closedSources.length === 0)
          return { of, what, ok: true, detail: '', try: null, exit: EXIT.ok };
        const detail = `the page draws from what not everybody can read: ${closedSources.join(', ')}`;
        const next = 'Name a private repository under publish:, or publish with --allow-public.';
        return { of, what, ok: false, detail, try: next, exit: EXIT.partial };
      } catch (error) {
        const { what, why, try: next, exit } = asProblem(error);
        return { of, what, ok: false, detail: why, try: next, exit };
      }
    }),
  );
}

async function sourceFindings(
  { name, opened, services, serverTime }: Connected,
  asked: readonly { readonly name: string }[],
  world: World,
): Promise<readonly Finding[]> {
  try {
    if (opened instanceof Problem) throw opened;
    const served = asked.flatMap((service) => {
      const settings = services.get(service.name)?.settings;
      return settings === undefined ? [] : [{ name: service.name, settings }];
    });
    const checks = await opened.check(served);
    const theirs = serverTime();
    const clock = theirs === null ? [] : [clockCheck(theirs, world.now())];
    return [...checks, ...clock].map((check) => finding(name, check));
  } catch (error) {
    const { what, why, try: next, exit } = asProblem(error);
    return [{ of: name, what, ok: false, detail: why, try: next, exit }];
  }
}
