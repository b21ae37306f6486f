import { openHttp } from './http.ts';
import { Problem } from './problem.ts';
import type { Project } from './project.ts';
import type { Kind } from './records.ts';
import { readSecret } from './secret.ts';
import type { Reachable } from './sources/collect.ts';
import { SOURCES } from './sources/index.ts';
import type { OpenSource, Source } from './sources/source.ts';
import type { World } from './world.ts';

/** A configured source, opened once for the run, and how each service stands to it. */
export interface Connected {
  readonly name: string;
  readonly opened: OpenSource<unknown> | Problem;
  readonly provides: readonly Kind[];
  readonly settingsOf: (service: string) => unknown;
}

/**
 * Opens every configured source. One that can't be opened (no key, an address that is refused) stays a Problem and
 * becomes a gap wherever its records would stand: the others go on.
 */
export async function connect(project: Project, world: World): Promise<readonly Connected[]> {
  return Promise.all(
    project.config.sources.map(async ({ name, type, settings }): Promise<Connected> => {
      const source = SOURCES.find((candidate) => candidate.type === type);
      if (source === undefined) throw new Error(`no source of type ${type}`);
      const services = project.config.services.map((service) => ({
        name: service.name,
        settings: source.service(service.settings[type], service),
      }));
      return {
        name,
        provides: source.provides,
        opened: await open(source, name, settings, services, project, world),
        settingsOf: (wanted) => services.find((service) => service.name === wanted)?.settings,
      };
    }),
  );
}

export function asSeenBy(service: string, sources: readonly Connected[]): readonly Reachable[] {
  return sources.map(({ name, opened, provides, settingsOf }) => ({
    name,
    opened,
    provides,
    settings: settingsOf(service),
  }));
}

async function open(
  source: Source,
  name: string,
  settings: unknown,
  services: readonly { readonly name: string; readonly settings: unknown }[],
  project: Project,
  world: World,
): Promise<OpenSource<unknown> | Problem> {
  try {
    const transport = source.transport(settings);
    const secret = project.replay === null ? await readSecret(world, transport) : null;
    const http = openHttp({ world, transport, source: name, secret, ...answersFrom(project) });
    return source.open({ name, settings, http, services });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function answersFrom({ replay, record }: Project): { replay?: string; record?: string } {
  if (replay !== null) return { replay };
  return record === null ? {} : { record };
}
