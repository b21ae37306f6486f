import { asProblem, type Problem } from '../../problem.ts';
import type { Shortfall } from '../source.ts';

export interface Succeeded<Found> {
  readonly found: readonly Found[];
  readonly shortfalls: readonly Shortfall[];
}

/**
 * What succeeds of several look-ups, in their order, and one shortfall per cause for the rest. When all fail there is
 * nothing to deliver, so the first Problem is thrown.
 */
export async function whatSucceeds<Found>(lookUps: readonly Promise<Found>[]): Promise<Succeeded<Found>> {
  const found: Found[] = [];
  const problems = new Map<string, Problem>();
  for (const outcome of await Promise.allSettled(lookUps)) {
    if (outcome.status === 'fulfilled') {
      found.push(outcome.value);
    } else {
      const problem = asProblem(outcome.reason);
      problems.set(`${problem.what}\n${problem.why}`, problem);
    }
  }
  const [first] = problems.values();
  if (first !== undefined && found.length === 0) throw first;
  return { found, shortfalls: [...problems.values()].map((problem) => ({ problem })) };
}
