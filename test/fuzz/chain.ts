import { drift } from './machine.ts';
import { type Deleted, judge, type Verdict } from './oracle.ts';
import { edit } from './people.ts';
import { chance } from './random.ts';

/** A merge under test: ours or another tool's. `conflicts` counts what it could not settle by itself. */
export type Merge = (pages: { base: string; current: string; fresh: string }) => {
  readonly text: string;
  readonly conflicts: number;
};

export interface Step {
  readonly did: readonly string[];
  readonly base: string;
  readonly current: string;
  readonly fresh: string;
  readonly merged: string;
  readonly conflicts: number;
  readonly verdict: Verdict;
  /** The merge threw. */
  readonly refused: string | null;
  /** The same again changed something. */
  readonly restless: boolean;
}

const REFRESHES = 3;

/** A page that is edited and refreshed three times. The same seed gives the same chain. */
export function runChain(
  seed: number,
  pages: readonly string[],
  merge: Merge,
  again: boolean,
): readonly Step[] {
  const luck = chance(seed);
  let base = luck.pick(pages);
  let current = base;
  let spoken = 0;
  let deleted: Deleted = { sections: false, items: false };
  const ids = { next: 1 };
  const steps: Step[] = [];
  for (let i = 0; i < REFRESHES; i++) {
    const session = edit(current, luck, () => `人${letters(spoken++)}語`);
    current = session.text;
    const has = (what: RegExp): boolean => session.did.some((name) => what.test(name));
    deleted = {
      sections: deleted.sections || has(/section deleted|pasted twice/),
      items: deleted.items || has(/item deleted/),
    };
    const fresh = drift(base, luck, ids);
    const { text, conflicts, refused } = attempt(merge, { base, current, fresh });
    steps.push({
      did: session.did,
      base,
      current,
      fresh,
      merged: text,
      conflicts,
      refused,
      verdict: judge({ base, current, fresh, merged: text }, deleted),
      restless:
        again &&
        (attempt(merge, { base: fresh, current: text, fresh }).text !== text ||
          attempt(merge, { base, current, fresh: base }).text !== current),
    });
    base = fresh;
    current = text;
  }
  return steps;
}

/** No digits: the machine's numbers change, and a number is a word. */
const letters = (n: number): string => [...`${n}`].map((digit) => 'abcdefghij'[Number(digit)] ?? '').join('');

function attempt(merge: Merge, pages: { base: string; current: string; fresh: string }) {
  try {
    return { ...merge(pages), refused: null };
  } catch (error) {
    return {
      text: pages.current,
      conflicts: 1,
      refused:
        error instanceof Error ? String((error as { why?: string }).why ?? error.stack) : String(error),
    };
  }
}

/** How many of many chains went how. */
export interface Tally {
  readonly chains: number;
  /** Chains in which it happened at least once. */
  readonly lossy: number;
  readonly conflicted: number;
  readonly refused: number;
  readonly duplicated: number;
  readonly missing: number;
  readonly doubled: number;
  readonly leftBehind: number;
  readonly stale: number;
  readonly strayed: number;
  readonly broken: number;
  readonly restless: number;
  readonly wordsLost: number;
  readonly words: number;
}

export function tally(chains: readonly (readonly Step[])[]): Tally {
  const withAny = (has: (step: Step) => boolean): number => chains.filter((steps) => steps.some(has)).length;
  const steps = chains.flat();
  const sum = (of: (step: Step) => number): number => steps.reduce((all, step) => all + of(step), 0);
  return {
    chains: chains.length,
    lossy: withAny(({ verdict }) => verdict.lost.length > 0),
    conflicted: withAny(({ conflicts }) => conflicts > 0),
    refused: withAny(({ refused }) => refused !== null),
    duplicated: withAny(({ verdict }) => verdict.duplicates.length > 0),
    missing: withAny(({ verdict }) => verdict.missing.length > 0),
    doubled: withAny(({ verdict }) => verdict.doubled.length > 0),
    leftBehind: withAny(({ verdict }) => verdict.leftBehind.length > 0),
    stale: withAny(({ verdict }) => verdict.stale.length > 0),
    strayed: withAny(({ verdict }) => verdict.strayed.length > 0),
    broken: withAny(({ verdict }) => verdict.broken.length > 0),
    restless: withAny(({ restless }) => restless),
    wordsLost: sum(({ verdict }) => verdict.lost.length),
    words: sum(({ current }) => new Set(current.match(/人[a-z]+語/g)).size),
  };
}
