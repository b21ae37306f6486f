/** Names as people write them into a page, found again. */

/**
 * Which of `names` a text mentions, in its order. Links, stress, '@', honorifics and the width of letters do not matter; what
 * is struck out was not meant.
 */
export function namesIn(text: string, names: readonly string[]): readonly string[] {
  // Most places hold just what pwg wrote.
  if (names.includes(text)) return [text];
  let left = nameKey(text.replace(/~~.*?~~/g, ''));
  const found: { readonly name: string; readonly at: number }[] = [];
  // The longest first: Anna is not Ann, and 佐藤花子 is not 佐藤.
  const keyed = names.map((name) => ({ name, key: nameKey(name) }));
  for (const { name, key } of keyed.toSorted((a, b) => b.key.length - a.key.length)) {
    const at = key === '' ? -1 : placeOf(key, left);
    if (at < 0) continue;
    found.push({ name, at });
    left = left.slice(0, at) + ' '.repeat(key.length) + left.slice(at + key.length);
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ name }) => name);
}

/** Two names with the same key are one name. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/&(?:(?:amp|#38);)+/g, '&')
    .replace(/[\\*_`@[\]\u200b\u200c\u2060\ufeff]/g, '')
    .replace(/\s+/gu, ' ')
    .replace(BETWEEN_IDEOGRAPHS, '')
    .trim()
    .toLowerCase();
}

/** 山田 太郎 is 山田太郎. */
const BETWEEN_IDEOGRAPHS =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]) (?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu;

/** Where the name stands by itself; scripts without spaces have no such border. −1 = nowhere. */
function placeOf(key: string, text: string): number {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + key.length);
    if (!(SPACED_END.test(before) && SPACED_START.test(key))) {
      if (!(SPACED_END.test(key) && SPACED_START.test(after))) return at;
    }
  }
  return -1;
}

/** Letters of scripts that put spaces between words. */
const SPACED_START = /^(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー])[\p{L}\p{N}]/u;
const SPACED_END = /(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー])[\p{L}\p{N}]$/u;
