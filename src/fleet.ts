import type { Agenda } from './agenda/compose.ts';
import { merge, nextBase } from './agenda/merge.ts';
import { readableDiff } from './agenda/readable-diff.ts';
import { digest } from './fleet/digest.ts';
import type { FleetIndex, Outcome } from './fleet/fleet-index.ts';
import { indexBody, sampleIndex } from './fleet/index-page.ts';
import { fleetJson } from './fleet/json.ts';
import { joined, type Nobodys, nobodys } from './fleet/nobodys.ts';
import { hideKnown } from './http.ts';
import type { Locale, Meeting } from './meeting.ts';
import { otherPages, putPage, whileMine } from './outputs/index.ts';
import { INDEX, indexProject, type PageFromIndex, pagesFromIndex } from './outputs/index-place.ts';
import { pastMeetings } from './past-meetings.ts';
import { namesOf, type Planned } from './plan.ts';
import { EXIT, type ExitCode, Problem, worse } from './problem.ts';
import type { Project } from './project.ts';
import type { Records } from './records.ts';
import type { PrepareRequest } from './run.ts';
import { openIndexWords } from './templates.ts';
import type { World } from './world.ts';

/** What a run over all services keeps of each, and the index it makes of that. */
export interface Fleet {
  /** The page of a service was made of this. */
  readonly made: (agenda: Agenda, records: Partial<Records>) => void;
  readonly failed: (service: string, problem: Problem) => void;
  /** Puts the index in its place. The exit code is that of the index and of the services that failed, together. */
  readonly putIndex: () => Promise<ExitCode>;
}

/** Throws a Problem where the index has no place of its own or its template a mistake: before any request. */
export async function openFleet(
  planned: readonly Planned[],
  project: Project,
  request: PrepareRequest,
  world: World,
): Promise<Fleet> {
  refuseSome(request.services);
  const { root, config } = project;
  const [{ meeting } = { meeting: null }] = planned;
  if (meeting === null) throw new Error('a fleet without a service');
  const names = planned.map((one) => namesOf(one.meeting));
  const place = { root, output: config.output, index: config.index };
  const pages = await pagesFromIndex(world, place, request.target, names);
  const own = config.templates === null ? null : { root, folder: config.templates };
  const print = await openIndexWords(world, meeting.locale, sampleIndex(), own);

  const outcomes = new Map<string, Outcome>();
  const problems: Problem[] = [];
  let organisation: Nobodys = new Map();
  return {
    made(agenda, records) {
      outcomes.set(agenda.meeting.service, { is: 'made', digest: digest(agenda, records) });
      organisation = joined(organisation, nobodys(records, agenda.meeting));
    },
    failed(service, problem) {
      outcomes.set(service, { is: 'failed', problem });
      problems.push(problem);
    },
    async putIndex() {
      const where = indexProject(place);
      const on = { project, request, world, where };
      const index = await indexOf(meeting, pages, outcomes, organisation, on);
      const failures = exitOfFailures(problems, pages.length);
      if (request.format === 'json') {
        world.out.page(`${hideKnown(fleetJson(index))}\n`);
        return failures;
      }
      const { local, at } = meeting;
      const indexNames = { ...namesOf(meeting), service: INDEX };
      const put = async (): Promise<ExitCode> =>
        putPage(world, where, request.target, {
          render: (shownAt) => hideKnown(print(indexBody(index, shownAt))),
          at,
          sameDay: (a, b) => local.day(a) === local.day(b),
          names: indexNames,
          merge,
          nextBase,
          compare: readableDiff,
          ...(request.format === 'html' && { html: await htmlOf(meeting.locale) }),
        });
      return worse(failures, await whileMine(world, where, request.target, indexNames, put));
    },
  };
}

async function htmlOf(locale: Locale): Promise<(markdown: string) => string> {
  const { htmlPage } = await import('./html/page.ts');
  return (markdown) => htmlPage(markdown, locale, []);
}

async function indexOf(
  meeting: Meeting,
  pages: readonly PageFromIndex[],
  outcomes: ReadonlyMap<string, Outcome>,
  organisation: Nobodys,
  { project, request, world, where }: On,
): Promise<FleetIndex> {
  const names = pages.map(({ service }) => service);
  const before = meeting.local.day(meeting.earlier.from).slice(0, 'YYYY-MM'.length);
  const [held, [lastIndex]] = await Promise.all([
    pastMeetings(names, meeting, project, world),
    otherPages(world, where, request.target, { ...namesOf(meeting), service: INDEX }, [before]),
  ]);
  const services = pages.map(({ service, path }) => {
    const [outcome, past] = [outcomes.get(service), held.get(service)];
    if (outcome === undefined || past === undefined) throw new Error(`nothing is known of ${service}`);
    return { service, page: path, outcome, held: past };
  });
  return { meeting, nobodys: organisation, lastIndex: lastIndex?.path ?? null, services };
}

interface On {
  readonly project: Project;
  readonly request: PrepareRequest;
  readonly world: World;
  readonly where: { readonly root: string; readonly output: string };
}

/**
 * A fleet with a service that has no page is a fleet with a gap, which its index shows. A refused key stays what it is, and
 * so does the failure of all of them.
 */
function exitOfFailures(problems: readonly Problem[], services: number): ExitCode {
  const codes = problems.map(({ exit }): ExitCode => {
    return exit === EXIT.refused || problems.length === services ? exit : EXIT.partial;
  });
  return codes.reduce(worse, EXIT.ok);
}

function refuseSome(named: readonly string[]): void {
  if (named.length === 0) return;
  throw new Problem(
    {
      what: '--all is for all services.',
      why: `Named: ${named.join(', ')}. The index would lack the others.`,
      try: 'Leave the names away, or --all.',
    },
    EXIT.usage,
  );
}
