import type { Person } from '../meeting.ts';
import { type Header, isUndecided } from './header.ts';
import { lot, seedOf } from './lots.ts';
import { namesIn } from './names.ts';
import { type Member, teamOn } from './team.ts';

/** A meeting that was held, as its page tells it now. */
export interface Held {
  /** 'YYYY-MM', the month it reviewed. */
  readonly month: string;
  /** 'YYYY-MM-DD' */
  readonly day: string;
  readonly header: Header;
}

/** What the meetings so far tell of everybody's turns. */
export interface Ledger {
  readonly facilitator: Turns;
  readonly scribe: Turns;
  /** Who was drawn first and was not there, with the month of the page. It holds until they lead. */
  readonly owed: ReadonlyMap<string, string>;
  /** It is the first meeting of somebody who came later: they listen. */
  readonly listens: (member: Member) => boolean;
}

export interface Turns {
  /** As often as the pages name somebody. */
  readonly taken: ReadonlyMap<string, number>;
  /** What is compared: people who came later begin beside the others, and nobody makes up for more than `MOST_OWED`. */
  readonly counted: ReadonlyMap<string, number>;
  readonly last: readonly string[];
}

/** A long leave is not paid back in full. */
const MOST_OWED = 2;

/** Reads the meetings again, the first one first: what stands on the pages is what happened. */
export function ledgerOf(service: string, held: readonly Held[], people: readonly Person[]): Ledger {
  const names = people.map(({ name }) => name);
  const facilitator = openTurns();
  const scribe = openTurns();
  const owed = new Map<string, string>();
  const attended = new Set<string>();
  const [first] = held;
  const cameLater = ({ since }: Member): boolean =>
    since !== null && first !== undefined && since > first.day;
  const listens = (member: Member): boolean => cameLater(member) && !attended.has(member.name);
  const ledger = { facilitator, scribe, owed, listens };

  for (const { month, day, header } of held) {
    const team = teamOn(day, people);
    // A page that names nobody is from before there was a draw, or was never met over.
    const passedOver = isUndecided(header.facilitator)
      ? []
      : missed(queue(team, ledger, seedOf(service, month)));
    for (const { name } of passedOver) if (!owed.has(name)) owed.set(name, month);
    const newcomers = team.filter((member) => !member.absent && listens(member)).map(({ name }) => name);
    const leaders = namesIn(header.facilitator, names);
    facilitator.enter(newcomers, leaders, team);
    scribe.enter(newcomers, namesIn(header.scribe, names), team);
    for (const name of leaders) owed.delete(name);
    for (const { name, absent } of team) if (!absent) attended.add(name);
  }
  return ledger;
}

/**
 * Who leads, the next one first: who was absent when it was their turn, then who has led least, then by lot; twice in a row
 * only when there is no other way.
 */
export function queue(team: readonly Member[], ledger: Ledger, seed: string): readonly Member[] {
  const { facilitator, owed, listens } = ledger;
  return inOrder(team, (member) => [
    listens(member) ? 1 : 0,
    owed.get(member.name) ?? NEVER,
    facilitator.counted.get(member.name) ?? 0,
    facilitator.last.includes(member.name) ? 1 : 0,
    lot(seed, 'facilitator', member.name),
  ]);
}

/** Those before the first who is there; where nobody is, there was no meeting to miss. */
export function missed(queued: readonly Member[]): readonly Member[] {
  const at = queued.findIndex(({ absent }) => !absent);
  return queued.slice(0, Math.max(0, at));
}

/** Sorted by the first of their keys that differs; at last by name, so that no order of the config matters. */
export function inOrder(
  team: readonly Member[],
  keysOf: (member: Member) => readonly (number | string)[],
): readonly Member[] {
  const keyed = team.map((member) => ({ member, keys: [...keysOf(member), member.name] }));
  return keyed.toSorted((a, b) => compare(a.keys, b.keys)).map(({ member }) => member);
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, key] of a.entries()) {
    const other = b[i] ?? key;
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}

/** After every month. */
const NEVER = '9999-12';

function openTurns() {
  const taken = new Map<string, number>();
  const counted = new Map<string, number>();
  let last: readonly string[] = [];
  const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = (): number => Math.max(0, ...counted.values());
  return {
    taken,
    counted,
    get last() {
      return last;
    },
    enter(newcomers: readonly string[], names: readonly string[], team: readonly Member[]): void {
      // They still have a turn in this round, as those who were not drawn yet.
      const begin = Math.max(0, most() - 1);
      for (const name of newcomers) counted.set(name, begin);
      for (const name of names) {
        add(taken, name);
        add(counted, name);
      }
      for (const { name } of team) counted.set(name, Math.max(counted.get(name) ?? 0, most() - MOST_OWED));
      if (names.length > 0) last = names;
    },
  };
}
