import type { Held, PageState } from './fleet/meetings-held.ts';
import { addMonths, monthKey, monthOf } from './meeting/calendar-days.ts';
import type { Meeting } from './meeting.ts';
import { pageState } from './outputs/page-state.ts';
import type { Project } from './project.ts';
import { everyCopy } from './publish/published.ts';
import type { World } from './world.ts';

/** So many months back it is told when a service had its last meeting. */
const MONTHS = 6;

/**
 * Which of the pages before this meeting's somebody wrote into. People may have written into a page where it is published:
 * then its file says nothing, and it counts as written into.
 */
export async function pastMeetings(
  services: readonly string[],
  { earlier, local }: Meeting,
  { root, config }: Project,
  { files }: World,
): Promise<ReadonlyMap<string, Held>> {
  const last = monthOf(local.day(earlier.from));
  const months = Array.from({ length: MONTHS }, (_, back) => monthKey(addMonths(last, -back)));
  const published = new Set((await everyCopy(files, root)).map(({ page }) => page));
  const stateOf = async (service: string, month: string): Promise<PageState> => {
    const state = await pageState(files, { root, output: config.output }, { service, month });
    return state === 'untouched' && published.has(`${service}/${month}`) ? 'touched' : state;
  };
  const held = services.map(async (service) => {
    const pages = await Promise.all(
      months.map(async (month) => ({ month, state: await stateOf(service, month) })),
    );
    return [service, { service, pages }] as const;
  });
  return new Map(await Promise.all(held));
}
