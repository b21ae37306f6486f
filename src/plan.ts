import type { Config, ServiceConfig } from './config.ts';
import { addMonths, monthOf } from './meeting/calendar-days.ts';
import { LOCALES, type Meeting, meetingKey, monthKey } from './meeting.ts';
import { type MeetingFlags, meetingFor } from './meeting-for.ts';
import { otherPages, type PageTarget } from './outputs/index.ts';
import type { Project } from './project.ts';
import type { Minutes } from './records.ts';
import { SECTIONS } from './sections/index.ts';
import { type Headings, readMinutes } from './sources/minutes.ts';
import type { World } from './world.ts';

/** A meeting, and what people wrote into the pages of those before it. */
export interface Planned {
  readonly meeting: Meeting;
  readonly minutes: Minutes;
}

/** Which meeting a page is for. The pages before it are read as they stand now. */
export async function plan(
  service: ServiceConfig,
  project: Project,
  request: MeetingFlags & { readonly target: PageTarget },
  world: World,
): Promise<Planned> {
  const meeting = await meetingFor(project, service, request);
  const before = meeting.local.day(meeting.earlier.from).slice(0, 7);
  const where = { root: project.root, output: project.config.output };
  const pages = await otherPages(world, where, request.target, namesOf(meeting), monthsBack(before, MEMORY));
  const headings = headingsOf(project.config, meeting);
  return {
    meeting: { ...meeting, lastPage: pages.find(({ month }) => month === before)?.path ?? null },
    minutes: { pages: pages.map((page) => readMinutes(page, headings)) },
  };
}

/** What `{service}` and `{month}` in a path stand for. */
export const namesOf = (meeting: Meeting) => ({ service: meeting.service, month: meetingKey(meeting) });

/** The titles a section may have on a page: the team's own, and the usual ones in both languages. */
export function headingsOf({ sections }: Config, meeting: Meeting): Headings {
  return (name) => {
    const own = sections.find((section) => section.name === name)?.title ?? null;
    const section = SECTIONS.find((candidate) => candidate.name === name);
    const usual = LOCALES.flatMap((locale) => section?.title({ ...meeting, locale }) ?? []);
    return own === null ? usual : [own, ...usual];
  };
}

/** So many pages back the team's own words are read: long enough to say for how many months something was not done. */
const MEMORY = 6;

/** The month and those before it, the last one first. */
const monthsBack = (month: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, back) => monthKey(addMonths(monthOf(month), -back)));
