import { dirname, join, resolve } from 'node:path';
import { readKnown } from './config/known-file.ts';
import { type Config, configWithoutFile, readConfig, soundPart } from './config.ts';
import { readInstant } from './http.ts';
import { isDay } from './meeting/calendar-days.ts';
import type { KnownPattern } from './meeting.ts';
import { asProblem, EXIT, Problem } from './problem.ts';
import { SECTIONS } from './sections/index.ts';
import { SOURCES } from './sources/index.ts';
import type { World } from './world.ts';

/** Which config, from where, and whether it runs on saved answers: what the flags of every command say. */
export interface ProjectRequest {
  readonly configFile: string | null;
  /** A service and a repository are a whole config: the file is not read. */
  readonly repo: string | null;
  readonly services: readonly string[];
  readonly replay: string | null;
  readonly record: string | null;
  /** Ask again for what earlier runs have kept. */
  readonly refresh: boolean;
  readonly demo: boolean;
  readonly at: string | null;
  /** How many metrics of a service may be asked for; absent = as many as the source thinks right. */
  readonly maxMetrics?: number;
}

export interface Project {
  /** The folder pages are written under: that of the config. */
  readonly root: string;
  readonly config: Config;
  /** The register of known patterns, from the config or a file of its own. */
  readonly known: readonly KnownPattern[];
  /** Folder of saved answers that stand in for the network. */
  readonly replay: string | null;
  readonly record: string | null;
  readonly refresh: boolean;
  readonly at: Date;
  readonly maxMetrics?: number;
}

export const CONFIG_FILE = 'pwg.config.yaml';
/** What this build can read from and talk about. */
export const parts = { sources: SOURCES, sections: SECTIONS.map(({ name }) => name) };

/**
 * Throws what is wrong with the config. Who looks for mistakes takes them with `onMistake` and gets the project as far as
 * it can be relied on; where nothing is left of it, the Problem (78) is thrown all the same.
 */
export async function openProject(
  request: ProjectRequest,
  world: World,
  onMistake: (problem: Problem) => void = refuse,
): Promise<Project> {
  const { root, config, home } = await findConfig(request, world, onMistake);
  const replay =
    request.replay !== null
      ? resolve(world.cwd, request.replay)
      : config.replay !== null && request.record === null
        ? resolve(home, config.replay)
        : null;
  const record = request.record === null ? null : resolve(world.cwd, request.record);
  const recordedAt = replay === null ? null : await readInstant(world, replay);
  const at = request.at === null ? (recordedAt ?? world.now()) : instant(request.at);
  return {
    root,
    config,
    known: await knownPatterns(config, home, world).catch((error) => {
      onMistake(asProblem(error));
      return [];
    }),
    replay,
    record,
    refresh: request.refresh,
    at,
    ...(request.maxMetrics !== undefined && { maxMetrics: request.maxMetrics }),
  };
}

function refuse(problem: Problem): never {
  throw problem;
}

/** The file of the config that the flags name, or the usual one. */
export const configPath = ({ configFile }: ProjectRequest, { cwd }: World): string =>
  resolve(cwd, configFile ?? CONFIG_FILE);

async function knownPatterns(
  { known }: Config,
  home: string,
  world: World,
): Promise<readonly KnownPattern[]> {
  if (typeof known !== 'string') return known;
  const path = resolve(home, known);
  const bytes = await world.files.read(path);
  if (bytes !== null) return readKnown(decoded(bytes, path), known);
  throw new Problem(
    {
      what: `There is no ${known}.`,
      why: `The config names it as the register of known patterns. Looked for ${path}`,
      try: 'Make the file, or leave `known:` away.',
    },
    EXIT.noInput,
  );
}

/** `home` is where paths inside the config start; it differs from `root` only for the packaged demo. */
async function findConfig(
  request: ProjectRequest,
  world: World,
  onMistake: (problem: Problem) => void,
): Promise<{ root: string; home: string; config: Config }> {
  if (request.demo) {
    const text = await world.files.read(join(world.packageRoot, CONFIG_FILE));
    if (text === null) throw new Error('the package lacks its demo');
    return { root: world.cwd, home: world.packageRoot, config: readConfig(text.toString(), parts) };
  }
  if (request.repo !== null) {
    const config = configWithoutFile(onlyService(request.services), request.repo, parts);
    return { root: world.cwd, home: world.cwd, config };
  }
  const path = configPath(request, world);
  const text = await world.files.read(path);
  if (text !== null) {
    const config = soundConfig(decoded(text, path), onMistake);
    return { root: dirname(path), home: dirname(path), config };
  }
  throw new Problem(
    {
      what: `There is no ${request.configFile ?? CONFIG_FILE}.`,
      why: `Looked for ${path}`,
      try: 'Make one: pwg init\nWithout a file: pwg prepare blog --repo acme/blog\nTo see a page first: pwg prepare --demo',
    },
    EXIT.noInput,
  );
}

function soundConfig(text: string, onMistake: (problem: Problem) => void): Config {
  try {
    return readConfig(text, parts);
  } catch (error) {
    const problem = asProblem(error);
    onMistake(problem);
    return soundPart(text, parts) ?? refuse(problem);
  }
}

function onlyService([service, ...others]: readonly string[]): string {
  if (service !== undefined && others.length === 0) return service;
  throw new Problem(
    {
      what: '--repo goes with one service.',
      why: service === undefined ? 'None was named.' : `${others.length + 1} were named.`,
      try: 'pwg prepare blog --repo acme/blog',
    },
    EXIT.usage,
  );
}

/** Of text: reading far more than a team can have written would take minutes. */
const MOST_BYTES = 1024 * 1024;

function decoded(bytes: Buffer, path: string): string {
  if (bytes.length > MOST_BYTES) {
    throw new Problem(
      {
        what: `${path} is too large for a config.`,
        why: `${bytes.length} bytes.`,
        try: 'Keep it under 1 MiB; is it the right file?',
      },
      EXIT.badConfig,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(
      { what: `${path} is not UTF-8.`, why: 'It was saved in another encoding.', try: 'Save it as UTF-8.' },
      EXIT.badConfig,
    );
  }
}

/** What looks like one; Date takes the 30th of February for the 2nd of March. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function instant(said: string): Date {
  const at = new Date(said);
  if (INSTANT.test(said) && !Number.isNaN(at.getTime()) && isDay(said.slice(0, 'YYYY-MM-DD'.length)))
    return at;
  throw new Problem(
    {
      what: `--at ${said} is not an instant.`,
      why: 'It needs a date, a time and a zone.',
      try: '--at 2026-11-16T09:00:00+09:00',
    },
    EXIT.usage,
  );
}
