import type { Block, Line } from '../document.ts';
import { apart, type Piece } from './gaps.ts';
import { type Indent, indentOf, reindented } from './indent.ts';
import type { Marks } from './marks.ts';
import { settle } from './settle.ts';
import type { Story } from './story.ts';
import { type Columns, newRow } from './table.ts';
import { follows } from './touched.ts';
import type { Clash } from './words.ts';

/** What weaving needs at every depth. */
export interface Loom {
  readonly story: Story;
  readonly marks: Marks;
  /** How lines end on this page. */
  readonly end: string;
  /** The same for a list one deeper. */
  weave(current: readonly Block[], fresh: readonly Block[], around: Around): readonly Block[];
  clash(block: Block, clash: Clash): void;
}

/** What the blocks around a list say about it. */
export interface Around {
  /** What stays though the fresh page lacks it: where a source failed, that an item is missing means nothing. */
  readonly stays: 'nothing' | 'items' | 'all';
  readonly columns: Columns | null;
  /** How far in the machine writes here, and how far in this page has it. */
  readonly indent: Indent;
}

/**
 * The blocks of one list as people left them, with what the machine changed, took away, put in another order and added.
 * What people wrote after a block goes where the block goes.
 */
export function weave(
  current: readonly Block[],
  fresh: readonly Block[],
  loom: Loom,
  around: Around,
): readonly Block[] {
  const runs = inMachinesOrder(settleAll(current, fresh, loom, around), fresh, loom.story);
  const indent = indentAmong(runs) ?? around.indent;
  let last = -1;
  for (const block of fresh) {
    const here = runs.findIndex(({ anchor }) => anchor === block);
    if (here >= 0) {
      last = here;
      continue;
    }
    const brought = bring(block, loom, { ...around, indent });
    if (brought === null) continue;
    const at = last + 1;
    runs.splice(at, 0, { anchor: block, pieces: [{ block: brought, from: null, anchor: block }] });
    last = at;
  }
  return apart(
    runs.flatMap(({ pieces }) => pieces),
    current,
    fresh,
    loom.end,
  );
}

/** A fresh block in its place, or people's blocks before the first, with all that follows up to the next. */
interface Run {
  readonly anchor: Block | null;
  readonly pieces: Piece[];
}

function settleAll(current: readonly Block[], fresh: readonly Block[], loom: Loom, around: Around): Run[] {
  const { story } = loom;
  const anchors = new Set(fresh);
  const runs: Run[] = [];
  let owed: readonly Line[] = [];
  current.forEach((from, i) => {
    const after = current.slice(i + 1, i + 1 + FAR_ENOUGH);
    if (movesAway(from, after[0], story)) return;
    const settled = settle(from, after, loom, around);
    const is = story.is(from);
    if (settled === null) {
      if (owed.length === 0) owed = from.gap;
      return;
    }
    // A person's line keeps its distance when what stood between goes.
    const block = is === null && settled.gap.length === 0 ? { ...settled, gap: owed } : settled;
    owed = [];
    if (is !== null && anchors.has(is)) runs.push({ anchor: is, pieces: [{ block, from, anchor: is }] });
    else if (runs.length === 0) runs.push({ anchor: null, pieces: [{ block, from, anchor: null }] });
    else runs.at(-1)?.pieces.push({ block, from, anchor: null });
  });
  return runs;
}

/** How many blocks are looked at to see whether a paragraph still has a list of somebody's under it. */
const FAR_ENOUGH = 50;

/** The machine's order, unless a person has put something elsewhere: then theirs. */
function inMachinesOrder(runs: Run[], fresh: readonly Block[], story: Story): Run[] {
  const place = new Map(fresh.map((block, i) => [block, i]));
  const before = runs.flatMap(({ anchor }) => (anchor === null ? [] : (story.placeBefore(anchor) ?? [])));
  if (before.some((order, i) => order < (before[i - 1] ?? -1))) return runs;
  const placeOf = ({ anchor }: Run): number => (anchor === null ? -1 : (place.get(anchor) ?? -1));
  return [...runs].sort((a, b) => placeOf(a) - placeOf(b));
}

/** As the other items of this list stand: editors indent deeper lists as they like. */
function indentAmong(runs: readonly Run[]): Indent | null {
  for (const { anchor, pieces } of runs) {
    const from = pieces[0]?.from;
    if (anchor?.kind === 'item' && from?.kind === 'item') return indentOf(anchor, from);
  }
  return null;
}

/** A block the page lacks: new ones are brought, those the machine put elsewhere come with what people made of them. */
function bring(fresh: Block, loom: Loom, around: Around): Block | null {
  const { story, end } = loom;
  const { columns, indent } = around;
  const stands = story.stands(fresh);
  if (stands !== null) {
    return movesAway(stands, story.next(stands), story) ? settle(stands, [], loom, around) : null;
  }
  if (story.deleted(fresh)) return null;
  const parts = fresh.parts.flatMap((part) => bring(part, loom, { ...around, columns: null }) ?? []);
  const holdsOthers = fresh.kind === 'table' || fresh.kind === 'fold';
  if (holdsOthers && parts.length === 0 && fresh.parts.length > 0) return null;
  const ended = (lines: readonly Line[]): readonly Line[] =>
    lines.map(({ text }) => ({ text: reindented(text, indent), end }));
  const head = fresh.kind === 'row' && columns !== null ? newRow(fresh, columns, end) : ended(fresh.head);
  return { ...fresh, gap: ended(fresh.gap), head, parts, tail: ended(fresh.tail) };
}

/** The machine folded it away or out. What people wrote right after it would not follow, so then it stays. */
function movesAway(block: Block, next: Block | undefined, story: Story): boolean {
  return story.refolded(block) && (next === undefined || !follows(block, next, story));
}
