import { plainWords } from '../document/plain-words.ts';
import type { Block } from '../document.ts';
import { asManyBlanks } from './gaps.ts';
import { indentOf, NO_INDENT } from './indent.ts';
import { isPrompt, keepLine, type MergedLine, markGone, mergeLine } from './line.ts';
import { columnsOf, fitRow, markRow, mergeRow } from './table.ts';
import { follows, holdsOthersWords, leadsOthers } from './touched.ts';
import type { Around, Loom } from './weave.ts';

/** What becomes of one block of the page; null when it goes. `after` is what follows it in its list. */
export function settle(block: Block, after: readonly Block[], loom: Loom, around: Around): Block | null {
  const { story } = loom;
  const is = story.is(block);
  if (is !== null) return refreshed(block, is, loom, around);
  if (story.was(block) !== null) {
    const stays = around.stays === 'all' || (around.stays === 'items' && !isWords(block));
    return stays ? asItStands(block, loom) : gone(block, after, loom, around);
  }
  const head = block.kind === 'row' && around.columns !== null ? fitRow(block, around.columns) : block.head;
  return { ...block, head, parts: loom.weave(block.parts, [], { ...around, columns: null }) };
}

/** It is still there: its words three ways, and what stands beneath it. */
function refreshed(block: Block, is: Block, loom: Loom, around: Around): Block {
  const { story, marks, end } = loom;
  const was = story.was(block);
  const columns = block.kind === 'table' ? columnsOf(was, block, is, story.was) : null;
  const merged = ((): MergedLine => {
    const shape = columns ?? (block.kind === 'row' ? around.columns : null);
    if (shape !== null) return mergeRow(was, block, is, shape, marks);
    return was === null ? keepLine(block, is, marks) : mergeLine(was, block, is, marks);
  })();
  for (const clash of merged.clashes) loom.clash(block, clash);
  const stays = block.kind === 'section' ? staysIn(is) : around.stays;
  const indent = block.kind === 'item' ? indentOf(is, block) : around.indent;
  return {
    ...block,
    gap: was === null ? block.gap : asManyBlanks(block.gap, was.gap, is.gap, end),
    head: merged.head,
    parts: loom.weave(block.parts, is.parts, { stays, columns, indent }),
  };
}

/** The machine no longer has it: what nobody touched goes, the rest stays and says so once. */
function gone(block: Block, after: readonly Block[], loom: Loom, around: Around): Block | null {
  const { story, marks } = loom;
  const edited = story.edited(block);
  if (block.kind === 'section' || block.kind === 'table' || block.kind === 'fold') {
    const parts = loom.weave(block.parts, [], { ...around, columns: null });
    if (parts.length > 0) return { ...block, parts };
    return edited ? { ...block, parts, head: markGone(block.head, marks.gone) } : null;
  }
  const holds = holdsOthersWords(block, story) || (after[0] !== undefined && follows(block, after[0], story));
  if (!edited && !holds) return leadsOthers(block, after, story) ? block : null;
  const kept = asItStands(block, loom);
  if (isPrompt(story.was(block)?.head[0]?.text ?? '')) return kept;
  const mark = story.isElsewhere(block) ? marks.elsewhere : marks.gone;
  return { ...kept, head: block.kind === 'row' ? markRow(block.head, mark) : markGone(block.head, mark) };
}

/** With all that stands beneath it, but for what the machine has put elsewhere. */
function asItStands(block: Block, loom: Loom): Block {
  return { ...block, parts: loom.weave(block.parts, [], { stays: 'all', columns: null, indent: NO_INDENT }) };
}

/**
 * Where a source could not be read, the page shows a line: what failed, then what to try. Where that is all it shows, the
 * section stays as it was; where other sources still speak, the items of the silent one stay.
 */
function staysIn(section: Block): Around['stays'] {
  const isGap = ({ kind, head }: Block): boolean =>
    kind === 'quote' && /^>\s*⚠ .* → /u.test(plainWords(head[0]?.text ?? ''));
  if (!section.parts.some(isGap)) return 'nothing';
  return section.parts.every(({ kind }) => isWords({ kind })) ? 'all' : 'items';
}

const isWords = ({ kind }: Pick<Block, 'kind'>): boolean => kind === 'text' || kind === 'quote';
