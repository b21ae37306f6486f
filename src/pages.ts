import { basename, resolve } from 'node:path';
import { chooseServices } from './choose.ts';
import type { ServiceConfig } from './config.ts';
import { meetingFor } from './meeting-for.ts';
import { namesOfPage, pageOf } from './outputs/index.ts';
import { namesOf } from './plan.ts';
import { EXIT, Problem } from './problem.ts';
import type { Project, ProjectRequest } from './project.ts';
import type { World } from './world.ts';

/** Which page a command is about. */
export interface PageRequest extends ProjectRequest {
  /** A page's file; null = the pages of the services for `month`. */
  readonly page: string | null;
  readonly month: string | null;
}

export interface PageFile {
  readonly path: string;
  readonly service: ServiceConfig;
  readonly names: { readonly service: string; readonly month: string };
}

/** The files of the pages meant. Whether they are there is not looked at. */
export async function findPages(
  { page, month, services }: PageRequest,
  project: Project,
  world: World,
): Promise<readonly PageFile[]> {
  const { root, config } = project;
  if (page !== null) return [pageAt(resolve(world.cwd, page), project)];
  return Promise.all(
    chooseServices(config, services).map(async (service) => {
      const names = namesOf(await meetingFor(project, service, { month }));
      return { path: await pageOf(world, { root, output: config.output }, names), service, names };
    }),
  );
}

/** Whose page it is tells its path, or that there is only one service. */
function pageAt(path: string, { root, config }: Project): PageFile {
  const named = namesOfPage({ root, output: config.output }, path) ?? {};
  const [only, ...others] = config.services;
  const service =
    named.service === undefined && others.length === 0
      ? only
      : config.services.find(({ name }) => name === named.service);
  if (service !== undefined) {
    return { path, service, names: { service: service.name, month: named.month ?? basename(path, '.md') } };
  }
  const known = config.services.map(({ name }) => name);
  throw new Problem(
    {
      what: `It is not clear which service ${path} is of.`,
      why: `Its path does not fit output: in the config, and there are ${known.length} services: ${known.join(', ')}`,
      try: 'Name a page that pwg prepare wrote.',
    },
    EXIT.usage,
  );
}
