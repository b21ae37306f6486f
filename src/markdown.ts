/**
 * Text from strangers made safe for Markdown: it can't break a table, open a block, carry HTML, an image or a link, ping
 * anybody, forge a marker or colour a terminal, and it stays pleasant to read. Words of our own pass through `md`.
 */

let made: (finished: string) => Markdown;

/** Text that may stand in the page as it is. Only this file makes it, so a stranger's string can't slip in unseen. */
export class Markdown {
  readonly #text: string;

  private constructor(finished: string) {
    this.#text = finished;
  }

  static {
    made = (finished) => new Markdown(finished);
  }

  toString(): string {
    return this.#text;
  }

  get empty(): boolean {
    return this.#text === '';
  }
}

/** Titles are cut at 40 full-width characters: two columns each. */
const TITLE_COLUMNS = 80;

/**
 * Our own words with values put in: Markdown stays, numbers are printed, any other string is a stranger's and made safe.
 * `` md`**${fired}** 件 ／ ${alert.message}` ``
 */
export function md(
  words: TemplateStringsArray,
  ...values: readonly (Markdown | string | number)[]
): Markdown {
  let out = words[0] ?? '';
  values.forEach((value, i) => {
    out += typeof value === 'string' ? text(value) : value;
    out += words[i + 1] ?? '';
  });
  return made(out);
}

/** Words of our own that come from a table of words, not from a stranger. */
export function words(ours: string): Markdown {
  return made(ours);
}

/** A stranger's text as one safe inline run, whole. */
export function text(stranger: string): Markdown {
  return made(escapeInline(plain(stranger)));
}

/** A stranger's text as one safe inline run, cut at `columns` terminal columns (a full-width character takes two). */
export function title(stranger: string, columns: number = TITLE_COLUMNS): Markdown {
  return made(escapeInline(cut(plain(stranger), columns)));
}

/** A link of ours. A label that is a string is made safe; without an http(s) address only the label stays. */
export function link(label: Markdown | string, url: string | null): Markdown {
  const shown = typeof label === 'string' ? text(label) : label;
  const address = url === null ? null : safeUrl(url);
  return address === null ? shown : made(`[${shown}](${address})`);
}

/** A link to a page of ours beside this one: `path` is relative, with '/'. */
export function pageLink(label: string, path: string): Markdown {
  return made(`[${text(label)}](${pagePath(path)})`);
}

/** A relative path as it stands in a link. */
export const pagePath = (path: string): string =>
  encodeURI(path).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'));

/** An identifier such as a metric name, as a code span. */
export function code(stranger: string): Markdown {
  return made(codeSpan(plain(stranger)));
}

/** A person, without the '@' that would call them. */
export function person(login: string): Markdown {
  return text(login.replace(/^@+/, ''));
}

/** The parts that say something, with `separator` (words of our own) between them. */
export function join(parts: readonly Markdown[], separator: string): Markdown {
  return made(parts.filter((part) => !part.empty).join(separator));
}

export const NOTHING: Markdown = made('');

/**
 * A stranger's text as plain characters: no escape sequences, no control, bidi or invisible characters, white space
 * folded. This is also all a terminal may be given.
 */
export function plain(stranger: string): string {
  return stranger
    .toWellFormed()
    .replace(TERMINAL_SEQUENCE, '')
    .replace(/[\p{Cc}\u2028\u2029\u0020\u00a0]+/gu, ' ')
    .replace(INVISIBLE, '')
    .trim();
}

/** CSI and OSC sequences, whole: what a terminal would obey, not show. */
const TERMINAL_SEQUENCE =
  /[\u001b\u009b](?:\][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\[?[0-9;:?<>=]*[ -/]*[@-~])/g;

/** Bidi controls, zero-width and other characters nobody sees. The joiner inside emoji (U+200D) stays. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Web and mail addresses: shown as code, which no renderer turns into a link. */
const ADDRESS = /(?:\b(?:https?|ftp):\/\/|\bwww\.)[^\s<>"'`\\|「」（）、。]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;

function escapeInline(line: string): string {
  let out = '';
  let end = 0;
  for (const match of line.matchAll(ADDRESS)) {
    out += escapeWords(line.slice(end, match.index)) + codeSpan(match[0]);
    end = match.index + match[0].length;
  }
  return escapeStart(out + escapeWords(line.slice(end)));
}

/** Zero-width space: breaks '@name' and '#123' for every renderer, and nobody sees it. */
const BREAK = '\u200b';

function escapeWords(run: string): string {
  return run
    .replace(/[\\`*[\]|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\$(?=[^$]*\$)/g, '\\$')
    .replace(/@(?=[\p{L}\p{N}_-])/gu, `@${BREAK}`)
    .replace(/#(?=\d)/g, `#${BREAK}`)
    .replace(/(GH)-(?=\d)/gi, `$1-${BREAK}`)
    .replace(/www(?=\.)/gi, `$&${BREAK}`)
    .replace(/:(?=\/\/)/g, `:${BREAK}`);
}

/** What would open a block if it began a line. */
function escapeStart(line: string): string {
  return line.replace(/^(?:([#>+=-])|(\d{1,9})([.)])(?=\s|$))/, (_, mark, digits, dot) =>
    mark === undefined ? `${digits}\\${dot}` : `\\${mark}`,
  );
}

/** A code span is inert everywhere; only the table bar must be escaped even there. */
function codeSpan(run: string): string {
  if (run === '') return '';
  // In a table even '\\|' would end the cell, so backslashes before a bar go. Pages are known again by comments in them.
  const inside = run.replace(/\\*\|/g, '\\|').replaceAll('<!--', `<!${BREAK}--`);
  const longest = Math.max(0, ...[...inside.matchAll(/`+/g)].map((ticks) => ticks[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${inside}${pad}${fence}`;
}

/** http and https only, with what would end the link's parentheses or break a table encoded. */
function safeUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  return parsed.href.replace(/[()<>|\\`*[\]$]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A stranger's text as plain characters, cut at `columns`; not made safe for anything. */
export const shortened = (stranger: string, columns: number): string => cut(plain(stranger), columns);

/** Terminal columns a text takes, by its characters: a full-width one takes two. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const character of line) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}

let graphemes: Intl.Segmenter | undefined;

/** Cuts between visible characters, so that the ellipsis still fits. */
function cut(line: string, columns: number): string {
  if (line.length * 2 <= columns) return line;
  graphemes ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  let used = 0;
  let fits = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    used += WIDE.test(segment) ? 2 : 1;
    if (used <= columns - 1) fits = index + segment.length;
    if (used > columns) return `${line.slice(0, fits).trimEnd()}…`;
  }
  return line;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1faff}\u{20000}-\u{3fffd}]/u;
