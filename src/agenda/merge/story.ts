import type { Block, Page } from '../document.ts';
import { type Book, type Entry, type Known, openBook } from './book.ts';
import { repeated } from './pair-sections.ts';
import { pairUp } from './pairs.ts';

/** What happened to each block between the machine's last page, the page as it stands, and the fresh one. */
export interface Story {
  readonly current: Book;
  readonly fresh: Book;
  /** What the machine wrote where this stands. Null: a person's own, or nobody knows. */
  was(current: Block): Block | null;
  /** What the machine writes there now. */
  is(current: Block): Block | null;
  /** Where this fresh block stands on the page, if it does. */
  stands(fresh: Block): Block | null;
  /** It was on the last page, and a person took it out. */
  deleted(fresh: Block): boolean;
  /** Differs from what the machine wrote. */
  edited(current: Block): boolean;
  /** Its place on the last page, if it had one. */
  placeBefore(fresh: Block): number | null;
  /** Gone from here, but the fresh page shows the same item on another line of the section. */
  isElsewhere(current: Block): boolean;
  /** The block after it in its list. */
  next(current: Block): Block | undefined;
  /** The machine put it beneath another block than before, and no person has. */
  refolded(current: Block): boolean;
  /** The block of the last page that this fresh one is. */
  before(fresh: Block): Block | null;
  /** Sections of the page that repeat one before them: the page, or a part of it, was pasted twice. */
  readonly copies: ReadonlySet<Block>;
  /** The machine writes in another language than last time. */
  readonly translated: boolean;
}

export function tell(base: Page | null, currentPage: Page, freshPage: Page, translated = false): Story {
  const seen = new Map<string, Known>();
  const last = openBook(base ?? { mark: '', sections: [], rest: [] }, seen);
  const current = openBook(currentPage, seen);
  const fresh = openBook(freshPage, seen);
  const byPeople = pairUp(last, current, { within: 'page', likeness: 0.5 });
  const byMachine = pairUp(last, fresh, { within: 'section', likeness: 0.6, translated });
  const was = (block: Block): Block | null => byPeople.from.get(block) ?? null;
  const known = new Map<Block, Block>();
  for (const [base, block] of byPeople.to) {
    const now = byMachine.to.get(base);
    if (now !== undefined) known.set(block, now);
  }
  // What the last page does not explain: an item that is back, a page whose base is lost.
  const direct = pairUp(current, fresh, {
    within: 'section',
    likeness: base === null ? 0.5 : null,
    sameItem: base === null ? 0 : 0.5,
    known,
    taken: (block) => byPeople.from.has(block) || byMachine.from.has(block),
  });
  const is = (block: Block): Block | null => {
    const before = was(block);
    return (before === null ? direct.to.get(block) : byMachine.to.get(before)) ?? null;
  };
  const before = (block: Block): Block | null => byMachine.from.get(block) ?? null;
  const stands = (block: Block): Block | null => {
    const base = before(block);
    return (base === null ? direct.from.get(block) : byPeople.to.get(base)) ?? null;
  };
  /** Something will be written there: it stands on the page, or is new in what does. */
  const reached = (block: Block | null): boolean =>
    block === null ||
    stands(block) !== null ||
    (before(block) === null && reached(fresh.entry(block).parent));
  return {
    current,
    fresh,
    was,
    is,
    stands,
    before,
    translated,
    copies: base === null ? repeated(fresh, current) : byPeople.copies,
    deleted: (block) => before(block) !== null && stands(block) === null,
    edited: (block) => {
      const base = was(block);
      if (base === null) return true;
      const [stood, now] = [last.entry(base), current.entry(block)];
      return stood.says !== now.says || stood.box !== now.box;
    },
    placeBefore: (block) => {
      const base = before(block);
      return base === null ? null : last.entry(base).order;
    },
    isElsewhere: (block) => {
      const { link, section } = current.entry(block);
      const now = is(section);
      const shows = ({ link: own, says }: Entry): boolean => own === link || says.includes(`](${link})`);
      return link !== null && fresh.entries.some((entry) => entry.section === now && shows(entry));
    },
    next: (block) => {
      const { parent } = current.entry(block);
      const list = parent === null ? currentPage.sections : parent.parts;
      return list[list.indexOf(block) + 1];
    },
    refolded: (block) => {
      const base = was(block);
      const now = is(block);
      if (base === null || now === null) return false;
      const [stood, here, there] = [
        last.entry(base).parent,
        current.entry(block).parent,
        fresh.entry(now).parent,
      ];
      if (stood === null || here === null || there === null) return false;
      return was(here) === stood && byMachine.to.get(stood) !== there && reached(there);
    },
  };
}
