import type { Kind } from '../document.ts';

/** A line in its parts: `lead + box + body + trail` is the line again. */
export interface LineShape {
  readonly kind: Extract<Kind, 'item' | 'text' | 'quote' | 'section'>;
  /** Indent and what marks the block: `  - `, `3. `, `## `, `> `. */
  readonly lead: string;
  /** The task box with the space after it, or nothing. */
  readonly box: string;
  readonly body: string;
  /** White space at the end. */
  readonly trail: string;
}

export function lead(line: string): LineShape {
  const [, marked = '', rest = ''] = MARKED.exec(line) ?? [];
  const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s*$/.test(marked);
  const [, box = '', text = ''] = item ? (BOX.exec(rest) ?? []) : ['', '', rest];
  const body = text.replace(BLANK_END, '');
  return {
    kind: item ? 'item' : marked.includes('>') ? 'quote' : marked.includes('#') ? 'section' : 'text',
    lead: marked,
    box,
    body,
    trail: text.slice(body.length),
  };
}

/** In columns: a tab goes to the next multiple of four, a full-width space takes two. */
export function indentOf(line: string): number {
  let columns = 0;
  for (const c of line) {
    if (c === '\t') columns += 4 - (columns % 4);
    else if (c === '\u3000') columns += 2;
    else if (/[ \u00a0]/.test(c)) columns += 1;
    else break;
  }
  return columns;
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

export function isHeading(line: string): boolean {
  return /^ {0,3}#{1,6}(?:\s|$)/.test(line);
}

export function isRule(line: string): boolean {
  return /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line);
}

/** The second line of a table. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('-') && line.includes('|') && /^[\s|]*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(line);
}

const MARKED = /^(\s*(?:(?:[-*+]|\d{1,9}[.)])(?:\s+|$)|#{1,6}(?:\s+|$)|(?:>\s*)+)?)(.*)$/su;
const BOX = /^(\[[ xX]\](?:\s+|$))?(.*)$/su;
const BLANK_END = /\s+$/u;
