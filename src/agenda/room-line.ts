import { join, type Markdown, md, pageLink, person, text, words } from '../markdown.ts';
import type { RoomDuty } from '../meeting.ts';
import type { Agenda, Chapter } from './compose.ts';
import { ROOM_WORDS } from './room-words.ts';

/** '部屋 [db](2026-10.db.md): SLO、アラート ／ メンバー: yuki、ken ／ 出来事を話す人: ken' */
export function roomLine(room: RoomDuty, agenda: Agenda): Markdown {
  const say = ROOM_WORDS[agenda.meeting.locale];
  const to = pageLink(room.name, room.path);
  return md`${words(say.room)} ${to}: ${titlesIn(room, agenda)}${words(say.between)}${membersOf(room, agenda)}`;
}

export function membersOf({ written, members, events }: RoomDuty, { meeting }: Agenda): Markdown {
  const say = ROOM_WORDS[meeting.locale];
  const named = written === null ? people(members, say.and) : words(written);
  const tell = events.length === 0 ? [] : [md`${words(say.events)}: ${people(events, say.and)}`];
  return join([md`${words(say.members)}: ${named}`, ...tell], say.between);
}

/** What the room looks at, by the headings of the page. */
export function titlesIn(room: RoomDuty, { meeting, chapters }: Agenda): Markdown {
  const say = ROOM_WORDS[meeting.locale];
  if (room.sections.length === 0) return words(say.wholePage);
  return join(
    chapters.filter((chapter) => looksAt(room, chapter)).map(({ title }) => text(title)),
    say.and,
  );
}

export const looksAt = ({ sections }: RoomDuty, { section }: Chapter): boolean =>
  sections.length === 0 || sections.includes(section.name);

export const people = (names: readonly string[], and: string): Markdown => join(names.map(person), and);
