import type { Block, Kind, Line } from '../document.ts';

/** A block of the merged page, where it stood on the page before, and which fresh block it is, if any. */
export interface Piece {
  readonly block: Block;
  readonly from: Block | null;
  readonly anchor: Block | null;
}

/** The blank lines before a block: as many as the machine writes now, unless a person has changed how many there are. */
export function asManyBlanks(
  stands: readonly Line[],
  was: readonly Line[],
  is: readonly Line[],
  end: string,
): readonly Line[] {
  if (stands.length !== was.length || is.length === was.length) return stands;
  return is.map(() => ({ text: '', end }));
}

/** The blocks in their new company, with a blank line where two would otherwise run into one another. */
export function apart(
  pieces: readonly Piece[],
  current: readonly Block[],
  fresh: readonly Block[],
  end: string,
): readonly Block[] {
  const stood = new Map(current.map((block, i) => [block, i]));
  const stands = new Map(fresh.map((block, i) => [block, i]));
  const adjacent = (places: ReadonlyMap<Block, number>, a: Block | null, b: Block | null): boolean =>
    a !== null && b !== null && places.get(b) === (places.get(a) ?? Number.NaN) + 1;
  return pieces.map((piece, i) => {
    const before = pieces[i - 1];
    const { block, from, anchor } = piece;
    if (before === undefined || block.gap.length > 0 || !mixes(before.block.kind, block.kind)) return block;
    const asItWas = adjacent(stood, before.from, from) && from?.gap.length === 0;
    return asItWas || adjacent(stands, before.anchor, anchor)
      ? block
      : { ...block, gap: [{ text: '', end }] };
  });
}

/** Whether Markdown would read the second as part of the first, or not as what it is, without a blank line between. */
function mixes(first: Kind, second: Kind): boolean {
  if (second === 'row') return false;
  if (second === 'section') return true;
  if (second === 'item') return first === 'fold' || first === 'table';
  return true;
}
