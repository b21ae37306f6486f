import { addressOf, endOfItem, indentOf, isItem, isRow, plainAddress } from './lines.ts';

/** The four pages of one refresh. */
export interface Refresh {
  readonly base: string;
  readonly current: string;
  readonly fresh: string;
  readonly merged: string;
}

export interface Verdict {
  /** Words of a person's that are missing, or there more often than before. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Items of the machine's that came twice, that are missing though nobody deleted them, that should have gone. */
  readonly duplicates: readonly string[];
  readonly missing: readonly string[];
  readonly leftBehind: readonly string[];
  /** Lines nobody touched that the machine changed, and that still say the old thing. */
  readonly stale: readonly string[];
  /** Notes that no longer stand under the item they were written for. */
  readonly strayed: readonly string[];
  /** Line ends, byte order mark, end of the page, ticks. */
  readonly broken: readonly string[];
}

/** What went wrong in a refresh, judged by counting. It knows nothing of how a merge works. */
export function judge({ base, current, fresh, merged }: Refresh, deleted: Deleted): Verdict {
  const human = { before: counts(current, WORDS), after: counts(merged, WORDS) };
  const items = [base, current, fresh, merged].map(itemCounts);
  const [inBase, inCurrent, inFresh, inMerged] = items.map((of) => (item: string) => of.get(item) ?? 0);
  const known = [...new Set(items.flatMap((of) => [...of.keys()]))];
  const [was, stands, is, now] = [inBase, inCurrent, inFresh, inMerged];
  if (!was || !stands || !is || !now) throw new Error('four pages');
  return {
    lost: [...human.before].flatMap(([word, n]) => ((human.after.get(word) ?? 0) < n ? [word] : [])),
    doubled: [...human.after].flatMap(([word, n]) => ((human.before.get(word) ?? 0) < n ? [word] : [])),
    duplicates: known.filter((item) => now(item) > stands(item) + Math.max(0, is(item) - was(item))),
    missing: known.filter((item) => {
      const isNew = is(item) > was(item);
      if (isNew && (deleted.sections || (deleted.items && standsDeeper(fresh, item)))) return false;
      return now(item) < is(item) - Math.max(0, was(item) - stands(item));
    }),
    leftBehind: untouchedAndGone(base, current, fresh).filter((line) => merged.includes(line)),
    stale: staleLines({ base, current, fresh, merged }),
    strayed: strayedNotes(current, merged),
    broken: brokenBytes(current, merged),
  };
}

/** What people have deleted in this chain: what is new in it has no place to come to. */
export interface Deleted {
  readonly sections: boolean;
  readonly items: boolean;
}

function standsDeeper(page: string, item: string): boolean {
  return linesOf(page).some((line) => /^\s/.test(line) && item === `item ${addressOf(line)}`);
}

/** Words of people: `人`, letters, `語`, as the chain hands them out. */
const WORDS = /人[a-z]+語/g;

function counts(text: string, of: RegExp): Map<string, number> {
  const found = new Map<string, number>();
  for (const [word] of text.matchAll(of)) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

const linesOf = (page: string): readonly string[] => page.replace(/^\ufeff/, '').split(/\r\n|\n/);

/** Items and rows by kind and first address. */
function itemCounts(page: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of linesOf(page)) {
    const address = isItem(line) || isRow(line.trim()) ? addressOf(line) : null;
    if (address === null) continue;
    const item = `${isItem(line) ? 'item' : 'row'} ${address}`;
    found.set(item, (found.get(item) ?? 0) + 1);
  }
  return found;
}

const spoken = (line: string): string =>
  line
    .replace(/\]\([^)]*\)/g, (link) => plainAddress(link))
    .replace(/\\([&_])/g, '$1')
    .replaceAll('\u200b', '')
    .replace(/^\s*[-*+] |^\s*\d+\. /, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?\| ?/g, '|')
    .trim();

