import type { RoomRule } from '../meeting.ts';

/**
 * How many of `people` each room gets, by its size: everybody finds a place also when there are more or fewer than the sizes
 * add up to. One person more is one seat more in one room and changes no other (Sainte-Laguë).
 */
export function seatsFor(people: number, rooms: readonly RoomRule[]): ReadonlyMap<string, number> {
  const seats = new Map(rooms.map(({ name }) => [name, 0]));
  for (let seated = 0; seated < people; seated++) {
    let next: RoomRule | undefined;
    for (const room of rooms) {
      if (next === undefined || claim(room, seats) > claim(next, seats)) next = room;
    }
    if (next !== undefined) seats.set(next.name, (seats.get(next.name) ?? 0) + 1);
  }
  return seats;
}

const claim = ({ name, size }: RoomRule, seats: ReadonlyMap<string, number>): number =>
  size / (2 * (seats.get(name) ?? 0) + 1);
