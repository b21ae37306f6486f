/**
 * A page as the fuzzer sees it: lines of text, read by eye and not by the code under test. An item is a line with a link and
 * the deeper lines under it.
 */

export const isItem = (line: string): boolean => /^\s*(?:[-*+]|\d+\.) /.test(line) && /\]\(http/.test(line);
export const isRow = (line: string): boolean => /^\|.*\|\s*$/.test(line) && !isDelimiter(line);
export const isDelimiter = (line: string): boolean => /^\|[\s|:-]+\|\s*$/.test(line);
export const isHeading = (line: string): boolean => /^#{2,3} /.test(line);
export const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The first address of a line, in one spelling. */
export function addressOf(line: string): string | null {
  const found = /\]\((https?:[^\s)]+)\)/.exec(line)?.[1];
  return found === undefined ? null : plainAddress(found);
}

export function plainAddress(url: string): string {
  return decodeURI(url.replace(/\\(.)/g, '$1').replaceAll('&amp;', '&'));
}

/** The line after an item and all that stands deeper; blank lines at the end stay out. */
export function endOfItem(lines: readonly string[], at: number): number {
  const depth = indentOf(lines[at] ?? '');
  let end = at + 1;
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) <= depth) break;
    end = i + 1;
  }
  return end;
}

/** Where each section starts and ends; the first is what stands before all headings. */
export function sectionsOf(lines: readonly string[]): readonly { from: number; to: number }[] {
  const starts = [0, ...lines.flatMap((line, i) => (isHeading(line) ? [i] : []))];
  return starts.map((from, n) => ({ from, to: starts[n + 1] ?? lines.length }));
}

export function placesOf(lines: readonly string[], is: (line: string) => boolean): readonly number[] {
  return lines.flatMap((line, i) => (is(line) ? [i] : []));
}

/** A line cut at `sign`; what stands in the name of its first link is left whole. */
export function phrasesOf(line: string, sign: string): readonly string[] {
  const linked = line.indexOf('](');
  const [first = '', ...more] = line.slice(linked).split(sign);
  return [line.slice(0, linked) + first, ...more];
}
