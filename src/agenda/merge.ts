import { linesOf, type Page, readPage } from './document.ts';
import { checkKept } from './merge/check.ts';
import { refuseMarkers } from './merge/conflict-markers.ts';
import { NO_INDENT } from './merge/indent.ts';
import { isJapanese, marksFor } from './merge/marks.ts';
import { type Story, tell } from './merge/story.ts';
import { unfolded } from './merge/unfold.ts';
import { type Loom, weave } from './merge/weave.ts';

export interface MergeRequest {
  /** What the machine wrote last, byte for byte (of a published page: what the server gave back). Null when it is lost. */
  readonly base: string | null;
  /** The page as it stands, with what people made of it. */
  readonly current: string;
  /** What the machine would write now. */
  readonly fresh: string;
}

export interface Conflict {
  /** The link of the item, or the words of the line. */
  readonly id: string;
  readonly human: string;
  readonly machine: string;
}

export interface Merged {
  readonly text: string;
  /** How many lines of the page hold something a person wrote: all of them are in `text`. */
  readonly kept: number;
  /** Where both changed the same phrase: the person's stays, with the machine's beside it. */
  readonly conflicts: readonly Conflict[];
  /** Headings that stand on the page once more than the machine writes them: only the first of each is kept up to date. */
  readonly twice: readonly string[];
}

/**
 * The fresh page put into the page people work on, item by item and cell by cell. Only what is verbatim the machine's is
 * replaced or removed; what a person deleted does not come back. Without a base nothing is removed at all. The line ends,
 * the byte order mark and each line nothing happened to stay as they are.
 *
 * Throws a Problem (65) when the page holds the conflict markers of a version control, and when anything a person wrote
 * would be missing from the result: then nothing may be written.
 */
export function merge({ base, current, fresh }: MergeRequest): Merged {
  refuseMarkers(current);
  const page = readPage(current);
  const { story, now } = storyOf(base, page, fresh);
  const conflicts: Conflict[] = [];
  const loom: Loom = {
    story,
    marks: { ...marksFor(fresh), ...(story.translated && { latest: null }) },
    end: usualEnd(current) ?? usualEnd(fresh) ?? '\n',
    weave: (stands, is, around) => weave(stands, is, loom, around),
    clash: (block, clash) => {
      const { link, says } = story.current.entry(block);
      conflicts.push({ id: link ?? says, ...clash });
    },
  };
  const sections = loom.weave(page.sections, now.sections, {
    stays: 'nothing',
    columns: null,
    indent: NO_INDENT,
  });
  const text = printed({ ...page, sections }, page, loom.end);
  return {
    text,
    kept: checkKept({ base: base ?? '', current, merged: text }),
    conflicts,
    twice: [...story.copies].map((section) => story.current.entry(section).says),
  };
}

/** With the fresh page as it is to be woven in: where a wiki has taken folds away, without them. */
function storyOf(base: string | null, page: Page, fresh: string): { story: Story; now: Page } {
  const now = readPage(fresh);
  if (base === null) return { story: tell(null, page, now), now };
  const translated = isJapanese(base) !== isJapanese(fresh);
  const pages = { base: readPage(base), fresh: now };
  const story = tell(pages.base, page, now, translated);
  const open = unfolded(story, pages);
  return open === null
    ? { story, now }
    : { story: tell(open.base, page, open.fresh, translated), now: open.fresh };
}

/**
 * The page to keep as the next base. It is the fresh one, except where a source failed: there the machine still stands by
 * what it said before.
 */
export function nextBase(base: string | null, fresh: string): string {
  return base === null ? fresh : merge({ base, current: base, fresh }).text;
}

/** Each line ended as it was; the last one as the last line of the page was. */
function printed(merged: Page, before: Page, end: string): string {
  const all = ({ sections, rest }: Page) => [...sections.flatMap(linesOf), ...rest];
  const lines = all(merged);
  const unended = all(before).at(-1)?.end === '';
  const ended = lines.map((line, i) => {
    const isLast = i === lines.length - 1;
    if (isLast && unended) return line.text;
    return line.text + (line.end === '' ? end : line.end);
  });
  return merged.mark + ended.join('');
}

/** The line end most lines have. */
function usualEnd(text: string): string | null {
  const counts = new Map<string, number>();
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) counts.set(end, (counts.get(end) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
