import type { Block, Line } from '../document.ts';
import { indentOf, isBlank, isDelimiterRow, isHeading, isRule, lead } from './line-shape.ts';
import { hasCells } from './row-cells.ts';

/** A block before nesting: it knows how far in it stands, and whether it opens something. */
export type Atom =
  | (Block & { readonly indent: number; readonly role: 'plain' | 'heading' | 'footer' })
  | (Block & { readonly indent: number; readonly role: 'open'; readonly closedBy: number });

/** Lines as a flat list of blocks. What is opened and never closed (a fence, a comment, a fold) is plain text. */
export function scan(lines: readonly Line[]): {
  readonly atoms: readonly Atom[];
  readonly rest: readonly Line[];
} {
  const atoms: Atom[] = [];
  const fences = new Map<string, number>();
  let gap: Line[] = [];
  let i = 0;
  for (let line = lines[i]; line !== undefined; line = lines[i]) {
    if (isBlank(line.text)) {
      gap.push(line);
      i += 1;
      continue;
    }
    const { atom, next } = readAtom(lines, i, gap, fences);
    atoms.push(atom);
    gap = [];
    i = next;
  }
  return { atoms: pairFolds(markFooter(atoms)), rest: gap };
}

type Read = { readonly atom: Atom; readonly next: number };

function readAtom(
  lines: readonly Line[],
  at: number,
  gap: readonly Line[],
  fences: Map<string, number>,
): Read {
  const text = lines[at]?.text ?? '';
  const indent = indentOf(text);
  const whole = (kind: Block['kind'], end: number, role: 'plain' | 'heading' = 'plain'): Read => ({
    atom: { kind, gap, head: lines.slice(at, end), parts: [], tail: [], indent, role },
    next: end,
  });
  if (isHeading(text)) return whole('section', at + 1, 'heading');
  const fenceEnd = endOfFence(lines, at, fences);
  if (fenceEnd !== null) return whole('fence', fenceEnd);
  const commentEnd = endOfComment(lines, at);
  if (commentEnd !== null) return whole('comment', commentEnd);
  if (hasCells(text) && isDelimiterRow(lines[at + 1]?.text ?? '')) return readTable(lines, at, gap, indent);
  if (isRule(text)) return whole('rule', at + 1);
  return whole(lead(text).kind, at + 1);
}

function readTable(lines: readonly Line[], at: number, gap: readonly Line[], indent: number): Read {
  let end = at + 2;
  while (hasCells(lines[end]?.text ?? '') && !isHeading(lines[end]?.text ?? '')) end += 1;
  const parts = lines
    .slice(at + 2, end)
    .map((row): Block => ({ kind: 'row', gap: [], head: [row], parts: [], tail: [] }));
  return {
    atom: { kind: 'table', gap, head: lines.slice(at, at + 2), parts, tail: [], indent, role: 'plain' },
    next: end,
  };
}

/** `hopeless` remembers from where on which fences have no end, so that many of them cost no more than one. */
function endOfFence(lines: readonly Line[], at: number, hopeless: Map<string, number>): number | null {
  const open = /^\s*(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(lines[at]?.text ?? '');
  const fence = open?.[1] ?? open?.[2];
  if (fence === undefined) return null;
  const sign = fence.slice(0, 1);
  if (fence.length >= (hopeless.get(sign) ?? Number.POSITIVE_INFINITY)) return null;
  for (let i = at + 1; i < lines.length; i++) {
    const text = lines[i]?.text.trim() ?? '';
    if (text.length >= fence.length && text === sign.repeat(text.length)) return i + 1;
  }
  hopeless.set(sign, fence.length);
  return null;
}

function endOfComment(lines: readonly Line[], at: number): number | null {
  if (!/^\s*<!--/.test(lines[at]?.text ?? '')) return null;
  for (let i = at; i < lines.length; i++) {
    const text = lines[i]?.text ?? '';
    // A comment with a blank line or a heading inside is more likely a lost end.
    if (i > at && (isBlank(text) || isHeading(text))) return null;
    if (text.includes('-->')) return /-->\s*$/.test(text) ? i + 1 : null;
  }
  return null;
}

/** Finds the `</details>` of each `<details>` within one section; what has no partner is plain text. */
function pairFolds(atoms: readonly Atom[]): readonly Atom[] {
  const paired = [...atoms];
  let open: number[] = [];
  atoms.forEach((atom, i) => {
    if (atom.role !== 'plain') open = [];
    const text = atom.kind === 'text' ? (atom.head[0]?.text ?? '') : '';
    if (/^\s*<details\b/i.test(text) && !/<\/details>/i.test(text)) open.push(i);
    if (!/^\s*<\/details>\s*$/i.test(text)) return;
    const start = open.pop() ?? -1;
    const opening = atoms[start];
    if (opening === undefined) return;
    paired[start] = { ...opening, kind: 'fold', role: 'open', closedBy: i };
  });
  return paired;
}

/** The last rule of the page, when no heading follows, begins what stands below all sections. */
function markFooter(atoms: readonly Atom[]): readonly Atom[] {
  const at = atoms.findLastIndex(({ kind, role }) => kind === 'rule' || role === 'heading');
  const last = atoms[at];
  if (last?.kind !== 'rule' || last.indent > 0) return atoms;
  return atoms.with(at, { ...last, kind: 'section', role: 'footer' });
}
