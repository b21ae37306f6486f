/**
 * A page as a tree of what a reader sees: sections, items with what stands beneath them, tables, folds. It is read line by
 * line and loses nothing: `print(readPage(text)) === text` for every text there is. Nothing here knows who wrote a line.
 */

import { nest } from './document/nest.ts';
import { scan } from './document/scan.ts';

export type Kind =
  | 'section'
  | 'item'
  | 'text'
  | 'quote'
  | 'table'
  | 'row'
  | 'fold'
  | 'fence'
  | 'comment'
  | 'rule';

/** A line and what ended it: a line feed, a carriage return, both, or at the end of the page nothing. */
export interface Line {
  readonly text: string;
  readonly end: string;
}

export interface Block {
  readonly kind: Kind;
  /** The blank lines before it. */
  readonly gap: readonly Line[];
  /**
   * Its own lines: the heading of a section (none before the first heading), the header and the delimiter row of a table,
   * `<details>` of a fold, all of a fence or a comment, else one.
   */
  readonly head: readonly Line[];
  /** What stands beneath it: a section's blocks, an item's deeper lines, a table's rows, what is folded away. */
  readonly parts: readonly Block[];
  /** What closes a fold, with the blank lines before. */
  readonly tail: readonly Line[];
}

export interface Page {
  /** The byte order mark, where there is one. */
  readonly mark: string;
  readonly sections: readonly Block[];
  /** The blank lines after everything. */
  readonly rest: readonly Line[];
}

export function readPage(text: string): Page {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const { atoms, rest } = scan(splitLines(text.slice(mark.length)));
  return { mark, sections: nest(atoms), rest };
}

export function printPage({ mark, sections, rest }: Page): string {
  return mark + [...sections.flatMap(linesOf), ...rest].map(({ text, end }) => text + end).join('');
}

/** All lines of a block, as they stand. */
export function linesOf({ gap, head, parts, tail }: Block): readonly Line[] {
  return [...gap, ...head, ...parts.flatMap(linesOf), ...tail];
}

/** Each block before those beneath it, in reading order. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    yield* everyBlock(block.parts);
  }
}

function splitLines(text: string): readonly Line[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)]
    .map(([, line = '', end = '']) => ({ text: line, end }))
    .filter(({ text, end }) => text !== '' || end !== '');
}
