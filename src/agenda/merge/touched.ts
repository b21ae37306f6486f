import { rowCells } from '../document/row-cells.ts';
import type { Block } from '../document.ts';
import { everyBlock } from '../document.ts';
import type { Story } from './story.ts';

/** Written by a person alone. */
export function isPeoples(block: Block, story: Story): boolean {
  return story.was(block) === null && story.is(block) === null;
}

/** A person has written beneath it, or changed what stands there. */
export function holdsOthersWords({ parts }: Block, story: Story): boolean {
  return [...everyBlock(parts)].some((part) => story.was(part) === null || story.edited(part));
}

/** A person wrote `next` about `owner`: a quote or a paragraph after an item, a row with an empty first cell after a row. */
export function follows(owner: Block, next: Block, story: Story): boolean {
  if (!isPeoples(next, story)) return false;
  if (owner.kind === 'row') {
    return next.kind === 'row' && rowCells(next.head[0]?.text ?? '').cells[0]?.trim() === '';
  }
  return owner.kind === 'item' && ['quote', 'text', 'fence', 'comment'].includes(next.kind);
}

/** A paragraph with a list under it to which a person has added: "以前から開いたまま:" still has something to lead. */
export function leadsOthers(block: Block, after: readonly Block[], story: Story): boolean {
  if (block.kind !== 'text') return false;
  const end = after.findIndex(({ kind }) => kind !== 'item' && kind !== 'row' && kind !== 'quote');
  const list = end < 0 ? after : after.slice(0, end);
  return list.some(
    (item) =>
      isPeoples(item, story) ||
      (story.is(item) === null && (story.edited(item) || holdsOthersWords(item, story))),
  );
}
