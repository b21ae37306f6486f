import { describe, expect, it } from 'vitest';
import { draw } from '../../src/draw/draw.ts';
import { meetingOf, type Played, play, teamOf } from '../support/meetings-held.ts';

const MONTHS = 36;
const SIZES = [3, 5, 8, 20];

/** Absences at random, of every likelihood from none to four in ten. The same ones each time. */
function absences(size: number, run: number): (person: number, month: number) => boolean {
  let state = size * 1000 + run;
  const dice = Array.from({ length: size * MONTHS }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
  return (person, month) => (dice[month * size + person] ?? 1) < (run % 5) / 10;
}

const RUNS = Array.from({ length: 10 }, (_, run) => run);

/** Ten times 36 meetings of a team of each size, whoever stays away. */
const PLAYED = new Map(
  SIZES.map((size) => [
    size,
    RUNS.map((run) => play({ people: teamOf(size, MONTHS, absences(size, run)) }, MONTHS)),
  ]),
);

const holds = (size: number, belief: (played: readonly Played[]) => void): void =>
  PLAYED.get(size)?.forEach(belief);

describe.each(SIZES)('over 36 meetings of a team of %i, with absences at random', (size) => {
  it('who leads is there, and nobody who is there has had fewer turns', () => {
    holds(size, (played) => {
      for (const { draw, present } of played) {
        const name = draw.facilitator?.name;
        expect(name === undefined).toBe(present.length === 0);
        if (name === undefined) continue;
        expect(present).toContain(name);
        const { counted } = draw.ledger.facilitator;
        expect(counted.get(name) ?? 0).toBe(Math.min(...present.map((one) => counted.get(one) ?? 0)));
      }
    });
  });

  it('a turn counts as one, unless somebody has more than two to make up for', () => {
    holds(size, (played) => {
      let farthest = 0;
      for (const { draw } of played) {
        const { taken, counted } = draw.ledger.facilitator;
        const everybody = draw.team.map(({ name }) => name);
        if (farthest <= 2)
          for (const one of everybody) expect(counted.get(one) ?? 0).toBe(taken.get(one) ?? 0);
        const after = new Map(taken);
        const name = draw.facilitator?.name;
        if (name !== undefined) after.set(name, (taken.get(name) ?? 0) + 1);
        farthest = Math.max(farthest, spread(after, everybody));
      }
    });
  });

  it('the turns of those who are there differ by at most one, but for turns somebody was away for', () => {
    holds(size, (played) => {
      const led = new Map<string, number>();
      const away = new Map<string, number>();
      for (const { draw, present } of played) {
        const name = draw.facilitator?.name;
        if (name === undefined) continue;
        for (const { name: one } of draw.missed) away.set(one, (away.get(one) ?? 0) + 1);
        led.set(name, (led.get(name) ?? 0) + 1);
        const most = Math.max(...present.map((one) => led.get(one) ?? 0));
        for (const one of present) {
          expect(most - (led.get(one) ?? 0)).toBeLessThanOrEqual(1 + (away.get(one) ?? 0));
        }
      }
    });
  });

  it('the turns of any two differ by at most one over all meetings in a row that both came to', () => {
    holds(size, (played) => {
      for (const [from, { present }] of played.entries()) {
        const led = new Map<string, number>();
        let both = present;
        const begin = played[from]?.draw.ledger.facilitator.counted;
        // From meetings on at which nobody had anything to make up for.
        if (from % 4 !== 0 || begin === undefined || spread(begin, present) > 1) continue;
        for (const { draw, present: now } of played.slice(from)) {
          both = both.filter((name) => now.includes(name));
          const name = draw.facilitator?.name ?? '';
          led.set(name, (led.get(name) ?? 0) + 1);
          const total = both.map((one) => (begin.get(one) ?? 0) + (led.get(one) ?? 0));
          if (both.length > 1) expect(Math.max(...total) - Math.min(...total)).toBeLessThanOrEqual(1);
        }
      }
    });
  });

  it('who was away when it was their turn leads at the next meeting they come to', () => {
    holds(size, (played) => {
      const waiting: string[] = [];
      for (const { draw, present } of played) {
        const back = waiting.filter((name) => present.includes(name));
        const name = draw.facilitator?.name;
        if (name === undefined) continue;
        // Several who come back at once lead one after the other.
        if (back.length > 0) expect(back).toContain(name);
        for (const one of draw.missed) if (!waiting.includes(one.name)) waiting.push(one.name);
        if (waiting.includes(name)) waiting.splice(waiting.indexOf(name), 1);
      }
    });
  });
});

it('without absences everybody leads once before anybody leads twice, and nobody twice in a row', () => {
  for (const size of SIZES) {
    const leaders = play({ people: teamOf(size, MONTHS) }, MONTHS).map(({ draw }) => draw.facilitator?.name);
    for (let round = 0; (round + 1) * size <= MONTHS; round++) {
      expect(new Set(leaders.slice(round * size, (round + 1) * size)).size).toBe(size);
    }
    leaders.forEach((name, i) => {
      expect(name).not.toBe(leaders[i + 1]);
    });
  }
});

it('the rounds are drawn: their order is another one each time, and in each service', () => {
  const leaders = (service: string) =>
    play({ people: teamOf(8, 32) }, 32, service)
      .map(({ draw }) => draw.facilitator?.name)
      .join(' ');
  const [first, second] = [leaders('shop'), leaders('blog')];
  expect(first).not.toBe(second);
  const rounds = [0, 8, 16, 24].map((from) =>
    first
      .split(' ')
      .slice(from, from + 8)
      .join(' '),
  );
  expect(new Set(rounds).size).toBe(4);
});

it('the draw knows nothing but its service, its month, the people and the pages', () => {
  for (const run of RUNS) {
    const people = teamOf(8, 12, absences(8, run));
    const names = (played: readonly Played[]) =>
      played.map(({ draw: { seed, facilitator, scribe } }) => [seed, facilitator?.name, scribe?.name]);
    expect(names(play({ people: people.toReversed() }, 12))).toEqual(names(play({ people }, 12)));
  }
});

it('a page that names nobody leaves nobody with a turn to make up for', () => {
  const [[month, day], [next, nextDay]] = [meetingOf(0), meetingOf(1)];
  const header = { day, facilitator: '（未定）', scribe: '（未定）', rooms: [] };
  const people = teamOf(3, 1, (person) => person < 2);
  const request = { service: 'shop', people, rooms: [], page: null };
  const drawn = draw({ ...request, month: next, day: nextDay, held: [{ month, day, header }] });
  expect(drawn.ledger.owed.size).toBe(0);
});

function spread(counts: ReadonlyMap<string, number>, names: readonly string[]): number {
  const of = names.map((name) => counts.get(name) ?? 0);
  return Math.max(...of) - Math.min(...of);
}
