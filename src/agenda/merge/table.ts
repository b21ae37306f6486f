import { plainWords } from '../document/plain-words.ts';
import { printRow, rowCells } from '../document/row-cells.ts';
import type { Block, Line } from '../document.ts';
import { hasGoneMark, type Marks } from './marks.ts';
import { addLatest, type Clash, mergeWords } from './words.ts';

/** The columns of a merged table: where each stands in the three versions, or nowhere. */
export interface Columns {
  readonly all: readonly Column[];
  /** As they stand now: no column came or went. */
  readonly unchanged: boolean;
  /** Just those of the fresh table. */
  readonly asFresh: boolean;
}

interface Column {
  readonly base: number | null;
  readonly current: number | null;
  readonly fresh: number | null;
}

/** Columns are their headers. People's columns and people's order stay; a column the machine gave up goes if untouched. */
export function columnsOf(
  base: Block | null,
  current: Block,
  fresh: Block,
  wasRow: (row: Block) => Block | null,
): Columns {
  const [was, stands, is] = [headers(base), headers(current), headers(fresh)];
  const toBase = matched(stands, was);
  const baseToFresh = matched(was, is);
  // Of a column that was not there before, only its header can say that both have added the same.
  const direct = base === null ? matched(stands, is) : sameHeaders(stands, is);
  const columns = stands.map((_, i): Column => {
    const inBase = toBase[i] ?? null;
    return { base: inBase, current: i, fresh: (inBase === null ? direct[i] : baseToFresh[inBase]) ?? null };
  });
  const untouched = ({ base, current }: Column): boolean =>
    stands[current ?? -1] === was[base ?? -1] &&
    rowsOf(current).every(([cell, row]) => cell === '' || cell === cellOf(wasRow(row), base));
  const rowsOf = (column: number | null): readonly (readonly [string, Block])[] =>
    current.parts.map((row) => [cellOf(row, column), row]);
  const all = columns.filter((column) => column.base === null || column.fresh !== null || !untouched(column));
  is.forEach((_, i) => {
    if (baseToFresh.includes(i) || all.some(({ fresh }) => fresh === i)) return;
    const after = all.findLastIndex(({ fresh }) => fresh !== null && fresh < i);
    all.splice(after + 1, 0, { base: null, current: null, fresh: i });
  });
  // Nobody has moved or named a column: the machine's order holds.
  if (sameWords(stands, was)) all.sort((a, b) => (a.fresh ?? 0) - (b.fresh ?? 0));
  return {
    all,
    asFresh: all.length === is.length && all.every(({ fresh }, i) => fresh === i),
    unchanged: all.length === stands.length && all.every(({ current }, i) => current === i),
  };
}

export interface MergedRow {
  readonly head: readonly Line[];
  readonly clashes: readonly Clash[];
}

/** A row, cell by cell. Without a base nobody knows who wrote what: what stands stays, and the rest is added. */
export function mergeRow(
  base: Block | null,
  current: Block,
  fresh: Block,
  columns: Columns,
  marks: Marks,
): MergedRow {
  if (base !== null && columns.asFresh && sameLines(base, current)) {
    return {
      head: fresh.head.map(({ text }, i) => ({ text, end: current.head[i]?.end ?? '' })),
      clashes: [],
    };
  }
  const clashes: Clash[] = [];
  const cells = columns.all.map((column): string | null => {
    const stands = column.current === null ? '' : rawCell(current, column.current);
    const is = cellWords(fresh, column.fresh);
    if (column.fresh === null || is === null) return null;
    const was = cellWords(base, column.base);
    const now = { current: stands.trim(), fresh: is };
    const merged =
      was !== null
        ? mergeWords({ base: was, ...now }, marks)
        : now.current === ''
          ? { words: is, clashes: [] }
          : is === '' || is.startsWith(now.current)
            ? { words: now.current, clashes: [] }
            : addLatest(now.current, is, marks);
    clashes.push(...merged.clashes);
    return merged.words === now.current ? null : merged.words;
  });
  return { head: [rewriteRow(current, columns, cells), ...delimiter(current, fresh, columns)], clashes };
}

/** A row nobody but people wrote, in a table whose columns changed. */
export function fitRow(current: Block, columns: Columns): readonly Line[] {
  return columns.unchanged ? current.head : [rewriteRow(current, columns, [])];
}

