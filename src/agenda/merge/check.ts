import { EXIT, Problem } from '../../problem.ts';

/**
 * The last look before a page is written, which knows nothing of how it was merged: whatever a line of the page holds
 * beyond what the machine had written must be in the merged page, line by line, word by word and in order.
 *
 * Answers how many lines hold something of a person's. Throws a Problem (65) that shows the first words that are missing.
 */
export function checkKept({ base, current, merged }: Pages): number {
  const seen = new Map<string, string>();
  const ours = new Lines(base, seen);
  const after = new Lines(merged, seen);
  let kept = 0;
  /** Where in the merged page the lines that people wrote in one go have been found so far. */
  let reached = -1;
  const said = new Map<string, number>();
  for (const raw of linesOf(current)) {
    const asItStands = spokenOnce(raw, seen);
    const words = withoutNotes(asItStands, ours);
    if (words === '') continue;
    if (ours.has(words)) {
      reached = -1;
      continue;
    }
    kept += 1;
    const line = after.has(asItStands) ? asItStands : words;
    const times = (said.get(line) ?? 0) + 1;
    said.set(line, times);
    if (after.count(line) >= times) {
      // Where a line that is there more than once belongs, nobody can tell; the machine's own items change their order.
      if (after.count(line) > 1 || ours.hasItem(raw)) {
        reached = -1;
        continue;
      }
      const at = after.next(line, reached);
      if (at === null) throw lost(raw);
      reached = at;
      continue;
    }
    // The line has changed: the person's words in it must be together in one line, whichever line of ours they were put into.
    const candidates = after.sameItem(raw);
    const isThere = ours
      .closest(words)
      .flatMap((from) => addedEitherWay(pieces(words), pieces(from)))
      .some(
        (human) =>
          human.length === 0 ||
          candidates.filter((candidate) => holds(pieces(candidate), human)).length >= times,
      );
    if (!isThere) throw lost(raw);
  }
  return kept;
}

export interface Pages {
  /** What the machine wrote last; empty when nobody knows: then every word counts as a person's. */
  readonly base: string;
  readonly current: string;
  readonly merged: string;
}

/** Lines as they read, and where each stands. */
class Lines {
  readonly lines: readonly string[];
  readonly #places = new Map<string, number[]>();
  readonly #all: string;

  constructor(page: string, seen: Map<string, string>) {
    this.lines = linesOf(page).map((line) => spokenOnce(line, seen));
    this.#all = this.lines.join('\n');
    this.lines.forEach((line, i) => {
      const places = this.#places.get(line);
      if (places === undefined) this.#places.set(line, [i]);
      else places.push(i);
    });
  }

  has(line: string): boolean {
    return this.#places.has(line);
  }

  count(line: string): number {
    return this.#places.get(line)?.length ?? 0;
  }

  next(line: string, after: number): number | null {
    return this.#places.get(line)?.find((place) => place > after) ?? null;
  }

  mentions(words: string): boolean {
    return this.#all.includes(words);
  }

  /** This is an item or row of the page, by its first address. */
  hasItem(raw: string): boolean {
    const address = itemAddress(raw);
    return address !== null && this.mentions(address);
  }

  /** The lines that are this item or row, by its first address; all lines where there is none. */
  sameItem(raw: string): readonly string[] {
    const address = itemAddress(raw);
    const same = address === null ? [] : this.lines.filter((line) => firstAddress(line) === address);
    return same.length > 0 ? same : this.lines;
  }

  /** The lines this one may have been made of: those with most of their pieces in it. At last: none of them. */
  closest(line: string): readonly string[] {
    const mine = new Set(pieces(line));
    const scored = this.lines.map((candidate) => {
      const theirs = pieces(candidate);
      const common = theirs.filter((piece) => mine.has(piece)).length;
      return { candidate, share: (2 * common) / (theirs.length + mine.size) };
    });
    const best = scored.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
    return [...best.slice(0, 3).map(({ candidate }) => candidate), ''];
  }
}

/** Of a piece that stands there once more than before, nobody can tell whether the first or the last one is new. */
function addedEitherWay(line: readonly string[], from: readonly string[]): readonly (readonly string[])[] {
  return [added(line, from), added(line.toReversed(), from).toReversed()];
}

/** The pieces of `line` that `from` does not account for, in order. */
function added(line: readonly string[], from: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const piece of from) left.set(piece, (left.get(piece) ?? 0) + 1);
  return line.filter((piece) => {
    const count = left.get(piece) ?? 0;
    left.set(piece, count - 1);
    return count <= 0;
  });
}

/** All of `wanted` are in `line`, in that order. */
function holds(line: readonly string[], wanted: readonly string[]): boolean {
  let found = 0;
  for (const piece of line) if (piece === wanted[found]) found += 1;
  return found === wanted.length;
}

function linesOf(page: string): readonly string[] {
  return page.split(/\r\n|\r|\n/);
}

/** Most lines are the same in all versions. */
function spokenOnce(line: string, seen: Map<string, string>): string {
  const known = seen.get(line);
  if (known !== undefined) return known;
  const words = spoken(line);
  seen.set(line, words);
  return words;
}

/**
 * A line without what servers and editors change by themselves: white space, escapes, entities, padding, the sign
 * of a list, of bold words, a letter taken apart from its mark.
 */
function spoken(line: string): string {
  if (/^[\s|:-]*$/.test(line) && !/^\s*-\s*$/.test(line)) return '';
  return line
    .normalize('NFC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:amp|#38);/g, '&')
    .replace(/(?:%[0-9a-f]{2})+/gi, decoded)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/__/g, '**')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/^ ?(?:[-*+]|\d{1,9}[.)])(?: |$)/, '')
    .replace(/ ?\| ?/g, '|')
    .replace(/^\||\|$/g, '')
    .trim();
}

function decoded(codes: string): string {
  try {
    return decodeURIComponent(codes);
  } catch {
    return codes;
  }
}

/** Notes of ours are no words of a person's: of a value that the machine said, and of its being gone. */
function withoutNotes(words: string, ours: Lines): string {
  return words
    .replace(/（取得元から消失）|（最新は別の行）| \(gone at the source\)| \(latest on another line\)/g, '')
    .replace(
      /（最新: ((?:[^（）()]|[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)])*)）/g,
      (note, value: string) => (ours.mentions(value) ? '' : note),
    )
    .replace(
      / \(latest: ((?:[^（）()]|[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)])*)\)/g,
      (note, value: string) => (ours.mentions(value) ? '' : note),
    )
    .trim();
}

/** An item or a row is its first address. */
function itemAddress(raw: string): string | null {
  return /^\s*(?:[-*+|]|\d+[.)]) ?/.test(raw) ? firstAddress(spoken(raw)) : null;
}

function firstAddress(line: string): string | null {
  return /https?:\/\/[^\s)>|]+/.exec(line)?.[0] ?? null;
}

function pieces(line: string): readonly string[] {
  return line.match(/[\p{Script=Latin}\p{M}_]+|\d+|\p{L}+|[^\s]/gu) ?? [];
}

function lost(line: string): Problem {
  return new Problem(
    {
      what: 'The page was not merged: something a person wrote would have been lost.',
      why: `This line would be missing or cut: ${line.trim().slice(0, 200)}`,
      try: 'Nothing was written. Take over from the fresh page by hand, and report this line, please: it is a bug of pwg.',
    },
    EXIT.unmergeable,
  );
}
