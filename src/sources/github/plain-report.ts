import type { Report } from './checklist.ts';

/**
 * The report of a body that holds nothing but headings, lines of words, items and code fences, as issue forms leave them;
 * `null` for any other. It says what the parser says, which takes a third of Node.js's own start to load; a test compares
 * the two.
 */
export function readPlainReport(body: string): Report | null {
  if (PERHAPS_POSTMORTEM.test(body)) return null;
  const open: string[] = [];
  let done = 0;
  let before: Kind = 'blank';
  let fence: string | null = null;
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (fence !== null) {
      if (line === fence) fence = null;
      else if (line.trim().startsWith(fence)) return null;
      continue;
    }
    const read = readLine(line);
    if (read === null || NOT_AFTER[read.kind]?.includes(before)) return null;
    before = read.kind;
    fence = read.fence ?? null;
    if (read.box === ' ') open.push((read.task ?? '').replace(/\s+/g, ' ').trim());
    else if (read.box !== undefined) done++;
  }
  return fence === null ? { checklist: { done, total: done + open.length, open }, postmortem: false } : null;
}

const PERHAPS_POSTMORTEM = /post[-\s]*mortem|ポストモーテム/i;

/** Words that begin no other kind of line, and hold no character with a meaning inside one. */
const WORDS = String.raw`(?![-+#=>\s]|\d+[.)])[^\\\`*_~&<\[\]\0]+`;
const ITEM = String.raw`(?:\[(?<box>[ xX])\] (?<task>${WORDS})|(?:\[ {2,}\] )?${WORDS})`;

/** The first that fits. */
const KINDS = [
  ['blank', /^$/],
  ['heading', new RegExp(`^#{1,6} ${WORDS}$`)],
  ['words', new RegExp(`^${WORDS}$`)],
  ['bullet', new RegExp(`^(?: {2})?[-*+] ${ITEM}$`)],
  ['first', new RegExp(`^1[.)] ${ITEM}$`)],
  ['number', new RegExp(`^\\d[.)] ${ITEM}$`)],
  ['fence', /^(?<fence>~{3,}|`{3,})\w*$/],
] as const;

type Kind = (typeof KINDS)[number][0];

/** Right after these a line is perhaps not what it looks like: words, say, go on with the item above them. */
const NOT_AFTER: { readonly [K in Kind]?: readonly Kind[] } = {
  words: ['bullet', 'first', 'number'],
  number: ['bullet', 'words'],
  fence: ['bullet', 'first', 'number'],
};

interface Line {
  readonly kind: Kind;
  readonly box?: string;
  readonly task?: string;
  readonly fence?: string;
}

function readLine(line: string): Line | null {
  for (const [kind, pattern] of KINDS) {
    const match = pattern.exec(line);
    if (match !== null) return { kind, ...match.groups };
  }
  return null;
}
