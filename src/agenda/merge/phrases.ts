import { diff, type Hunk } from './diff.ts';
import type { Token } from './tokens.ts';

/** A stretch of a line with what a person and the machine made of it. Changes never cross the border of a phrase. */
export interface Phrase {
  readonly base: readonly Token[];
  readonly current: readonly Token[];
  readonly fresh: readonly Token[];
  /** What a person changed, in positions of this phrase. */
  readonly human: readonly Hunk[];
  readonly machine: readonly Hunk[];
}

/** A line cut at `／`, ` / `, `→`, after links and sentences, wherever no change reaches across. */
export function phrases(
  base: readonly Token[],
  current: readonly Token[],
  fresh: readonly Token[],
): readonly Phrase[] {
  const human = diff(keys(base), keys(current));
  const machine = diff(keys(base), keys(fresh));
  const crossed = (cut: number): boolean =>
    [...human, ...machine].some(({ aFrom, aTo }) => aFrom < cut && cut < aTo);
  const ends = [...cuts(base).filter((cut) => !crossed(cut)), base.length];
  let start: Ends = { base: 0, current: 0, fresh: 0 };
  return ends.map((end, n): Phrase => {
    const from = start;
    const to = { base: end, current: end + growth(human, end), fresh: end + growth(machine, end) };
    start = to;
    const first = n === 0;
    return {
      base: base.slice(from.base, to.base),
      current: current.slice(from.current, to.current),
      fresh: fresh.slice(from.fresh, to.fresh),
      human: rewritten(within(human, from.base, to.base, from.current, first), base, from.base, to.base),
      machine: rewritten(within(machine, from.base, to.base, from.fresh, first), base, from.base, to.base),
    };
  });
}

/** Both changes in one line, or null where they touch the same words. */
export function interwoven({ base, current, fresh, human, ...of }: Phrase): readonly Token[] | null {
  // What both changed alike is changed once.
  const machine = of.machine.filter((m) => !human.some((h) => isSame(h, current, m, fresh)));
  if (human.length === 0) return fresh;
  if (machine.length === 0) return current;
  if (human.some((h) => machine.some((m) => collide(h, m) || bothAnswer(h, m, fresh)))) return null;
  const out: Token[] = [];
  let at = 0;
  while (at <= base.length) {
    const inserted = (hunks: readonly Hunk[], of: readonly Token[]): readonly Token[] =>
      hunks.filter((h) => h.aFrom === at && h.aTo === at).flatMap((h) => of.slice(h.bFrom, h.bTo));
    out.push(...inserted(human, current), ...inserted(machine, fresh));
    const theirs = human.find((h) => h.aFrom === at && h.aTo > at);
    const ours = machine.find((h) => h.aFrom === at && h.aTo > at);
    if (theirs !== undefined) out.push(...current.slice(theirs.bFrom, theirs.bTo));
    else if (ours !== undefined) out.push(...fresh.slice(ours.bFrom, ours.bTo));
    else
      out.push(...current.slice(at + growth(human, at), at + growth(human, at) + (at < base.length ? 1 : 0)));
    at = theirs?.aTo ?? ours?.aTo ?? at + 1;
  }
  return out;
}

interface Ends {
  readonly base: number;
  readonly current: number;
  readonly fresh: number;
}

const keys = (line: readonly Token[]): readonly string[] => line.map(({ key }) => key);

/** Where a phrase may end: before a separator, after a link, after a full stop. */
function cuts(line: readonly Token[]): readonly number[] {
  return line.flatMap(({ raw }, i) => {
    if (i === 0) return [];
    const before = line[i - 1]?.raw ?? '';
    const isSlash = raw === '/' && before.trim() === '' && line[i + 1]?.raw.trim() === '';
    const begins = raw === '／' || raw === '→' || isSlash;
    return begins || before.startsWith('](') || before === '。' ? [i] : [];
  });
}

/** How much longer the other line is up to `end`, with what was inserted just there. */
function growth(hunks: readonly Hunk[], end: number): number {
  return hunks
    .filter(({ aTo }) => aTo <= end)
    .reduce((sum, { aFrom, aTo, bFrom, bTo }) => sum + (bTo - bFrom) - (aTo - aFrom), 0);
}

/** What was inserted at the border belongs to the phrase before it. */
function within(
  hunks: readonly Hunk[],
  from: number,
  to: number,
  otherFrom: number,
  first: boolean,
): readonly Hunk[] {
  return hunks
    .filter(({ aFrom, aTo }) =>
      aFrom === aTo
        ? (aFrom > from || (first && aFrom === from)) && aFrom <= to
        : aFrom >= from && aFrom < to,
    )
    .map((h) => ({
      aFrom: h.aFrom - from,
      aTo: h.aTo - from,
      bFrom: h.bFrom - otherFrom,
      bTo: h.bTo - otherFrom,
    }));
}

/** Where most of a phrase went, the words that happened to stay mean nothing: the phrase is another one. */
function rewritten(
  hunks: readonly Hunk[],
  base: readonly Token[],
  from: number,
  to: number,
): readonly Hunk[] {
  const size = (i: number, j: number): number =>
    base.slice(from + i, from + j).reduce((sum, { key }) => sum + (key === ' ' ? 0 : key.length), 0);
  const lost = hunks.reduce((sum, { aFrom, aTo }) => sum + size(aFrom, aTo), 0);
  const first = hunks[0];
  const last = hunks.at(-1);
  if (first === undefined || last === undefined || lost * 2 <= size(0, to - from)) return hunks;
  return [
    {
      aFrom: 0,
      aTo: to - from,
      bFrom: 0,
      bTo: last.bTo + (to - from - last.aTo),
    },
  ];
}

function isSame(a: Hunk, inA: readonly Token[], b: Hunk, inB: readonly Token[]): boolean {
  const said = ({ bFrom, bTo }: Hunk, line: readonly Token[]): string =>
    keys(line.slice(bFrom, bTo)).join('');
  return a.aFrom === b.aFrom && a.aTo === b.aTo && said(a, inA) === said(b, inB);
}

/** Words in the same place, where the machine's are no phrase of their own: they would read as one sentence. */
function bothAnswer(human: Hunk, machine: Hunk, fresh: readonly Token[]): boolean {
  const both = human.aFrom === human.aTo && machine.aFrom === machine.aTo && human.aFrom === machine.aFrom;
  const said = fresh.slice(machine.bFrom, machine.bTo).map(({ raw }) => raw);
  return both && !/^[／/→（(、。,.]/u.test(said.join('').trimStart());
}

function collide(a: Hunk, b: Hunk): boolean {
  const inside = (point: number, { aFrom, aTo }: Hunk): boolean => aFrom < point && point < aTo;
  if (a.aFrom === a.aTo) return inside(a.aFrom, b);
  if (b.aFrom === b.aTo) return inside(b.aFrom, a);
  return Math.max(a.aFrom, b.aFrom) < Math.min(a.aTo, b.aTo);
}
