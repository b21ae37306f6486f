import type { Held } from './ledger.ts';
import { namesIn } from './names.ts';

/** Who has sat with whom, and where, as the pages tell it. */
export interface Company {
  /** How often two people were in one room; the last time counts thrice. */
  readonly together: (a: string, b: string) => number;
  readonly been: (name: string, room: string) => number;
}

const LAST_TIME = 3;

export function companyIn(held: readonly Held[], names: readonly string[]): Company {
  const met = new Map<string, number>();
  const been = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, by: number) =>
    counts.set(key, (counts.get(key) ?? 0) + by);
  for (const { header } of held) {
    const by = header === held.at(-1)?.header ? LAST_TIME : 1;
    for (const { name: room, members } of header.rooms) {
      const present = namesIn(members, names);
      for (const [i, one] of present.entries()) {
        add(been, pair(one, room), 1);
        for (const other of present.slice(i + 1)) add(met, both(one, other), by);
      }
    }
  }
  return {
    together: (a, b) => met.get(both(a, b)) ?? 0,
    been: (name, room) => been.get(pair(name, room)) ?? 0,
  };
}

const pair = (a: string, b: string): string => `${a}\n${b}`;
const both = (a: string, b: string): string => (a < b ? pair(a, b) : pair(b, a));
