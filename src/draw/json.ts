import { type Meeting, meetingKey } from '../meeting.ts';
import type { Draw } from './draw.ts';
import type { Drawn } from './duties.ts';

/** A draw for a meeting on a day. */
export interface DrawnFor {
  readonly draw: Draw;
  /** 'YYYY-MM-DD' */
  readonly day: string;
}

/**
 * The answer for machines, as one line: `pwg.draw/1`. `turns` are counted from the pages, `counted` is what is compared:
 * newcomers begin beside the others, and nobody makes up for more than two turns. `queue` is in the order in which they lead.
 */
export function drawJson({ draw, day }: DrawnFor, meeting: Meeting): string {
  const { seed, facilitator, scribe, queue, missed, rooms, ledger } = draw;
  return JSON.stringify({
    schema: 'pwg.draw/1',
    service: meeting.service,
    month: meetingKey(meeting),
    seed,
    day,
    next: meeting.sitting?.next ?? null,
    facilitator: facilitator && named(facilitator),
    scribe: scribe && named(scribe),
    queue: queue.map((member) => ({
      name: member.name,
      role: member.role,
      absent: member.absent,
      skipped: missed.includes(member),
      listens: ledger.listens(member),
      owedSince: ledger.owed.get(member.name) ?? null,
      turns: ledger.facilitator.taken.get(member.name) ?? 0,
      counted: ledger.facilitator.counted.get(member.name) ?? 0,
      turnsAsScribe: ledger.scribe.taken.get(member.name) ?? 0,
    })),
    rooms: rooms.map(({ name, members }) => ({
      name,
      members: members.map((member) => member.name),
      events: members.filter(({ knows }) => knows === 'events').map((member) => member.name),
    })),
  });
}

const named = ({ name, why, written }: Drawn) => ({ name, why: why.is, onPage: written !== null });
