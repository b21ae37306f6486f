import { plain } from '../markdown.ts';

/** A number as it stands in the picture: to a tenth of a unit. */
export const rounded = (n: number): string => String(Math.round(n * 10) / 10 + 0);

/** Text from strangers as text of an XML file: nothing in it can be taken for markup, nothing is forbidden there. */
export function escaped(stranger: string): string {
  return plain(stranger)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly style: string;
}

export function words({ x, y, anchor = 'start', style }: Place, said: string): string {
  const from = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text class="${style}" x="${rounded(x)}" y="${rounded(y)}"${from}>${escaped(said)}</text>`;
}

/** A way as letters and numbers of a path: M 1 2 L 3 4. */
export const way = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => (typeof part === 'number' ? rounded(part) : part)).join(' ');

export const path = (style: string, d: string): string =>
  d === '' ? '' : `<path class="${style}" d="${d}"/>`;
