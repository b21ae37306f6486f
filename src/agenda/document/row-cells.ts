/** A table row in its parts: `cells` with their padding, `open` and `close` around them. */
export interface RowCells {
  readonly open: string;
  readonly cells: readonly string[];
  readonly close: string;
}

export function rowCells(row: string): RowCells {
  const parts = row.split(BAR);
  const open = parts.length > 1 && parts[0]?.trim() === '' ? `${parts.shift()}|` : '';
  const close = parts.length > 1 && parts.at(-1)?.trim() === '' && endsInBar(row) ? `|${parts.pop()}` : '';
  return { open, cells: parts, close };
}

export function printRow({ open, cells, close }: RowCells): string {
  return open + cells.join('|') + close;
}

/** A bar that separates cells stands somewhere in the line. */
export function hasCells(line: string): boolean {
  return BAR.test(line);
}

/** A backslash keeps a bar in its cell, even in a code span. */
const BAR = /(?<!\\)\|/;

const endsInBar = (row: string): boolean => /(?<!\\)\|\s*$/.test(row);
