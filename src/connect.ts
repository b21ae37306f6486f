import { join } from 'node:path';
import { millisecondsInHour } from 'date-fns/constants';
import type { ServiceConfig, SourceConfig } from './config.ts';
import { fileName } from './file-name.ts';
import { openArchive } from './history/archive.ts';
import { type HttpOptions, hideKnown, openHttp } from './http.ts';
import { asProblem, EXIT, Problem } from './problem.ts';
import type { Project } from './project.ts';
import type { Kind } from './records.ts';
import { readSecret } from './secret.ts';
import type { Reachable } from './sources/collect.ts';
import { SOURCES } from './sources/index.ts';
import type { OpenSource, Source } from './sources/source.ts';
import type { Archive, World } from './world.ts';

/** A configured source, opened once for the run, and how each service stands to it. */
export interface Connected {
  readonly name: string;
  readonly opened: OpenSource<unknown> | Problem;
  /** The server's clock when it answered last; `null` before that. */
  readonly serverTime: () => Date | null;
  /** By service: its settings and the kinds it gets from here. A service that this source does not serve is absent. */
  readonly services: ReadonlyMap<string, { readonly settings: unknown; readonly provides: readonly Kind[] }>;
}

/**
 * Opens every configured source. One that can't be opened (no key, an address that is refused) stays a Problem and
 * becomes a gap wherever its records would stand: the others go on.
 */
export async function connect(project: Project, world: World): Promise<readonly Connected[]> {
  const { sources, services } = project.config;
  return Promise.all(
    sources.map(async (configured): Promise<Connected> => {
      const { name, type, settings } = configured;
      const source = SOURCES.find((candidate) => candidate.type === type);
      if (source === undefined) throw new Error(`no source of type ${type}`);
      const served = services
        .filter((service) => serves(configured, sources, service))
        .map((service) => ({
          name: service.name,
          settings: source.service(service.settings[name], service),
        }));
      return {
        name,
        ...(await open(source, name, settings, served, project, world)),
        services: new Map(
          served.map((service) => [
            service.name,
            { settings: service.settings, provides: source.provides(service.settings) },
          ]),
        ),
      };
    }),
  );
}

/** A key that others on the machine can read is no gap: it is mended before anything is asked. Throws that Problem (77). */
export function refuseOpenKeys(sources: readonly Connected[]): void {
  for (const { opened } of sources) {
    if (opened instanceof Problem && opened.exit === EXIT.notPermitted) throw opened;
  }
}

/** Where several sources are of one type, a service is served by those it names, else by the one called as the type. */
export function serves(
  { name, type }: SourceConfig,
  sources: readonly SourceConfig[],
  service: ServiceConfig,
): boolean {
  const alike = sources.filter((source) => source.type === type);
  const named = alike.filter((source) => service.settings[source.name] !== undefined);
  if (named.length > 0) return named.some((source) => source.name === name);
  return name === type || alike.length === 1;
}

export function asSeenBy(service: string, sources: readonly Connected[]): readonly Reachable[] {
  return sources.flatMap(({ name, opened, services }) => {
    const served = services.get(service);
    return served === undefined ? [] : [{ name, opened, ...served }];
  });
}

async function open(
  source: Source,
  name: string,
  settings: unknown,
  services: readonly { readonly name: string; readonly settings: unknown }[],
  project: Project,
  world: World,
): Promise<Pick<Connected, 'opened' | 'serverTime'>> {
  try {
    const transport = source.transport(settings);
    // A key's file is named from where the config is, like every path in it.
    const secret =
      project.replay === null ? await readSecret({ ...world, cwd: project.root }, transport) : null;
    const http = openHttp({ world, transport, source: name, secret, ...answersFrom(project, name) });
    const archive = archiveOf(project, name, transport.baseUrl, world);
    const detail = (line: string): void => world.out.detail(`${name}: ${line}`);
    const { progress } = world.out;
    const { maxMetrics } = project;
    const opened = source.open({
      name,
      settings,
      http,
      archive,
      detail,
      progress,
      services,
      ...(maxMetrics !== undefined && { maxMetrics }),
    });
    return { opened, serverTime: () => timeIn(http.seenHeaders().date) };
  } catch (error) {
    return { opened: asProblem(error), serverTime: () => null };
  }
}

function timeIn(header: string | undefined): Date | null {
  const time = new Date(header ?? '');
  return Number.isNaN(time.getTime()) ? null : time;
}

function answersFrom(
  { root, replay, record, refresh }: Project,
  source: string,
): Pick<HttpOptions, 'replay' | 'record' | 'keep'> {
  if (replay !== null) return { replay };
  if (record !== null) return { record };
  return { keep: { folder: join(root, '.pwg', 'http', fileName(source)), refresh } };
}

/** A replay keeps nothing and must be as it was recorded, so a recording does not lean on what was kept either. */
function archiveOf(
  { root, replay, record, refresh, at }: Project,
  source: string,
  api: string,
  world: World,
): Archive | null {
  if (replay !== null || record !== null) return null;
  const live = Math.abs(world.now().getTime() - at.getTime()) <= NOW_MS;
  return openArchive({ world, root, source, api, refresh, live, hide: hideKnown });
}

/** What is read now was true so shortly before, too. */
const NOW_MS = millisecondsInHour;
