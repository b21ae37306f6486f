import { join, md, pageLink, text, words } from '../markdown.ts';
import type { RoomDuty } from '../meeting.ts';
import { type Agenda, isQuiet, quietPhrase } from './compose.ts';
import { pageHeader } from './page-words.ts';
import type { Renderer } from './render.ts';
import { looksAt, membersOf, titlesIn } from './room-line.ts';
import { ROOM_WORDS } from './room-words.ts';

/** The page of one room: who is there, a place for what they find, and just the sections they look at. */
export function roomPage(
  agenda: Agenda,
  room: RoomDuty,
  joint: string,
  renderer: Renderer,
  shownAt: Date,
): string {
  const say = ROOM_WORDS[agenda.meeting.locale];
  const { title, gaps, asOf } = pageHeader(agenda, shownAt);
  const looked = agenda.chapters.filter((chapter) => looksAt(room, chapter));
  const quiet = looked.flatMap((chapter) => (isQuiet(chapter) ? (quietPhrase(chapter) ?? []) : []));
  return `${[
    md`# ${words(say.pageTitle(String(title), String(text(room.name))))}`,
    join(
      [
        md`- ${membersOf(room, agenda)}`,
        md`- ${words(say.looksAt)}: ${titlesIn(room, agenda)}${words(say.between)}${pageLink(say.joint, joint)}`,
        ...(quiet.length === 0 ? [] : [md`- ${words(say.quiet)}: ${join(quiet, say.and)}`]),
        md`- ${words(say.gaps)}: ${gaps}`,
      ],
      '\n',
    ),
    md`## ${words(say.findings)}`,
    words(say.hint),
    words('-'),
    ...looked
      .filter((chapter) => !isQuiet(chapter))
      .flatMap((chapter) => [md`## ${chapter.title}`, words(renderer.chapter(agenda, chapter))]),
    words('---'),
    words(say.made(String(asOf))),
  ].join('\n\n')}\n`;
}

/** What the rooms have written down so far, as a chapter of the joint page; `null` where there are no rooms. */
export function collectedFindings({
  meeting,
}: Agenda): { readonly title: string; readonly text: string } | null {
  const rooms = meeting.sitting?.duties?.rooms ?? [];
  if (rooms.length === 0) return null;
  const say = ROOM_WORDS[meeting.locale];
  const blocks = rooms.flatMap(({ name, path, findings }) => [
    `**${pageLink(name, path)}**`,
    findings === '' ? say.nothingYet : findings,
  ]);
  return { title: say.collected, text: blocks.join('\n\n') };
}
