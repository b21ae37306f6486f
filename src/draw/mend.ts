import type { RoomRule } from '../meeting.ts';
import type { Company } from './company.ts';
import { inOrder } from './ledger.ts';
import { lot } from './lots.ts';
import type { Places } from './rooms.ts';
import { seatsFor } from './seats.ts';
import type { Member } from './team.ts';

/**
 * What absences leave behind, put right with as few moves as can be: a room with fewer than two people, or two short of its
 * seats, gets somebody from the fullest one; newcomers who lost their company get somebody who knows the system from where
 * there are several. Small differences stay: moving people costs more than they do.
 */
export function mend(
  drawn: Places,
  present: readonly Member[],
  rules: readonly RoomRule[],
  company: Company,
  seed: string,
): Places {
  const seats = seatsFor(present.length, rules);
  const places = new Map(present.flatMap(({ name }) => [[name, drawn.get(name) ?? '']] as const));
  const inRoom = (room: string): readonly Member[] => present.filter(({ name }) => places.get(name) === room);
  const lack = (room: string): number => (seats.get(room) ?? 0) - inRoom(room).length;
  const knowing = (room: string): number => inRoom(room).filter(({ knows }) => knows === 'system').length;
  const hasNewcomers = (room: string): boolean => inRoom(room).some(({ knows }) => knows === 'neither yet');
  const rooms = rules.map(({ name }) => name);

  /** Whether newcomers would be left behind, or one would have to go. */
  const costs = (room: string, { knows }: Member): number => {
    if (knows === 'system') return hasNewcomers(room) && knowing(room) === 1 ? 2 : 0;
    return knows === 'neither yet' ? 1 : 0;
  };
  /** Who goes from one room to the other with the least harm, and meets new people there. */
  const whoGoes = (from: string, to: string, may: (member: Member) => boolean): string | undefined =>
    inOrder(inRoom(from).filter(may), (member) => [
      costs(from, member),
      inRoom(to).reduce((sum, other) => sum + company.together(member.name, other.name), 0),
      lot(seed, 'moves', member.name),
    ])[0]?.name;

  // Each pass moves one person for good; more passes than people would go round in circles.
  for (const _ of present) {
    const short = rooms
      .toSorted((a, b) => lack(b) - lack(a))
      .find((room) => lack(room) > 1 || inRoom(room).length < 2);
    const full = rooms
      .toSorted((a, b) => lack(a) - lack(b))
      .find((room) => room !== short && inRoom(room).length > 2);
    const who = short === undefined || full === undefined ? undefined : whoGoes(full, short, () => true);
    if (short === undefined || who === undefined) break;
    places.set(who, short);
  }
  for (const room of rooms.filter((one) => hasNewcomers(one) && knowing(one) === 0)) {
    const from = rooms.toSorted((a, b) => lack(a) - lack(b)).find((one) => knowing(one) > 1);
    const who = from && whoGoes(from, room, ({ knows }) => knows === 'system');
    if (who !== undefined) places.set(who, room);
  }
  return places;
}
