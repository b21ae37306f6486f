import type { Block } from '../document.ts';

/** How far in the machine writes a list, and how far in the page has it. */
export interface Indent {
  readonly written: string;
  readonly stands: string;
}

export const NO_INDENT: Indent = { written: '', stands: '' };

export function indentOf(fresh: Block, current: Block): Indent {
  return { written: spaces(fresh), stands: spaces(current) };
}

/** A line of the machine's as deep as its list stands on the page. */
export function reindented(line: string, { written, stands }: Indent): string {
  return line !== '' && line.startsWith(written) ? stands + line.slice(written.length) : line;
}

function spaces({ head }: Block): string {
  return /^\s*/u.exec(head[0]?.text ?? '')?.[0] ?? '';
}
