import type { RoomRule } from '../meeting.ts';
import type { Company } from './company.ts';
import type { Header } from './header.ts';
import { inOrder } from './ledger.ts';
import { lot } from './lots.ts';
import { mend } from './mend.ts';
import { namesIn } from './names.ts';
import { seatsFor } from './seats.ts';
import { swapForCompany } from './swap.ts';
import type { Member } from './team.ts';

/** Who sits in which room, by the names of both. */
export type Places = ReadonlyMap<string, string>;

export interface DrawnRoom {
  readonly name: string;
  /** In the order of the config. */
  readonly members: readonly Member[];
  /** The Markdown in which the page names just these already. */
  readonly written: string | null;
}

/** With fewer people in a room nobody has anybody to talk to: all stay together. */
const FEWEST = 2;

/**
 * Who goes where: those who know the system first, then newcomers beside them, then those who bring the events, each kind
 * spread over all rooms and everybody to whom they have met least. Rooms are drawn for the whole team, then those who are
 * absent leave: nobody else moves for it unless a room would be left without people, or newcomers without company. Whom the
 * page has in a room already stays there.
 */
export function drawRooms(
  rules: readonly RoomRule[],
  team: readonly Member[],
  company: Company,
  seed: string,
  page: Header | null,
): readonly DrawnRoom[] {
  const present = team.filter(({ absent }) => !absent);
  if (rules.length === 0 || present.length < FEWEST * rules.length) return [];
  const standing = placesOn(page, rules, present);
  const drawn =
    standing.size > 0
      ? seat(rules, present, company, seed, standing)
      : swapForCompany(seat(rules, team, company, seed, new Map()), team, company);
  const places = mend(drawn, present, rules, company, seed);
  return rules.map(({ name }) => {
    const members = present.filter((member) => places.get(member.name) === name);
    return { name, members, written: writtenAs(members, page, name, team) };
  });
}

function placesOn(page: Header | null, rules: readonly RoomRule[], present: readonly Member[]): Places {
  const names = present.map(({ name }) => name);
  const rooms = page?.rooms.filter(({ name }) => rules.some((rule) => rule.name === name)) ?? [];
  return new Map(
    rooms.flatMap(({ name, members }) => namesIn(members, names).map((one) => [one, name] as const)),
  );
}

function writtenAs(
  members: readonly Member[],
  page: Header | null,
  room: string,
  team: readonly Member[],
): string | null {
  const written = page?.rooms.find(({ name }) => name === room)?.members;
  if (written === undefined) return null;
  const named = namesIn(
    written,
    team.map(({ name }) => name),
  );
  const same = named.length === members.length && members.every(({ name }) => named.includes(name));
  return same ? written : null;
}

const KINDS: readonly Member['knows'][] = ['system', 'neither yet', 'events'];

/** Each in turn to the room that needs them most. */
function seat(
  rules: readonly RoomRule[],
  team: readonly Member[],
  company: Company,
  seed: string,
  standing: Places,
): Places {
  const seats = seatsFor(team.length, rules);
  const places = new Map(standing);
  const waiting = inOrder(
    team.filter(({ name }) => !standing.has(name)),
    ({ name, knows }) => [KINDS.indexOf(knows), lot(seed, 'rooms', name)],
  );
  for (const member of waiting) {
    const wishes = rules.map(({ name, size }) => {
      const there = team.filter((other) => places.get(other.name) === name);
      const alike = there.filter(({ knows }) => knows === member.knows).length;
      const alone = member.knows === 'neither yet' && !there.some(({ knows }) => knows === 'system');
      return {
        name,
        keys: [
          Math.max(0, there.length + 1 - (seats.get(name) ?? 0)),
          alone ? 1 : 0,
          (alike + 1) / size,
          there.length - (seats.get(name) ?? 0),
          there.reduce((sum, other) => sum + company.together(member.name, other.name), 0),
          company.been(member.name, name),
          lot(seed, 'rooms', member.name, name),
        ],
      };
    });
    const [best] = wishes.toSorted((a, b) => firstDifference(a.keys, b.keys));
    if (best !== undefined) places.set(member.name, best.name);
  }
  return places;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((key, i) => key !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
