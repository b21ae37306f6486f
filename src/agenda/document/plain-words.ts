import { canonicalUrl } from './links.ts';

/**
 * What a line says, without what servers and editors change on their own: escapes, entities, white space of any kind,
 * invisible characters, the spelling of an address, of bold words and of a letter with its mark (macOS takes them apart).
 * Two lines that say the same compare equal.
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFC')
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(ADDRESS, (url) => canonicalUrl(url))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(amp|lt|gt|quot|#39|nbsp|#160);/g, (whole, name: string) => ENTITIES.get(name) ?? whole)
    .replace(/[\u200b\u200c\u2060\ufeff]/g, '')
    .replace(BOLD, '**')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What stays of a line when its numbers and marks change: the same sentence next month, with other figures. */
export function skeleton(plain: string): string {
  return plain
    .replace(/\]\([^()]*\)/g, ']')
    .replace(/[\d.,:〜~%–-]+/gu, '#')
    .replace(/[*_`\s]/g, '');
}

/** The words before the first colon, when they name what follows: `判断`, `残り`. Else null. */
export function label(plain: string): string | null {
  const [, words] = /^([^:：|/／[\]]{1,24})[:：](?!\/)/u.exec(plain) ?? [];
  const bare = words === undefined ? '' : skeleton(words.replace(/[（(].*$/u, ''));
  return bare === '' || bare === '#' ? null : bare;
}

/** Two low lines before or after a word; within one, as in an address or a name, they are themselves. */
const BOLD = /(?<![\p{L}\p{N}/_])__(?=[^\s_])|(?<=[^\s_])__(?![\p{L}\p{N}/_])/gu;

const ADDRESS = /https?:\/\/[^\s<>()|\]]+(?:\([^\s<>()|\]]*\)[^\s<>()|\]]*)*/g;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
  ['nbsp', ' '],
  ['#160', ' '],
]);
