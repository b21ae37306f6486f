import { dirname, resolve } from 'node:path';
import { readConfig } from './config.ts';
import { openHttp } from './http.ts';
import { choose, refuseUnknownServices } from './init/choices.ts';
import { configText, type ProposedService } from './init/config-text.ts';
import type { Locale } from './meeting.ts';
import { nameWithin } from './outputs/location.ts';
import { asProblem, EXIT, type ExitCode, Problem } from './problem.ts';
import { CONFIG_FILE, parts } from './project.ts';
import { prepare } from './run.ts';
import { readSecret } from './secret.ts';
import { SOURCES } from './sources/index.ts';
import type { Discovered, Source } from './sources/source.ts';
import type { World } from './world.ts';

export interface InitRequest {
  /** Where the config goes; `null` = pwg.config.yaml here. */
  readonly configFile: string | null;
  readonly services: readonly string[];
  /** 'owner/name', or an owner. */
  readonly repos: readonly string[];
  readonly locale: Locale;
  /** Addresses of the APIs that are not the usual ones, by source. */
  readonly urls: Readonly<Record<string, string>>;
  /** Ask nothing. */
  readonly yes: boolean;
  readonly at: string | null;
}

/**
 * From nothing to the first page: asks the APIs what exists and the person (where there is one) which of it is meant,
 * writes the config and makes the page. A config that is there is never touched.
 */
export async function init(request: InitRequest, world: World): Promise<ExitCode> {
  const path = resolve(world.cwd, request.configFile ?? CONFIG_FILE);
  const name = nameWithin(world.cwd, path);
  if ((await world.files.mode(path)) !== null) throw alreadyThere(name);

  const seen = await lookAround(request, world);
  const known = [...new Set([...seen.values()].flatMap(({ services }) => services))];
  refuseUnknownServices(request.services, known);
  const ask = request.yes ? null : world.ask;
  const services = await chosenServices(request.services, known, [...seen.values()], ask);
  const proposals: ProposedService[] = [];
  for (const service of services) proposals.push(await propose(service, request, seen, ask, world.out));

  const text = configText({
    locale: request.locale,
    urls: Object.keys(request.urls).length === 0 ? {} : { ...everySource(), ...request.urls },
    services: proposals,
    others: known.filter((service) => !services.includes(service)),
  });
  readConfig(text, parts);
  await world.files.replace(path, null, text);
  world.out.say(`Wrote ${name}. Now the first page, of the last complete month:`);
  return prepare(firstPage(path, request), { ...world, cwd: dirname(path) });
}

const alreadyThere = (name: string): Problem =>
  new Problem(
    {
      what: `${name} is there already, so nothing was written.`,
      why: 'pwg init only makes a first config.',
      try: 'Is it right? pwg doctor\nA second one beside it: pwg init --config other.yaml',
    },
    EXIT.cannotCreate,
  );

/** What each source tells. One that can't be asked (no key, a wrong one) is told and does without. */
async function lookAround(request: InitRequest, world: World): Promise<ReadonlyMap<string, Discovered>> {
  const seen = new Map<string, Discovered>();
  for (const source of SOURCES) {
    if (source.discover === undefined) continue;
    world.out.progress(`${source.type}: what is there? …`);
    try {
      const found = await discovered(source, source.discover, request, world);
      world.out.say(`${source.type}: ${found.about}`);
      seen.set(source.type, found);
    } catch (error) {
      world.out.problem(asProblem(error), source.type);
    }
  }
  return seen;
}

async function discovered(
  source: Source,
  discover: NonNullable<Source['discover']>,
  { urls, repos }: InitRequest,
  world: World,
): Promise<Discovered> {
  const url = urls[source.type];
  const settings = source.settings.parse(url === undefined ? {} : { url });
  const transport = source.transport(settings);
  const secret = await readSecret(world, transport);
  const places = transport.secrets.map((place) => place.replace(/^\w+:/, ''));
  if (secret === null) world.out.say(`${source.type}: no key in ${places.join(', ')}`);
  return discover(openHttp({ world, transport, source: source.type, secret }), { repos });
}

async function chosenServices(
  named: readonly string[],
  known: readonly string[],
  seen: readonly Discovered[],
  ask: World['ask'],
): Promise<readonly string[]> {
  if (named.length > 0) return named;
  // The one with a repository of its name is more of a product than what all share.
  const first = known.find((service) => seen.some(({ reposOf }) => reposOf(service).length > 0)) ?? known[0];
  const usual = first === undefined ? [] : [first];
  const services =
    ask === null || known.length < 2
      ? usual
      : await choose({ question: 'Which services shall have a page?', known, usual, others: null }, ask);
  if (services.length > 0) return services;
  throw new Problem(
    {
      what: 'No service is known, so nothing was written.',
      why: 'No source could be asked, or none has a service.',
      try: 'Mend what is said above and run pwg init again.\nOr name one: pwg init blog --repo acme/blog',
    },
    EXIT.badConfig,
  );
}

async function propose(
  service: string,
  request: InitRequest,
  seen: ReadonlyMap<string, Discovered>,
  ask: World['ask'],
  out: World['out'],
): Promise<ProposedService> {
  const named = request.repos.filter((repo) => repo.includes('/'));
  const known = [...seen.values()].flatMap(({ repos }) => repos);
  const likely = [...seen.values()].flatMap(({ reposOf }) => reposOf(service));
  const usual = named.length > 0 ? named : likely;
  const mayAsk = named.length > 0 ? null : ask;
  const question = `Which repositories hold the issues and changes of ${service}? (OWNER/NAME)`;
  for (;;) {
    const repos =
      mayAsk === null ? usual : await choose({ question, known, usual, others: REPOSITORY }, mayAsk);
    try {
      return await proposed(service, repos, seen);
    } catch (error) {
      const problem = asProblem(error);
      if (mayAsk === null) throw problem;
      out.problem(problem, null);
    }
  }
}

const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

async function proposed(
  service: string,
  repos: readonly string[],
  seen: ReadonlyMap<string, Discovered>,
): Promise<ProposedService> {
  const entries: [source: string, said: object][] = [];
  for (const [source, { entry }] of seen) {
    const said = await entry(service, repos);
    if (said !== null) entries.push([source, said]);
  }
  const [repo = null] = repos;
  return { name: service, repo: entries.length === 0 ? repo : null, entries: Object.fromEntries(entries) };
}

/** By name, with nothing said: those that work so. */
const everySource = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    SOURCES.filter(({ settings }) => settings.safeParse({}).success).map(({ type }) => [type, '']),
  );

const firstPage = (configFile: string, { at }: InitRequest) =>
  ({
    configFile,
    at,
    services: [],
    repo: null,
    replay: null,
    record: null,
    refresh: false,
    demo: false,
    month: null,
    from: null,
    to: null,
    locale: null,
    only: [],
    skip: [],
    format: 'md',
    all: false,
    target: { output: null, mode: 'write' },
  }) as const;
