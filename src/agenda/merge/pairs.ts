import type { Block } from '../document.ts';
import type { Book, Entry } from './book.ts';
import {
  alike,
  byContents,
  byLikeness,
  byName,
  byPlace,
  NAMES,
  type Naming,
  namesIn,
  who,
  whole,
} from './names.ts';
import { pairSections } from './pair-sections.ts';

/** Which block of one page is which of another: one to one. */
export interface Pairs {
  readonly to: ReadonlyMap<Block, Block>;
  readonly from: ReadonlyMap<Block, Block>;
  /** Sections of the second page that repeat one before them. */
  readonly copies: ReadonlySet<Block>;
}

export interface HowToPair {
  /** How far a block may have gone: anywhere (people move things), or deeper in its section (the machine folds away). */
  readonly within: 'page' | 'section';
  /** From which likeness on (0–1) two lines without a name in common are one line, rewritten; null: never. */
  readonly likeness: number | null;
  /** Lines that are the same item only if they also read alike (0–1). */
  readonly sameItem?: number;
  /** The two are in different languages: what has no name in common is paired by its place. */
  readonly translated?: boolean;
  /** Pairs that are known already: only what stands beneath them is looked at. */
  readonly known?: ReadonlyMap<Block, Block>;
  /** Blocks that have their partner on another page. */
  readonly taken?: (block: Block) => boolean;
}

/** Finds for each block of `a` the one it became in `b`: by what it says, by who it is, then by where it stands. */
export function pairUp(a: Book, b: Book, how: HowToPair): Pairs {
  const to = new Map(how.known);
  const from = new Map([...to].map(([left, right]) => [right, left]));
  const freeA = (block: Block): boolean => !to.has(block) && how.taken?.(block) !== true;
  const freeB = (block: Block): boolean => !from.has(block) && how.taken?.(block) !== true;

  const found = (left: Block, right: Block): void => {
    if (!freeA(left) || !freeB(right)) return;
    to.set(left, right);
    from.set(right, left);
    pairLists(left.parts, right.parts);
  };
  const foundAlike =
    (least: number) =>
    (left: Block, right: Block): void => {
      if (alike(a.entry(left).says, b.entry(right).says) >= least) found(left, right);
    };
  const pairLists = (lefts: readonly Block[], rights: readonly Block[]): void => {
    const left = (): readonly Entry[] => lefts.filter(freeA).map(a.entry);
    const right = (): readonly Entry[] => rights.filter(freeB).map(b.entry);
    for (const name of NAMES)
      byName(left(), right(), name, name, name === who ? foundAlike(how.sameItem ?? 0) : found);
    byContents(left(), right(), { left: namesIn(a.entry), right: namesIn(b.entry) }, found);
    if (how.likeness !== null) byLikeness(left(), right(), how.likeness, found);
    if (how.translated === true) byPlace(left(), right(), found);
  };

  // Sections are known before anything in them is, so that nothing is taken from where it belongs.
  const { pairs, copies } = pairSections(a, b, freeA, freeB, how.translated === true);
  for (const [left, right] of pairs) {
    to.set(left, right);
    from.set(right, left);
  }
  for (const [left, right] of [...to]) pairLists(left.parts, right.parts);

  const left = a.entries.filter(({ parent }) => parent !== null);
  // An item that stands in a copy alone, moved there or deleted elsewhere, is that item; all else there is a repetition.
  const inCopies = (entry: Entry): boolean => copies.has(entry.section);
  const parts = b.entries.filter(({ parent }) => parent !== null);
  const right = [
    ...parts.filter((entry) => !inCopies(entry)),
    ...parts.filter((entry) => inCopies(entry) && entry.kind === 'item' && entry.link !== null),
  ];
  const numberOf = new Map(a.page.sections.map((section, i) => [section, i]));
  const place = (section: Block | undefined): string =>
    how.within === 'page' ? '' : `${(section && numberOf.get(section)) ?? 'nowhere'} `;
  const placed =
    (name: Naming, home: (section: Block) => Block | undefined): Naming =>
    (entry) => {
      const known = name(entry);
      return known === null ? null : place(home(entry.section)) + known;
    };
  for (const name of [whole, who]) {
    byName(
      left.filter(({ block }) => freeA(block)),
      right.filter(({ block }) => freeB(block)),
      placed(name, (section) => section),
      placed(name, (section) => from.get(section)),
      name === who ? foundAlike(0.5) : found,
    );
  }
  return { to, from, copies };
}
