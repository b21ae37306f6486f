import { chooseSections, chooseServices } from './choose.ts';
import type { ServiceConfig } from './config.ts';
import { type Connected, connect } from './connect.ts';
import { localTime } from './local-time.ts';
import { meetingFor } from './meeting-for.ts';
import { locate, nameWithin } from './outputs/location.ts';
import { namesOf } from './plan.ts';
import { asProblem, EXIT, type ExitCode, Problem, worse } from './problem.ts';
import { openProject, type Project, type ProjectRequest } from './project.ts';
import { addressOf, withTarget } from './publish-targets.ts';
import type { Check } from './sources/source.ts';
import { openWords } from './templates.ts';
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
    ...(await Promise.all(sources.map((source) => sourceFindings(source, services)))).flat(),
    ...(await publishFindings(project, services, world)),
  ];
  if (request.format === 'json') {
    const checks = findings.map(({ of, what, ok, detail, try: next }) => ({
      of,
      what,
      ok,
      detail,
      try: next,
    }));
    world.out.page(`${JSON.stringify({ schema: 'pwg.doctor/1', checks })}\n`);
  } else {
    for (const { of, what, ok, detail, try: next } of findings) {
      if (ok) {
        world.out.say(`ok ${of}: ${what}${detail === '' ? '' : ` – ${detail}`}`);
        if (next !== null) world.out.say(`  ${next}`);
      } else world.out.problem({ what, why: detail, try: next ?? '' }, `NOT OK ${of}`);
    }
  }
  return findings.map(({ exit }) => exit).reduce(worse, EXIT.ok);
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
  { name, opened, services }: Connected,
  asked: readonly { readonly name: string }[],
): Promise<readonly Finding[]> {
  try {
    if (opened instanceof Problem) throw opened;
    const served = asked.flatMap((service) => {
      const settings = services.get(service.name)?.settings;
      return settings === undefined ? [] : [{ name: service.name, settings }];
    });
    const checks = await opened.check(served);
    return checks.map((check) => ({ of: name, exit: check.ok ? EXIT.ok : EXIT.partial, ...check }));
  } catch (error) {
    const { what, why, try: next, exit } = asProblem(error);
    return [{ of: name, what, ok: false, detail: why, try: next, exit }];
  }
}
