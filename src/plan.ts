import { asRenamed } from './agenda/headings.ts';
import type { Config, ServiceConfig } from './config.ts';
import type { DrawnFor } from './draw/json.ts';
import { addMonths, monthOf } from './meeting/calendar-days.ts';
import { LOCALES, type Meeting, meetingKey, monthKey, type Pictures } from './meeting.ts';
import { type MeetingFlags, meetingFor } from './meeting-for.ts';
import { chartFolder, otherPages, type PageTarget } from './outputs/index.ts';
import type { Project } from './project.ts';
import type { Minutes } from './records.ts';
import { SECTIONS } from './sections/index.ts';
import { convene, TURNS_READ } from './sitting.ts';
import { type Headings, readMinutes } from './sources/minutes.ts';
import type { World } from './world.ts';

/** A meeting, and what people wrote into the pages of those before it. */
export interface Planned {
  readonly meeting: Meeting;
  readonly minutes: Minutes;
  /** Who leads and who goes where, and why; `null` where nobody is drawn. */
  readonly drawn: DrawnFor | null;
}

/** Which meeting a page is for. The pages before it are read as they stand now. */
export async function plan(
  service: ServiceConfig,
  project: Project,
  request: MeetingFlags & {
    readonly target: PageTarget;
    readonly format: string;
    readonly newcomers?: boolean;
  },
  world: World,
): Promise<Planned> {
  const meeting = await meetingFor(project, service, request);
  const before = meeting.local.day(meeting.earlier.from).slice(0, 7);
  const where = { root: project.root, output: project.config.output };
  const months = monthsBack(before, project.config.people.length > 0 ? TURNS_READ : MEMORY);
  const pages = await otherPages(world, where, request.target, namesOf(meeting), months);
  const headings = headingsOf(project.config, meeting);
  const convened = await convene(meeting, pages, project, request.target, world);
  const recent = ({ month }: { readonly month: string }): boolean => months.indexOf(month) < MEMORY;
  return {
    meeting: {
      ...meeting,
      ...(convened !== null && { sitting: convened.sitting }),
      lastPage: pages.find(({ month }) => month === before)?.path ?? null,
      pictures: picturesOf(project.config, request, namesOf(meeting)),
      newcomers: request.newcomers ?? false,
    },
    minutes: {
      pages: pages.filter(recent).map((page) => {
        const renamed = asRenamed({ base: page.said, current: page.text });
        const names = project.config.sections.map(({ name }) => name);
        return readMinutes(page, (name) => renamed(headings(name)), names);
      }),
    },
    drawn: convened?.drawn ?? null,
  };
}

/** Only a page that is a file of Markdown has files beside it. */
function picturesOf(
  { charts, output }: Config,
  { target, format }: { readonly target: PageTarget; readonly format: string },
  names: ReturnType<typeof namesOf>,
): Pictures {
  if (charts !== 'svg') return charts;
  if (format === 'json' || target.output === '-') return 'sparkline';
  return { folder: chartFolder(target.output ?? output, names) };
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
