import type { Chart } from '../sections/section.ts';
import { withFigures } from './charts.ts';
import { dressed } from './dress.ts';
import { leadBlocks } from './lead.ts';
import type { PageChapter, Part } from './sections.ts';
import { type Content, type Element, el } from './tree.ts';
import type { HtmlWords } from './words.ts';

/** What the Markdown of a chapter does not tell. */
export interface Shown {
  /** As in its heading, not escaped. */
  readonly title: string;
  /** It speaks of all the others: what to deal with first, what is worth the hour. */
  readonly summary: boolean;
  readonly charts: readonly Chart[];
}

export function contents(chapters: readonly PageChapter[], say: HtmlWords): Element {
  return el('nav', { ariaLabel: say.contents }, listOf(chapters));
}

const listOf = (parts: readonly (Part & Partial<PageChapter>)[]): Element =>
  el(
    'ol',
    {},
    ...parts.map(({ id, title, parts: inside = [] }) =>
      el('li', {}, el('a', { href: `#${id}` }, title), ...(inside.length === 0 ? [] : [listOf(inside)])),
    ),
  );

/** A chapter with the charts of its parts, each below the words of its part. */
export function section(chapter: PageChapter, shown: readonly Shown[], say: HtmlWords): Element {
  const all = [chapter, ...chapter.parts].flatMap((part) => [part.heading, ...inside(part, shown, say)]);
  return el('section', { ariaLabelledBy: [chapter.id] }, ...all);
}

function inside(part: Part, shown: readonly Shown[], say: HtmlWords): readonly Content[] {
  const of = shown.filter(({ title }) => isOf(part, title));
  const content = of.some(({ summary }) => summary) ? leadBlocks(part.content) : part.content;
  return dressed(
    withFigures(
      content,
      of.flatMap(({ charts }) => charts),
    ),
    part.title,
    say,
  );
}

/** Charts of chapters whose headings people have changed. */
export const lostCharts = (chapters: readonly PageChapter[], shown: readonly Shown[]): readonly Chart[] => {
  const parts = chapters.flatMap((chapter) => [chapter, ...chapter.parts]);
  return shown
    .filter(({ title }) => !parts.some((part) => isOf(part, title)))
    .flatMap(({ charts }) => charts);
};

/** Blanks differ between a title and its Markdown, and what nobody sees. */
const isOf = (part: Part, title: string): boolean => bare(part.title) === bare(title);
const bare = (title: string): string => title.replace(/[\s\u200b]/g, '');
