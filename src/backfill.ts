import { chooseServices } from './choose.ts';
import { asSeenBy, connect, refuseOpenKeys } from './connect.ts';
import { type KeptListing, keptListings, refuseOpenState } from './history/state.ts';
import { lookingBack, type Meeting, monthKey } from './meeting.ts';
import { meetingFor } from './meeting-for.ts';
import { asProblem, EXIT, type ExitCode, Problem, worse } from './problem.ts';
import { openProject, type Project, type ProjectRequest } from './project.ts';
import type { Kind } from './records.ts';
import { SECTIONS } from './sections/index.ts';
import { byCause, type Collected, collect, exitOf, refuseNothing } from './sources/collect.ts';
import type { World } from './world.ts';

export interface BackfillRequest extends ProjectRequest {
  /** How many local months before the last complete one ends. */
  readonly months: number;
}

/** What a run keeps on its way. */
const KEPT: readonly Kind[] = ['alerts', 'ruleChanges'];

/**
 * Builds the history before the first meeting: asks what `prepare` asks, for a meeting that looks so far back, and lets the
 * sources keep what they read. A month that is kept already is not read again. Of graphs, the same month a year ago is read:
 * a page compares with that one.
 */
export async function backfill(request: BackfillRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  if (project.replay !== null) throw nothingToKeep();
  const services = chooseServices(project.config, request.services);
  const sources = await connect(project, world);
  refuseOpenKeys(sources);
  await refuseOpenState(world.files, project.root);

  let exit: ExitCode = EXIT.ok;
  const told = new Set<string>();
  for (const service of services) {
    world.out.progress(`${service.name}: reading ${request.months} months …`);
    const latest = await meetingFor(project, service);
    const reachable = asSeenBy(service.name, sources);
    const collected = await collect(KEPT, reachable, lookingBack(latest, request.months));
    tellGaps(collected, told, world);
    exit = worse(exit, outcome(collected));
    const month = monthAYearAgo(latest, request.months);
    if (month === null || collected.gaps.length > 0 || !looksAtGraphs(project)) continue;
    const graphs = await collect(['metrics'], reachable, await meetingFor(project, service, { month }));
    tellGaps(graphs, told, world);
    exit = worse(exit, exitOf(graphs.gaps));
  }
  world.out.progress('');
  await tellKept(project.root, world);
  return exit;
}

/** What the graphs of the last complete month are compared with, where the history shall reach so far. */
function monthAYearAgo({ month }: Meeting, months: number): string | null {
  return month === null || months < 13 ? null : monthKey({ ...month, year: month.year - 1 });
}

function looksAtGraphs({ config }: Project): boolean {
  const wanted = new Set(config.sections.map(({ name }) => name));
  return SECTIONS.some(({ name, needs }) => wanted.has(name) && needs.includes('metrics'));
}

/** The gaps are told already; where they are all there is, nothing was kept either. */
function outcome(collected: Collected): ExitCode {
  try {
    refuseNothing(collected);
    return exitOf(collected.gaps);
  } catch (error) {
    return asProblem(error).exit;
  }
}

/** All services share a source's trouble: it is told once. */
function tellGaps({ gaps }: Collected, told: Set<string>, world: World): void {
  for (const { source, problem } of byCause(gaps)) {
    const trouble = `${source}\n${problem.what}\n${problem.why}`;
    if (!told.has(trouble)) world.out.problem(problem, source);
    told.add(trouble);
  }
}

async function tellKept(root: string, world: World): Promise<void> {
  const listings = await keptListings(world.files, root);
  for (const line of listings.map(kept)) world.out.say(line);
  if (listings.length === 0)
    world.out.say('No month is kept: none is over for two days yet, or none was read.');
}

function kept({ source, listing, months }: KeptListing): string {
  const [first, last] = [months[0], months.at(-1)];
  const reach = months.length === 1 ? first : `${first} to ${last}`;
  return `${source}: ${listing} of ${months.length} ${months.length === 1 ? 'month' : 'months'} kept, ${reach}`;
}

const nothingToKeep = (): Problem =>
  new Problem(
    {
      what: 'There is no history to build from saved answers.',
      why: 'The config answers from a recording (replay:).',
      try: 'Take the line out of the config, or name another one: pwg backfill --config FILE',
    },
    EXIT.usage,
  );
