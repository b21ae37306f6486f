import type { Block } from '../document.ts';
import type { Book, Entry } from './book.ts';
import { byName, type Naming, namesIn } from './names.ts';

export interface PairedSections {
  readonly pairs: readonly (readonly [Block, Block])[];
  /** Sections of `b` that repeat one before them: the page, or a part, was pasted twice. */
  readonly copies: ReadonlySet<Block>;
}

type Free = (block: Block) => boolean;

/** A section is its heading; a renamed one is known by what stands in it, an empty one by its neighbours. */
export function pairSections(
  a: Book,
  b: Book,
  freeA: Free,
  freeB: Free,
  translated: boolean,
): PairedSections {
  const to = new Map<Block, Block>();
  const from = new Map<Block, Block>();
  const left = (): readonly Entry[] => a.page.sections.filter((s) => freeA(s) && !to.has(s)).map(a.entry);
  const right = (): readonly Entry[] => b.page.sections.filter((s) => freeB(s) && !from.has(s)).map(b.entry);
  const found = (l: Block, r: Block): void => {
    to.set(l, r);
    from.set(r, l);
  };
  byName(left(), right(), exactHeading, exactHeading, found);
  byName(left(), right(), heading, heading, found);
  const copies = repeated(a, b);
  const fresh = (): readonly Entry[] => right().filter(({ block }) => !copies.has(block));
  for (const l of left()) {
    const r = mostInCommon(a, l.block, b, fresh());
    if (r !== null) found(l.block, r);
  }
  for (const l of left()) {
    const r = betweenTheSame(l.block, a, b, to);
    if (r !== null && freeB(r) && !from.has(r) && !copies.has(r)) found(l.block, r);
  }
  if (translated) for (const [l, r] of inOrder(a, b, to)) if (freeA(l) && freeB(r)) found(l, r);
  return { pairs: [...to], copies };
}

const exactHeading: Naming = ({ says }) => says;
const heading: Naming = ({ says, skeleton }) => (skeleton === '' ? says : skeleton);

/** Sections of `b` beyond as many of that heading as `a` has, if it has any. */
export function repeated(a: Book, b: Book): ReadonlySet<Block> {
  const known = new Map<string, number>();
  for (const section of a.page.sections) {
    const name = heading(a.entry(section)) ?? '';
    known.set(name, (known.get(name) ?? 0) + 1);
  }
  const copies = new Set<Block>();
  for (const section of b.page.sections) {
    const name = heading(b.entry(section)) ?? '';
    const left = known.get(name);
    if (left === undefined || section.head.length === 0) continue;
    if (left === 0) copies.add(section);
    else known.set(name, left - 1);
  }
  return copies;
}

/** The section that holds at least a third of what stood in this one, if any. */
function mostInCommon(a: Book, section: Block, b: Book, others: readonly Entry[]): Block | null {
  const wanted = new Set(namesIn(a.entry)(section));
  let best: Block | null = null;
  let most = Math.max(1, wanted.size / 3);
  for (const { block } of others) {
    const common = namesIn(b.entry)(block).filter((name) => wanted.has(name)).length;
    if (common < most || (best !== null && common === most)) continue;
    best = block;
    most = common;
  }
  return best;
}

/** Between the same two sections that are known, as many on both sides: they are those of the other language. */
function inOrder(a: Book, b: Book, to: ReadonlyMap<Block, Block>): readonly (readonly [Block, Block])[] {
  const from = new Map([...to].map(([left, right]) => [right, left]));
  const ours = unknownAfter(a.page.sections, (section) => to.get(section));
  const theirs = unknownAfter(b.page.sections, (section) => (from.has(section) ? section : undefined));
  return [...ours].flatMap(([known, lefts]) => {
    const rights = theirs.get(known) ?? [];
    if (lefts.length !== rights.length) return [];
    return lefts.flatMap((left, i) => (rights[i] === undefined ? [] : [[left, rights[i]] as const]));
  });
}

/** The sections without a partner, by the partner of the last one before them that has one. */
function unknownAfter(
  sections: readonly Block[],
  partnerOf: (section: Block) => Block | undefined,
): ReadonlyMap<Block | null, readonly Block[]> {
  let known: Block | null = null;
  const unknown = new Map<Block | null, readonly Block[]>();
  for (const section of sections) {
    const partner = partnerOf(section);
    if (partner !== undefined) known = partner;
    else unknown.set(known, [...(unknown.get(known) ?? []), section]);
  }
  return unknown;
}

/** The one section that stands between the partners of both neighbours. */
function betweenTheSame(section: Block, a: Book, b: Book, to: ReadonlyMap<Block, Block>): Block | null {
  const at = a.page.sections.indexOf(section);
  const [before, after] = [a.page.sections[at - 1], a.page.sections[at + 1]].map(
    (near) => near && to.get(near),
  );
  const place = before === undefined ? -1 : b.page.sections.indexOf(before);
  const between = b.page.sections[place + 1];
  if (before === undefined || between === undefined || between.head.length !== section.head.length)
    return null;
  return b.page.sections[place + 2] === after ? between : null;
}
