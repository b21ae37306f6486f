import type { Block, Kind } from '../document.ts';
import type { Entry } from './book.ts';

/** By what a block can be found again; null where it has no such name. */
export type Naming = (entry: Entry) => string | null;

const exact: Naming = (entry) => `${entry.kind} ${entry.says}`;

/** Says enough to be known anywhere on the page. A line that many items have ("- 判断:") does not. */
export const whole: Naming = (entry) => {
  const isCommon = entry.kind === 'item' && /[:：]$/.test(entry.says);
  return entry.link !== null || (entry.skeleton.length >= 8 && !isCommon) ? exact(entry) : null;
};

/** An item or a row is its link; where several share one, its link and its metric. */
const whoExactly: Naming = (entry) =>
  entry.link === null ? null : `${entry.kind} ${entry.link} ${entry.metric}`;

export const who: Naming = (entry) => (entry.link === null ? null : `${entry.kind} ${entry.link}`);

const labelled: Naming = (entry) =>
  entry.label === null || entry.link !== null ? null : `${entry.kind} ${entry.label}`;

/** The same sentence with other numbers. */
const sentence: Naming = (entry) =>
  /[^#\s|-]/.test(entry.skeleton) && entry.link === null ? `${entry.kind} ${entry.skeleton}` : null;

/** A row without a link is its first cell. */
const firstCell: Naming = (entry) =>
  entry.kind === 'row' && entry.link === null && entry.metric !== '' ? `row ${entry.metric}` : null;

/** The surest first. */
export const NAMES: readonly Naming[] = [exact, whoExactly, who, firstCell, sentence, labelled];

/** Pairs those of the same name, first with first. */
export function byName(
  left: readonly Entry[],
  right: readonly Entry[],
  leftName: Naming,
  rightName: Naming,
  found: (left: Block, right: Block) => void,
): void {
  if (left.length === 0 || right.length === 0) return;
  const waiting = new Map<string, Entry[]>();
  for (const entry of right) {
    const name = rightName(entry);
    if (name === null) continue;
    const same = waiting.get(name);
    if (same === undefined) waiting.set(name, [entry]);
    else same.push(entry);
  }
  for (const entry of left) {
    const name = leftName(entry);
    const partner = name === null ? undefined : waiting.get(name)?.shift();
    if (partner !== undefined) found(entry.block, partner.block);
  }
}

/** Pairs the tables and folds with the most lines in common. */
export function byContents(
  left: readonly Entry[],
  right: readonly Entry[],
  namesIn: { readonly left: NamesIn; readonly right: NamesIn },
  found: (left: Block, right: Block) => void,
): void {
  const open = new Set(right);
  for (const l of left) {
    if (l.kind !== 'table' && l.kind !== 'fold') continue;
    const wanted = new Set(namesIn.left(l.block));
    let best: Entry | null = null;
    let most = 0;
    for (const r of open) {
      if (r.kind !== l.kind) continue;
      const common = namesIn.right(r.block).filter((name) => wanted.has(name)).length;
      if (common <= most) continue;
      best = r;
      most = common;
    }
    if (best === null) continue;
    open.delete(best);
    found(l.block, best.block);
  }
}

/** What stands in a block, by name. */
export type NamesIn = (block: Block) => readonly string[];

export const namesIn =
  (entry: (block: Block) => Entry): NamesIn =>
  ({ parts }) =>
    parts.map(entry).flatMap((part) => who(part) ?? firstCell(part) ?? whole(part) ?? []);

/** More than this many comparisons cost more than the few lines they find. */
const MOST_COMPARISONS = 20_000;

/** Pairs lines that were rewritten in place: no contradicting link, and enough words in common. */
export function byLikeness(
  left: readonly Entry[],
  right: readonly Entry[],
  least: number,
  found: (left: Block, right: Block) => void,
): void {
  if (left.length * right.length > MOST_COMPARISONS) return;
  const open = new Set(right);
  for (const l of left) {
    let best: Entry | null = null;
    let likeness = least;
    for (const r of open) {
      if (l.kind !== r.kind || (l.link !== null && r.link !== null)) continue;
      const now = alike(l.says, r.says);
      if (now < likeness || (best !== null && now === likeness)) continue;
      best = r;
      likeness = now;
    }
    if (best === null) continue;
    open.delete(best);
    found(l.block, best.block);
  }
}

/** Pairs those of one kind in their order, where there are as many on both sides and none says by a link who it is. */
export function byPlace(
  left: readonly Entry[],
  right: readonly Entry[],
  found: (left: Block, right: Block) => void,
): void {
  const unnamed = (entries: readonly Entry[], kind: Kind): readonly Entry[] =>
    entries.filter((entry) => entry.kind === kind && entry.link === null);
  for (const kind of new Set(left.map(({ kind }) => kind))) {
    const [ours, theirs] = [unnamed(left, kind), unnamed(right, kind)];
    if (ours.length !== theirs.length) continue;
    ours.forEach(({ block }, i) => {
      const partner = theirs[i];
      if (partner !== undefined) found(block, partner.block);
    });
  }
}

/** The share of pieces two lines have in common, 0–1 (Dice). Lines of one or two pieces must be the same. */
export function alike(a: string, b: string): number {
  const left = pieces(a);
  const right = pieces(b);
  const total = left.length + right.length;
  if (Math.min(left.length, right.length) < 3) return a === b && a !== '' ? 1 : 0;
  const counts = new Map<string, number>();
  for (const piece of left) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  let common = 0;
  for (const piece of right) {
    const count = counts.get(piece) ?? 0;
    if (count === 0) continue;
    counts.set(piece, count - 1);
    common += 1;
  }
  return (2 * common) / total;
}

function pieces(words: string): readonly string[] {
  return (
    words.match(
      /https?:[^\s)]+|\p{Script=Han}+|\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|[\p{L}\p{N}]+/gu,
    ) ?? []
  );
}
