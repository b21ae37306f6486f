/** The addresses a line shows, in its order, in one spelling each. The first one is who the line is. */
export function linksOf(text: string): readonly string[] {
  return [...text.matchAll(LINK)].map(([, inParentheses, bare]) => canonicalUrl(inParentheses ?? bare ?? ''));
}

/**
 * One spelling of an address: escapes, `&amp;` and percent-encoding undone, the host in small letters. Servers change all
 * of these on the way (facts/publish-targets.md §0).
 */
export function canonicalUrl(written: string): string {
  const url = written
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&amp;', '&')
    .trim();
  const decoded = /%[0-9a-f]{2}/i.test(url) ? decode(url) : url;
  return decoded.replace(/^https?:\/\/[^/?#]*/i, (origin) => origin.toLowerCase()).replace(/\/+$/, '');
}

function decode(url: string): string {
  try {
    return decodeURI(url).replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  } catch {
    return url;
  }
}

const LINK =
  /\]\(\s*<?((?:[^\s()<>\\]|\\.)+(?:\((?:[^\s()<>\\]|\\.)*\)(?:[^\s()<>\\]|\\.)*)*)>?[^()]*\)|(https?:\/\/[^\s<>()|\]]+)/g;
