import { type Draw, draw } from '../../src/draw/draw.ts';
import type { Held } from '../../src/draw/ledger.ts';
import { addMonths } from '../../src/meeting/calendar-days.ts';
import { monthKey, type Person, type RoomRule } from '../../src/meeting.ts';

/** Who meets, and in which rooms. */
export interface Team {
  readonly people: readonly Person[];
  readonly rooms?: readonly RoomRule[];
}

/** One meeting as it was drawn and held. */
export interface Played {
  readonly month: string;
  readonly day: string;
  readonly draw: Draw;
  readonly present: readonly string[];
}

/** Plays so many months: each meeting is drawn from the pages of those before, and its page tells what was drawn. */
export function play({ people, rooms = [] }: Team, months: number, service = 'shop'): readonly Played[] {
  const held: Held[] = [];
  const played: Played[] = [];
  for (let i = 0; i < months; i++) {
    const [month, day] = meetingOf(i);
    const drawn = draw({ service, month, day, people, rooms, held, page: null });
    const present = drawn.team.filter(({ absent }) => !absent).map(({ name }) => name);
    played.push({ month, day, draw: drawn, present });
    held.push(asHeld(month, day, drawn));
  }
  return played;
}

export function asHeld(month: string, day: string, { facilitator, scribe, rooms }: Draw): Held {
  return {
    month,
    day,
    header: {
      day,
      facilitator: facilitator?.name ?? '',
      scribe: scribe?.name ?? '',
      rooms: rooms.map(({ name, members }) => ({ name, members: members.map((one) => one.name).join('、') })),
    },
  };
}

/** The month reviewed and the day of the meeting, counted from January 2024. */
export function meetingOf(index: number): readonly [month: string, day: string] {
  const month = addMonths({ year: 2024, month: 1 }, index);
  return [monthKey(month), `${monthKey(addMonths(month, 1))}-16`];
}

/** People of one kind, each absent on the days of the meetings that `isAbsent` says. */
export function teamOf(
  size: number,
  months: number,
  isAbsent: (person: number, month: number) => boolean = () => false,
): readonly Person[] {
  return Array.from({ length: size }, (_, person) => ({
    name: `p${person}`,
    role: 'engineer' as const,
    since: null,
    absences: Array.from({ length: months }, (_, month) => month)
      .filter((month) => isAbsent(person, month))
      .map((month) => ({ from: meetingOf(month)[1], to: meetingOf(month)[1] })),
  }));
}
