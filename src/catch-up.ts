import { chooseServices } from './choose.ts';
import { addMonths, monthKey, monthOf } from './meeting/calendar-days.ts';
import { meetingFor } from './meeting-for.ts';
import { pageOf } from './outputs/index.ts';
import { namesOf } from './plan.ts';
import { asProblem, EXIT, type ExitCode, worse } from './problem.ts';
import { openProject } from './project.ts';
import { type PrepareRequest, prepare } from './run.ts';
import type { World } from './world.ts';

/**
 * As `prepare`, for a machine that was off on the first of a month: first the pages of the complete months that were
 * missed, oldest first, since each page goes on from the one before. A past month that fails does not stop the last one.
 */
export async function catchUp(request: PrepareRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const services = chooseServices(project.config, request.services);
  const missing = new Map<string, readonly string[]>();
  for (const service of services) {
    const meeting = await meetingFor(project, service);
    const { month: last } = namesOf(meeting);
    const there: string[] = [];
    for (const month of monthsBefore(last, LOOKED_BACK)) {
      const where = { root: project.root, output: project.config.output };
      const page = await pageOf(world, where, { service: service.name, month });
      if (((await world.files.size(page)) ?? 0) > 0) there.push(month);
    }
    for (const month of missed(there, last)) {
      missing.set(month, [...(missing.get(month) ?? []), service.name]);
    }
  }
  let exit: ExitCode = EXIT.ok;
  for (const month of [...missing.keys()].sort()) {
    const late = missing.get(month) ?? [];
    const all = request.all && late.length === services.length;
    try {
      exit = worse(exit, await prepare({ ...request, services: late, month, all }, world));
    } catch (error) {
      const problem = asProblem(error);
      world.out.problem(problem, month);
      exit = worse(exit, problem.exit);
    }
  }
  return worse(exit, await prepare(request, world));
}

/** The months between the newest page and the last complete month, neither of them included; none where there is no page. */
export function missed(there: readonly string[], last: string): readonly string[] {
  const newest = there
    .filter((month) => month < last)
    .sort()
    .at(-1);
  if (newest === undefined) return [];
  return monthsBefore(last, MOST_CAUGHT_UP - 1)
    .filter((month) => month > newest)
    .sort();
}

/** With the last one: further back nobody meets about. */
const MOST_CAUGHT_UP = 12;

/** How old the newest page may be and still be seen. */
const LOOKED_BACK = 36;

const monthsBefore = (last: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, back) => monthKey(addMonths(monthOf(last), -back - 1)));
