import { plainWords } from '../document/plain-words.ts';

/** What pwg writes into a line that a person has changed, in the language of the page. */
export interface Marks {
  /** The value that did not replace the person's. `null`: the machine only changed its language, which is no news. */
  readonly latest: ((value: string) => string) | null;
  readonly gone: string;
  /** No longer in this place, but elsewhere in the section. */
  readonly elsewhere: string;
}

export function marksFor(page: string): Marks {
  return isJapanese(page) ? JAPANESE : ENGLISH;
}

/** Where the note of ours that begins at `at` ends, or null. A value may hold pairs of parentheses. */
export function endOfMark(line: string, at: number): number | null {
  const plain = PLAIN.find((mark) => line.startsWith(mark, at));
  if (plain !== undefined) return at + plain.length;
  if (!OPENING.some((opening) => line.startsWith(opening, at))) return null;
  let depth = 0;
  for (let i = at; i < line.length; i++) {
    const c = line[i];
    if (c === '（' || c === '(') depth += 1;
    else if (c === '）' || c === ')') depth -= 1;
    // The English one begins with a space.
    if (depth === 0 && i > at) return i + 1;
  }
  return null;
}

/** The value of a "latest" note, or null for any other piece. */
export function latestValue(piece: string): string | null {
  const opening = OPENING.find((words) => piece.startsWith(words));
  return opening === undefined || endOfMark(piece, 0) !== piece.length
    ? null
    : plainWords(piece.slice(opening.length, -1));
}

export function hasGoneMark(line: string): boolean {
  return PLAIN.some((mark) => line.includes(mark));
}

export function withoutGoneMark(line: string): string {
  return PLAIN.reduce((left, mark) => left.replace(mark, ''), line);
}

/** A value as it may stand in a note: links as their words, so that nothing on the page is there twice; parentheses paired. */
export function asValue(words: string): string {
  const unlinked = words
    .replace(/\[((?:[^[\]]|\[[^[\]]*\])*)\]\([^()]*\)/g, '$1')
    .replace(/https?:\/\/[^\s|]+/g, '')
    .replace(/^[\s／/→]+|[\s／/→]+$/gu, '');
  return paired(unlinked) ? unlinked : unlinked.replace(/[（）()]/g, ' ');
}

const JAPANESE = {
  latest: (value: string) => `（最新: ${value}）`,
  gone: '（取得元から消失）',
  elsewhere: '（最新は別の行）',
} satisfies Marks;

const ENGLISH = {
  latest: (value: string) => ` (latest: ${value})`,
  gone: ' (gone at the source)',
  elsewhere: ' (latest on another line)',
} satisfies Marks;

const PLAIN = [JAPANESE, ENGLISH].flatMap(({ gone, elsewhere }) => [gone, elsewhere]);
const OPENING = ['（最新: ', ' (latest: '];

/** Headings are our own words; titles of issues, which may be in any language, rarely stand there. */
export function isJapanese(page: string): boolean {
  const headings = page.match(/^#{2,}.*$/gm) ?? [page];
  const japanese = headings.filter((line) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(line));
  return japanese.length * 2 > headings.length;
}

function paired(words: string): boolean {
  let depth = 0;
  for (const c of words) {
    if (c === '（' || c === '(') depth += 1;
    else if (c === '）' || c === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
