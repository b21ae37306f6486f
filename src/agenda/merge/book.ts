import { isRule, lead } from '../document/line-shape.ts';
import { linksOf } from '../document/links.ts';
import { label, plainWords, skeleton } from '../document/plain-words.ts';
import { rowCells } from '../document/row-cells.ts';
import type { Block, Kind, Page } from '../document.ts';

/** A page with what is known of each of its blocks, worked out once. */
export interface Book {
  readonly page: Page;
  readonly entries: readonly Entry[];
  entry(block: Block): Entry;
}

/** What a block is known by. */
export interface Entry {
  readonly block: Block;
  readonly kind: Kind;
  /** What its own lines say, without marks, padding and the box. */
  readonly says: string;
  readonly box: '' | ' ' | 'x';
  /** The first address of an item or row: who it is. */
  readonly link: string | null;
  /** Tells rows and items apart that share a link: the words of the first cell, or of the link. */
  readonly metric: string;
  readonly label: string | null;
  readonly skeleton: string;
  readonly parent: Block | null;
  readonly section: Block;
  /** Its place in reading order. */
  readonly order: number;
}

/** `seen` remembers lines across the versions of a page: most of them are the same in all. */
export function openBook(page: Page, seen: Map<string, Known>): Book {
  const entries = new Map<Block, Entry>();
  const enter = (block: Block, parent: Block | null, section: Block): void => {
    entries.set(block, { block, parent, section, order: entries.size, ...recalled(block, seen) });
    for (const part of block.parts) enter(part, block, section);
  };
  for (const section of page.sections) enter(section, null, section);
  return {
    page,
    entries: [...entries.values()],
    entry: (block) => {
      const entry = entries.get(block);
      if (entry === undefined) throw new Error('this block stands on another page');
      return entry;
    },
  };
}

export type Known = Omit<Entry, 'block' | 'parent' | 'section' | 'order'>;

function recalled(block: Block, seen: Map<string, Known>): Known {
  const lines = block.head.map(({ text }) => text);
  const key = `${block.kind} ${lines.join('\n')}`;
  const before = seen.get(key);
  if (before !== undefined) return before;
  const now = described(block.kind, lines);
  seen.set(key, now);
  return now;
}

function described(kind: Kind, lines: readonly string[]): Known {
  if (kind === 'row' || kind === 'table') {
    const cells = rowCells(lines[0] ?? '').cells.map(plainWords);
    return known(kind, cells.join(' | '), '', cells[0] ?? '');
  }
  if (lines.length > 1) return known(kind, lines.map(plainWords).join('\n'), '', '');
  if (isRule(lines[0] ?? '')) return known(kind, '---', '', '');
  const { box, body } = lead(lines[0] ?? '');
  const words = plainWords(body);
  // A fold that somebody cut in two with a heading is read as text; it is known as the fold it was.
  if (kind === 'text' && /^<details\b/i.test(words)) return known('fold', words, '', '');
  const [, linked = ''] = /\[((?:[^[\]]|\[[^[\]]*\])*)\]\(/.exec(words) ?? [];
  return known(kind, words, box === '' ? '' : /x/i.test(box) ? 'x' : ' ', linked);
}

function known(kind: Kind, says: string, box: Entry['box'], metric: string): Known {
  const named = kind === 'item' || kind === 'row';
  return {
    kind,
    says,
    box,
    link: named ? (linksOf(says)[0] ?? null) : null,
    metric,
    label: kind === 'row' || kind === 'table' ? null : label(says),
    skeleton: skeleton(says),
  };
}
