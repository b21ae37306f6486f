import { canonicalUrl } from '../document/links.ts';
import { endOfMark } from './marks.ts';

/** A piece of a line that is changed as a whole. Two pieces that say the same have the same key. */
export interface Token {
  readonly raw: string;
  readonly key: string;
}

/** Words, numbers, runs of one script, addresses, notes of ours and single signs. Joined, they are the line again. */
export function tokens(line: string): readonly Token[] {
  const out: Token[] = [];
  let at = 0;
  while (at < line.length) {
    const end = endOfMark(line, at);
    PIECE.lastIndex = at;
    const raw = end === null ? (PIECE.exec(line)?.[0] ?? line.slice(at)) : line.slice(at, end);
    out.push({ raw, key: keyOf(raw) });
    at += raw.length;
  }
  return out;
}

function keyOf(raw: string): string {
  if (/^\s/u.test(raw)) return ' ';
  if (raw.startsWith('](') || raw.startsWith('http')) return canonicalUrl(raw);
  if (raw.length === 2 && raw.startsWith('\\')) return raw.slice(1);
  if (raw === '__') return '**';
  return ENTITIES.get(raw) ?? raw.normalize('NFC');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

const PIECE =
  /\]\((?:[^\s()\\]|\\.|\([^\s()]*\))*\)|https?:\/\/[^\s<>()|\]]+|\\[!-/:-@[-`{-~]|&(?:amp|lt|gt);|\*\*|__|\d+(?:[-.,:]\d+)*|(?:[\p{Script=Latin}\p{M}]|_(?!_))+|\p{Script=Han}+|[\p{Script=Hiragana}\u3099\u309a]+|[\p{Script=Katakana}ー\u3099\u309a]+|\p{L}+|\s+|./suy;
