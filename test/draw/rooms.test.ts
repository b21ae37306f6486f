import { describe, expect, it } from 'vitest';
import { type Draw, draw } from '../../src/draw/draw.ts';
import { seatsFor } from '../../src/draw/seats.ts';
import type { Person, RoomRule } from '../../src/meeting.ts';
import { asHeld, meetingOf, play, teamOf } from '../support/meetings-held.ts';

const room = (name: string, size = 4): RoomRule => ({ name, sections: [], services: [], size });
const ROOMS = [room('db'), room('web'), room('batch')];
const MONTHS = 24;

/** Twelve people: every fourth brings the events, two came lately. */
const TEAM: readonly Person[] = teamOf(12, MONTHS).map((person, i) => ({
  ...person,
  role: i % 4 === 3 ? ('manager' as const) : ('engineer' as const),
  since: i === 1 || i === 2 ? '2024-04-01' : null,
}));

const without = (people: readonly Person[], name: string, day: string): readonly Person[] =>
  people.map((person) => (person.name === name ? { ...person, absences: [{ from: day, to: day }] } : person));

const names = ({ rooms }: Draw): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(rooms.map(({ name, members }) => [name, members.map((member) => member.name)]));

describe('seats', () => {
  it('are as many as the sizes say, or in proportion where there are more or fewer people', () => {
    const seats = (people: number) => [...seatsFor(people, [room('a', 3), room('b', 6)]).values()];
    expect([seats(9), seats(18), seats(6), seats(10)]).toEqual([
      [3, 6],
      [6, 12],
      [2, 4],
      [3, 7],
    ]);
  });
});

describe('who goes where', () => {
  const played = play({ people: TEAM, rooms: ROOMS }, MONTHS);

  it('everybody has one place, and the rooms are equally full', () => {
    for (const { draw, present } of played) {
      expect(Object.values(names(draw)).flat().toSorted()).toEqual([...present].toSorted());
      const full = draw.rooms.map(({ members }) => members.length);
      expect(Math.max(...full) - Math.min(...full)).toBeLessThanOrEqual(present.length % 3 === 0 ? 0 : 1);
    }
  });

  it('newcomers sit beside people who know the system, and each room has somebody who brings the events', () => {
    for (const { draw } of played) {
      for (const { members } of draw.rooms) {
        expect(members.filter(({ knows }) => knows === 'system').length).toBeGreaterThanOrEqual(2);
        expect(members.filter(({ knows }) => knows === 'events')).toHaveLength(1);
      }
    }
  });

  it('the same people do not always meet', () => {
    const met = new Map<string, number>();
    let [before, inARow, most] = [new Set<string>(), new Map<string, number>(), 0];
    for (const { draw } of played) {
      const now = new Set(draw.rooms.flatMap(({ members }) => pairs(members.map(({ name }) => name))));
      for (const pair of now) met.set(pair, (met.get(pair) ?? 0) + 1);
      inARow = new Map([...now].map((pair) => [pair, before.has(pair) ? (inARow.get(pair) ?? 0) + 1 : 1]));
      most = Math.max(most, ...inARow.values());
      before = now;
    }
    // Three rooms of four: two people who could meet do so in 3 of 11 meetings by chance, here in 6.5 of 24.
    expect(Math.max(...met.values())).toBeLessThanOrEqual(12);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('everybody sees every room', () => {
    for (const { name } of TEAM) {
      const seen = played.flatMap(({ draw }) =>
        draw.rooms.filter(({ members }) => members.some((one) => one.name === name)).map((room) => room.name),
      );
      expect(new Set(seen).size).toBe(3);
    }
  });
});

describe('somebody who stays away', () => {
  const [month, day] = meetingOf(6);
  const held = play({ people: TEAM, rooms: ROOMS }, 6).map(({ month, day, draw }) =>
    asHeld(month, day, draw),
  );
  const drawn = (people: readonly Person[], page: Draw | null = null) =>
    draw({
      service: 'shop',
      month,
      day,
      people,
      rooms: ROOMS,
      held,
      page: page === null ? null : asHeld(month, day, page).header,
    });
  const all = drawn(TEAM);

  it.each(TEAM.map(({ name }) => name))('leaves everybody else where they were: %s', (away) => {
    for (const page of [null, all]) {
      const rest = drawn(without(TEAM, away, day), page);
      for (const [name, members] of Object.entries(names(all))) {
        expect(names(rest)[name]).toEqual(members.filter((one) => one !== away));
      }
      if (away !== all.facilitator?.name) expect(rest.facilitator?.name).toBe(all.facilitator?.name);
      if (away !== all.scribe?.name && rest.facilitator?.name !== all.scribe?.name) {
        const helps = rest.scribe?.why.is === 'beside';
        if (!helps) expect(rest.scribe?.name).toBe(all.scribe?.name);
      }
    }
  });

  it('comes back to a place, and nobody moves for that either', () => {
    const away = all.rooms[0]?.members[0]?.name ?? '';
    const rest = drawn(without(TEAM, away, day));
    const back = drawn(TEAM, rest);
    for (const [name, members] of Object.entries(names(rest))) {
      expect(names(back)[name]?.filter((one) => one !== away)).toEqual(members);
    }
    expect(Object.values(names(back)).flat()).toContain(away);
  });

  it('is made up for where a newcomer would be left without company', () => {
    const alone = all.rooms.find(({ members }) => members.some(({ knows }) => knows === 'neither yet'));
    if (alone === undefined) throw new Error('no room has a newcomer');
    const experienced = alone.members.filter(({ knows }) => knows === 'system').map(({ name }) => name);
    const people = experienced.reduce((team, name) => without(team, name, day), TEAM);
    const rest = drawn(people);
    for (const { members } of rest.rooms) {
      if (members.some(({ knows }) => knows === 'neither yet')) {
        expect(members.some(({ knows }) => knows === 'system')).toBe(true);
      }
    }
  });
});

it('a meeting too small for its rooms stays together', () => {
  const few = play({ people: teamOf(5, 1), rooms: ROOMS }, 1);
  expect(few[0]?.draw.rooms).toEqual([]);
});

it('a newcomer listens the first time and then has a turn like everybody else', () => {
  const people = [
    ...teamOf(4, 12),
    { name: 'new', role: 'engineer' as const, since: '2024-08-01', absences: [] },
  ];
  const played = play({ people }, 12);
  const leaders = played.map(({ draw }) => draw.facilitator?.name);
  const first = played.findIndex(({ present }) => present.includes('new'));
  expect(leaders[first]).not.toBe('new');
  expect(leaders.slice(first + 1, first + 6)).toContain('new');
  expect(leaders.filter((name) => name === 'new').length).toBeLessThanOrEqual(2);
});

it('beside a facilitator who does not know the system sits somebody who does', () => {
  const people = teamOf(5, MONTHS).map((person, i) =>
    i < 3 ? { ...person, role: 'other' as const } : person,
  );
  for (const { draw } of play({ people }, MONTHS)) {
    const knows = (name: string | undefined) => draw.team.find((member) => member.name === name)?.knows;
    if (knows(draw.facilitator?.name) !== 'system') expect(knows(draw.scribe?.name)).toBe('system');
    expect(draw.scribe?.name).not.toBe(draw.facilitator?.name);
  }
});

const pairs = (members: readonly string[]): readonly string[] =>
  members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b].toSorted().join(' ')));
