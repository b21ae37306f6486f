import type { World } from '../world.ts';
import { type Fault, isReply, type Outcome, type Verdict } from './outcome.ts';

/** Makes one request, again if that may help, and gives how it ended; `null` = it is no use to ask this API any more. */
export type Persist = (attempt: () => Promise<Judged>) => Promise<Judged | null>;

export interface Judged {
  readonly outcome: Outcome;
  readonly verdict: Verdict;
}

const RETRIES = 3;
const FIRST_WAIT_MS = 1000;
/** So many requests in a row failed for good that the API must be down: the meeting does not wait for the others. */
const GIVE_UP_AFTER = 8;

/**
 * GETs can be repeated freely: up to three times, after the time the server names or 1, 2, 4 seconds give or take a half.
 * All waits of a request together stay within `budgetMs`; a longer one is not begun.
 */
export function openPersistence(world: World, budgetMs: number): Persist {
  let failedInARow = 0;

  return async (attempt) => {
    let left = budgetMs;
    for (let tries = 0; ; tries += 1) {
      if (failedInARow >= GIVE_UP_AFTER) return null;
      const judged = await attempt();
      const alive = isReply(judged.outcome) && judged.outcome.status < 500;
      if (alive) failedInARow = 0;

      const again = judged.verdict.is === 'bad' ? judged.verdict.again : null;
      const wait = again === 'soon' ? FIRST_WAIT_MS * 2 ** tries * (0.5 + world.random()) : again;
      if (wait === null || tries === RETRIES || wait > left) {
        if (!alive) failedInARow += 1;
        return judged;
      }
      left -= wait;
      await world.sleep(wait);
    }
  };
}

/** What to say of a request that was not made. */
export const GIVEN_UP: Fault = {
  fault: {
    what: 'does not answer and is not asked any more.',
    why: `the last ${GIVE_UP_AFTER} requests failed`,
    try: 'Run again later; its status page may tell more.',
  },
  passing: false,
};
