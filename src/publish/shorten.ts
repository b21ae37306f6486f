import { type Block, type Line, linesOf, type Page, printPage, readPage } from '../agenda/document.ts';

/** What a line says in the place of so many lines that were left out. */
export type LeftOut = (count: number) => string;

/**
 * The page with at most `limit` characters. What is folded away goes first, from the end of the longest fold; then the
 * ends of the longest sections. Whole rows and items go, and a line says so where they stood; headings, folds and table
 * headers stay. `null` where the headings alone are longer.
 */
export function shorten(text: string, limit: number, leftOut: LeftOut): string | null {
  const lessFolded = cutTo(limit, text, foldsOf, leftOut);
  const short = cutTo(limit, lessFolded, ({ sections }) => sections, leftOut);
  return short.length <= limit ? short : null;
}

/** Takes units from whichever of the blocks is the longest by then, until the text is short enough or all are empty. */
function cutTo(
  limit: number,
  text: string,
  from: (page: Page) => readonly Block[],
  leftOut: LeftOut,
): string {
  if (text.length <= limit) return text;
  const page = readPage(text);
  const holders = from(page).map((block) => holderOf(block, leftOut));
  const cuts = new Map<Block, Set<Block>>();
  let length = text.length;
  while (length > limit) {
    const longest = holders.filter(({ units }) => units.length > 0).sort((a, b) => b.length - a.length)[0];
    const unit = longest?.units.pop();
    if (longest === undefined || unit === undefined) break;
    const cut = cuts.get(longest.block) ?? new Set();
    // The line that says so is new where this is the first that goes.
    const change = unit.length - (cut.size === 0 ? longest.note : 0);
    cuts.set(longest.block, cut.add(unit.block));
    longest.length -= change;
    length -= change;
  }
  return printPage({ ...page, sections: page.sections.map((section) => without(section, cuts, leftOut)) });
}

/** Of folds within folds the outermost. */
function foldsOf({ sections }: Page): readonly Block[] {
  const outermost = (block: Block): readonly Block[] =>
    block.kind === 'fold' ? [block] : block.parts.flatMap(outermost);
  return sections.flatMap(outermost);
}

interface Holder {
  readonly block: Block;
  /** What can go, the last first. */
  readonly units: { readonly block: Block; readonly length: number }[];
  length: number;
  /** Characters of the line that says what was left out. */
  readonly note: number;
}

function holderOf(block: Block, leftOut: LeftOut): Holder {
  const units = unitsOf(block).map((unit) => ({ block: unit, length: lengthOf(linesOf(unit)) }));
  const length = units.reduce((sum, unit) => sum + unit.length, 0);
  return { block, units, length, note: leftOut(units.length).length + indent(block).length + 4 };
}

/** A table goes row by row. */
const unitsOf = ({ parts }: Block): readonly Block[] =>
  parts.flatMap((part) => (part.kind === 'table' && part.parts.length > 0 ? part.parts : [part]));

function without(block: Block, cuts: ReadonlyMap<Block, ReadonlySet<Block>>, leftOut: LeftOut): Block {
  const cut = cuts.get(block);
  const parts = block.parts.flatMap((part) => {
    if (cut?.has(part)) return [];
    if (part.kind !== 'table' || !part.parts.some((row) => cut?.has(row)))
      return without(part, cuts, leftOut);
    const rows = part.parts.filter((row) => !cut?.has(row));
    return rows.length === 0 ? [] : [{ ...part, parts: rows }];
  });
  return { ...block, parts: cut === undefined ? parts : [...parts, note(block, leftOut(cut.size))] };
}

function note(block: Block, words: string): Block {
  const end = block.head[0]?.end || '\n';
  const line = { text: `${indent(block)}${words}`, end };
  return { kind: 'text', gap: [{ text: '', end }], head: [line], parts: [], tail: [] };
}

const indent = ({ head }: Block): string => /^[ \t]*/.exec(head[0]?.text ?? '')?.[0] ?? '';

const lengthOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { text, end }) => sum + text.length + end.length, 0);
