import { chooseServices } from './choose.ts';
import { EXIT, type ExitCode } from './problem.ts';
import { openProject, type ProjectRequest } from './project.ts';
import type { World } from './world.ts';

export interface ListRequest extends ProjectRequest {
  /** 'text': a name a line. 'json': an array of names on one line, as a matrix of GitHub Actions takes it. */
  readonly format: 'text' | 'json';
}

/** Prints the names of the services in the config's order. Nothing is asked and no key is needed. */
export async function list(request: ListRequest, world: World): Promise<ExitCode> {
  const { config } = await openProject(request, world);
  const names = chooseServices(config, request.services).map(({ name }) => name);
  world.out.page(`${request.format === 'json' ? JSON.stringify(names) : names.join('\n')}\n`);
  return EXIT.ok;
}
