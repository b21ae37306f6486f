import { basename } from 'node:path';
import { findingsIn } from './agenda/findings.ts';
import type { Config } from './config.ts';
import { type Draw, draw } from './draw/draw.ts';
import { readHeader } from './draw/header.ts';
import type { DrawnFor } from './draw/json.ts';
import type { Held } from './draw/ledger.ts';
import { addDays, addMonths, daysOf, monthOf } from './meeting/calendar-days.ts';
import { publicHolidays } from './meeting/holidays.ts';
import { meetingDay } from './meeting/meeting-day.ts';
import { type Meeting, type Month, meetingKey, monthKey, type Sitting } from './meeting.ts';
import { type PageTarget, partOf, whereTo } from './outputs/index.ts';
import { filled } from './outputs/location.ts';
import type { Project } from './project.ts';
import type { World } from './world.ts';

/** So many pages back the turns of a team are read. Everybody of a large team has had two by then. */
export const TURNS_READ = 60;

export interface Convened {
  readonly sitting: Sitting;
  /** For the day that the page says, else for that of the rule; `null` where the config names no people. */
  readonly drawn: DrawnFor | null;
}

/**
 * When the meeting is held and who does what there. Earlier pages and the page itself, as they stand, are all that is
 * remembered. `null` where the team has said neither `people:` nor `meetings:`, and for a free range, which has no turn.
 */
export async function convene(
  meeting: Meeting,
  earlier: readonly EarlierPage[],
  { root, config }: Pick<Project, 'root' | 'config'>,
  target: PageTarget,
  world: World,
): Promise<Convened | null> {
  const { month, service } = meeting;
  if (month === null || (config.people.length === 0 && config.meetings === null)) return null;
  const ruled = await dayByRule(meeting, config);
  const sitting = { day: ruled(month), next: ruled(addMonths(month, 1)) };
  if (config.people.length === 0) return { sitting: { ...sitting, duties: null }, drawn: null };

  const read = (part: string | null): Promise<string | null> =>
    readPart(part, { root, config }, target, meeting, world);
  const page = await read(null);
  const header = page === null ? null : readHeader(page);
  const day = header?.day ?? sitting.day ?? lastDayFor(month);
  const drawn = draw({
    service,
    month: monthKey(month),
    day,
    people: config.people,
    rooms: config.rooms.filter(({ services }) => services.length === 0 || services.includes(service)),
    held: heldBefore(earlier, ruled),
    page: header,
  });
  const rooms = await Promise.all(
    drawn.rooms.map(async (room) => ({
      ...dutyOf(room, config),
      path: basename(filled(partOf(typed(target) ?? config.output, room.name), namesOf(meeting))),
      findings: findingsIn((await read(room.name)) ?? ''),
    })),
  );
  const { facilitator, scribe, seed, team } = drawn;
  const events = rooms.length > 0 ? [] : whoBringsEvents(team.filter(({ absent }) => !absent));
  return {
    sitting: { ...sitting, duties: { facilitator, scribe, events, rooms, seed } },
    drawn: { draw: drawn, day },
  };
}

interface EarlierPage {
  readonly month: string;
  readonly text: string;
}

function heldBefore(earlier: readonly EarlierPage[], ruled: DayByRule): readonly Held[] {
  return earlier
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .map(({ month, text }) => {
      const header = readHeader(text);
      const reviewed = monthOf(`${month}-01`);
      return { month, day: header.day ?? ruled(reviewed) ?? lastDayFor(reviewed), header };
    });
}

const dutyOf = ({ name, members, written }: Draw['rooms'][number], { rooms }: Config) => ({
  name,
  sections: rooms.find((room) => room.name === name)?.sections ?? [],
  members: members.map((member) => member.name),
  written,
  events: whoBringsEvents(members),
});

const whoBringsEvents = (members: Draw['team']): readonly string[] =>
  members.filter(({ knows }) => knows === 'events').map(({ name }) => name);

type DayByRule = (reviewed: Month) => string | null;

/** A month is talked about in the one after it. Nobody meets on a holiday of the country whose clock they live by. */
async function dayByRule(
  { rules, local, period }: Meeting,
  { meetings, timezone }: Config,
): Promise<DayByRule> {
  if (meetings === null) return () => null;
  const holidays = timezone === 'Asia/Tokyo' ? 'jp' : rules.holidays;
  const closed = await publicHolidays({ rules: { ...rules, holidays }, trend: period, local });
  return (reviewed) => meetingDay(meetings, addMonths(reviewed, 1), closed);
}

/** Without a date anywhere: by then it has been held. */
const lastDayFor = (reviewed: Month): string => addDays(daysOf(addMonths(reviewed, 2)).from, -1);

async function readPart(
  part: string | null,
  { root, config }: Pick<Project, 'root' | 'config'>,
  target: PageTarget,
  meeting: Meeting,
  world: World,
): Promise<string | null> {
  const template = (output: string): string => (part === null ? output : partOf(output, part));
  const said = typed(target);
  const { path } = await whereTo(
    world,
    { root, output: template(config.output) },
    { output: said === null ? null : template(said) },
    namesOf(meeting),
  );
  return (await world.files.read(path))?.toString() ?? null;
}

/** Standard output has no page that could be read back. */
const typed = ({ output }: PageTarget): string | null => (output === '-' ? null : output);

const namesOf = (meeting: Meeting) => ({ service: meeting.service, month: meetingKey(meeting) });
