import { plain } from '../markdown.ts';
import { type Meeting, meetingKey } from '../meeting.ts';
import type { Draw } from './draw.ts';
import type { Drawn } from './duties.ts';
import type { DrawnFor } from './json.ts';
import type { Member } from './team.ts';
import { DRAW_WORDS, type DrawWords } from './words.ts';

/** The answer for people: who, why, and in which order it will go on. */
export function drawText({ draw, day }: DrawnFor, meeting: Meeting): string {
  const say = DRAW_WORDS[meeting.locale];
  const next = meeting.sitting?.next ?? null;
  const blocks = [
    [
      say.heading(meeting.service, meetingKey(meeting), day),
      say.seed(draw.seed),
      ...(next === null ? [] : [say.next(next)]),
    ],
    [dutyLine(say.facilitator, draw.facilitator, draw, say), dutyLine(say.scribe, draw.scribe, draw, say)],
    [
      say.queue,
      ...draw.queue.map((member, i) => `  ${String(i + 1).padStart(2)}. ${standing(member, draw, say)}`),
    ],
    draw.rooms.map((room) => roomLine(room, say)),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map(forTerminal).join('\n'))
    .join('\n\n')}\n`;
}

function dutyLine(duty: string, drawn: Drawn | null, draw: Draw, say: DrawWords): string {
  return drawn === null ? `${duty}: ${say.nobody}` : `${duty}: ${drawn.name} – ${because(drawn, draw, say)}`;
}

function because(drawn: Drawn, { facilitator, ledger }: Draw, say: DrawWords): string {
  const { why, name } = drawn;
  const leads = drawn === facilitator;
  switch (why.is) {
    case 'written':
      return say.written;
    case 'owed':
      return say.owed(why.month);
    case 'beside':
      return say.beside(facilitator?.name ?? '');
    case 'fewest': {
      const turns = (leads ? ledger.facilitator : ledger.scribe).counted.get(name) ?? 0;
      if (why.among === 1) return leads ? say.onlyFewest(turns) : say.onlyFewestAsScribe(turns);
      return leads ? say.fewest(turns, why.among) : say.fewestAsScribe(turns, why.among);
    }
    default:
      return why satisfies never;
  }
}

function standing(member: Member, { ledger, facilitator, missed }: Draw, say: DrawWords): string {
  const { name, absent } = member;
  const { taken, counted } = ledger.facilitator;
  const owed = ledger.owed.get(name);
  const said = [
    say.turns(taken.get(name) ?? 0, counted.get(name) ?? 0),
    ...(name === facilitator?.name ? [say.leads] : []),
    ...(missed.includes(member) ? [say.skipped] : absent ? [say.away] : []),
    ...(owed !== undefined && name !== facilitator?.name ? [say.waits(owed)] : []),
    ...(ledger.listens(member) ? [say.listens] : []),
  ];
  return `${name}: ${said.join(say.and)}`;
}

function roomLine({ name, members }: Draw['rooms'][number], say: DrawWords): string {
  const names = (of: readonly Member[]): string => of.map((member) => member.name).join(say.and);
  const events = members.filter(({ knows }) => knows === 'events');
  return `${say.room(name)}: ${names(members)}${events.length === 0 ? '' : ` (${say.events}: ${names(events)})`}`;
}

/** Names come from a file: nothing in them may move the cursor. */
const forTerminal = (line: string): string => /^ */.exec(line)?.[0] + plain(line);
