import { lead } from './document/line-shape.ts';
import { type Block, readPage } from './document.ts';
import { type Known, openBook } from './merge/book.ts';
import { pairUp } from './merge/pairs.ts';

/**
 * Finds sections by titles though people have renamed them: adds to the titles what each reads now. `base` is what the
 * machine wrote last (`null`: not known); a section is known by what stands in it, an empty one by its neighbours.
 */
export function asRenamed({
  base,
  current,
}: {
  readonly base: string | null;
  readonly current: string;
}): (titles: readonly string[]) => readonly string[] {
  if (base === null || base === current) return (titles) => titles;
  const seen = new Map<string, Known>();
  const [was, is] = [openBook(readPage(base), seen), openBook(readPage(current), seen)];
  const { to } = pairUp(was, is, { within: 'page', likeness: 0.5 });
  const renamed = was.page.sections.flatMap((section): readonly (readonly [string, string])[] => {
    const now = to.get(section);
    return now === undefined || heading(now) === '' ? [] : [[heading(section), heading(now)]];
  });
  return (titles) => {
    const known = new Set(titles.map(plain));
    const now = renamed.filter(([before, after]) => known.has(plain(before)) && !known.has(plain(after)));
    return [...titles, ...now.map(([, after]) => after)];
  };
}

const heading = ({ head: [line] }: Block): string => lead(line?.text ?? '').body;

const plain = (title: string): string => title.normalize('NFKC').replace(/\s+/g, ' ').trim();