/** A new row of the machine's in a table whose columns people may have changed. */
export function newRow(fresh: Block, columns: Columns, end: string): readonly Line[] {
  const line = fresh.head[0]?.text ?? '';
  if (columns.asFresh) return [{ text: line, end }];
  const cells = columns.all.map(({ fresh: i }) => cellWords(fresh, i) ?? '');
  return [{ text: printRow({ open: '|', cells: cells.map((cell) => ` ${cell} `), close: '|' }), end }];
}

/** Says once, after the first words of the row, that the machine no longer has it. */
export function markRow(head: readonly Line[], mark: string): readonly Line[] {
  const [line] = head;
  if (line === undefined || hasGoneMark(line.text)) return head;
  const { open, cells, close } = rowCells(line.text);
  const first = cells.findIndex((cell) => cell.trim() !== '');
  const marked = cells.map((cell, i) => (i === first ? padded(cell, cell.trim() + mark) : cell));
  return [{ text: printRow({ open, cells: marked, close }), end: line.end }];
}

function rewriteRow(row: Block, columns: Columns, words: readonly (string | null)[]): Line {
  const line = row.head[0] ?? { text: '', end: '' };
  if (columns.unchanged && words.every((cell) => (cell ?? null) === null)) return line;
  const { open, cells, close } = rowCells(line.text);
  const written = columns.all.map(({ current }, i) => {
    const stands = current === null ? ' ' : (cells[current] ?? null);
    const now = words[i] ?? null;
    return now === null ? stands : padded(stands ?? ' ', now);
  });
  // A row may end before its last columns; cells beyond the header are a person's.
  const beyond = cells.slice(Math.max(0, ...columns.all.map(({ current }) => (current ?? -1) + 1)));
  const extra = columns.unchanged ? beyond : [];
  const last = written.findLastIndex((cell) => cell !== null);
  const kept = [...written.slice(0, last + 1).map((cell) => cell ?? ' '), ...extra];
  return { text: printRow({ open, cells: kept, close }), end: line.end };
}

/** The second line of the header, when this is one. */
function delimiter(current: Block, fresh: Block, columns: Columns): readonly Line[] {
  const line = current.head[1];
  if (line === undefined) return [];
  if (columns.unchanged) return [line];
  const { open, cells, close } = rowCells(line.text);
  const theirs = rowCells(fresh.head[1]?.text ?? '').cells;
  const signs = columns.all.map((column) =>
    column.current === null ? (theirs[column.fresh ?? -1] ?? '---') : (cells[column.current] ?? '---'),
  );
  return [{ text: printRow({ open, cells: signs, close }), end: line.end }];
}

/** New words in the width of the old cell, on the side they stood on. */
function padded(cell: string, words: string): string {
  const before = cell.length - cell.trimStart().length;
  const after = cell.length - cell.trimEnd().length;
  if (cell.trim() === '') return ` ${words} `.padEnd(cell.length);
  const space = Math.max(0, cell.length - words.length);
  return before > after
    ? ' '.repeat(Math.max(Math.min(before, 1), space - after)) + words + ' '.repeat(after)
    : ' '.repeat(before) + words + ' '.repeat(Math.max(Math.min(after, 1), space - before));
}

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((words, i) => words === b[i]);

const sameLines = (a: Block, b: Block): boolean => a.head.every(({ text }, i) => text === b.head[i]?.text);

function headers(table: Block | null): readonly string[] {
  return table === null ? [] : rowCells(table.head[0]?.text ?? '').cells.map(plainWords);
}

/** For each of `from` the place of the same header in `to`. */
function sameHeaders(from: readonly string[], to: readonly string[]): readonly (number | null)[] {
  const free = new Set(to.keys());
  return from.map((header) => {
    const place = [...free].find((i) => to[i] === header) ?? null;
    if (place !== null) free.delete(place);
    return place;
  });
}

/** The same; when as many others are left on both sides, those in order. */
function matched(from: readonly string[], to: readonly string[]): readonly (number | null)[] {
  const places = sameHeaders(from, to);
  const left = places.filter((place) => place === null).length;
  const others = [...to.keys()].filter((i) => !places.includes(i));
  return left === others.length ? places.map((place) => place ?? others.shift() ?? null) : places;
}

function rawCell(row: Block, column: number): string {
  return rowCells(row.head[0]?.text ?? '').cells[column] ?? '';
}

function cellWords(row: Block | null, column: number | null): string | null {
  return row === null || column === null ? null : rawCell(row, column).trim();
}

function cellOf(row: Block | null, column: number | null): string {
  return plainWords(cellWords(row, column) ?? '');
}