/** Items that stand just as the machine wrote them, with only the machine's lines below, and are nowhere in the fresh page. */
function untouchedAndGone(base: string, current: string, fresh: string): readonly string[] {
  const ours = new Set(linesOf(base).map(spoken));
  const now = itemCounts(fresh);
  const stands = itemCounts(current);
  const lines = linesOf(current);
  return lines.filter((line, i) => {
    if (!isItem(line) || indentOf(line) > 0 || !ours.has(spoken(line)) || !linesOf(base).includes(line))
      return false;
    const end = endOfItem(lines, i);
    const after = lines.slice(end).filter((other) => other.trim() !== '');
    const below = [...lines.slice(i + 1, end), ...after.slice(0, 2)];
    const item = `item ${addressOf(line)}`;
    return !now.has(item) && stands.get(item) === 1 && below.every((other) => ours.has(spoken(other)));
  });
}

/** Where the only line of an item is verbatim the last one and the fresh page says another thing, the fresh one must be there. */
function staleLines({ base, current, fresh, merged }: Refresh): readonly string[] {
  const unique = (page: string): Map<string, string> => {
    const counted = itemCounts(page);
    return new Map(
      linesOf(page).flatMap((line) => {
        const address = isItem(line) ? addressOf(line) : null;
        return address !== null && counted.get(`item ${address}`) === 1 ? [[address, spoken(line)]] : [];
      }),
    );
  };
  const [was, stands, is] = [unique(base), unique(current), unique(fresh)];
  const now = new Set(linesOf(merged).map(spoken));
  return [...is].flatMap(([address, words]) =>
    was.get(address) !== undefined && stands.get(address) === was.get(address) && !now.has(words)
      ? [words]
      : [],
  );
}

/** For each line of a person's that is deeper than an item, that item: it must be the same afterwards. */
function strayedNotes(current: string, merged: string): readonly string[] {
  const before = ownersOf(current);
  const after = ownersOf(merged);
  return [...before].flatMap(([word, owner]) => (after.has(word) && after.get(word) !== owner ? [word] : []));
}

function ownersOf(page: string): Map<string, string> {
  const lines = linesOf(page);
  const owners = new Map<string, string>();
  const twice = new Set<string>();
  lines.forEach((line, i) => {
    const words = line.match(WORDS) ?? [];
    const quote = /^>/.test(line);
    if (words.length === 0 || (indentOf(line) === 0 && !quote) || /^\s*\|/.test(line)) return;
    let at = i - 1;
    while (quote && /^>/.test(lines[at] ?? '')) at -= 1;
    let depth = indentOf(line);
    while (at >= 0) {
      const other = lines[at] ?? '';
      const blank = other.trim() === '';
      if (!blank && isItem(other) && (quote ? indentOf(other) === 0 : indentOf(other) < depth)) break;
      // Something else stands between: no item owns the line.
      if (quote ? blank || indentOf(other) === 0 : !blank && indentOf(other) === 0) return;
      if (!blank) depth = Math.min(depth, indentOf(other));
      at -= 1;
    }
    const address = addressOf(lines[at] ?? '');
    if (address === null) return;
    for (const word of words) {
      if (owners.has(word)) twice.add(word);
      owners.set(word, address);
    }
  });
  for (const word of twice) owners.delete(word);
  return owners;
}

function brokenBytes(current: string, merged: string): readonly string[] {
  const broken: string[] = [];
  if (current === '' || merged === '') return broken;
  const onlyCrlf = !/[^\r]\n/.test(current) && current.includes('\r\n');
  if (onlyCrlf && /[^\r]\n/.test(merged)) broken.push('a line feed in a page of CRLF');
  if (!current.includes('\r') && merged.includes('\r'))
    broken.push('a carriage return in a page of line feeds');
  if (current.startsWith('\ufeff') !== merged.startsWith('\ufeff')) broken.push('byte order mark');
  if (/\n$/.test(current) !== /\n$/.test(merged)) broken.push('final newline');
  const ticks = (page: string): number => page.match(/\[x\]/g)?.length ?? 0;
  if (ticks(current) !== ticks(merged)) broken.push('ticks');
  return broken;
}
