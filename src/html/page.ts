import { toHtml } from 'hast-util-to-html';
import type { Locale } from '../meeting.ts';
import { contents, lostCharts, type Shown, section } from './chapters.ts';
import { figures, stylesOf } from './charts.ts';
import { contentOf } from './content.ts';
import { dressed } from './dress.ts';
import { headOf } from './head.ts';
import { forPaper } from './paper.ts';
import { piecesOf } from './sections.ts';
import { STYLE } from './style.ts';
import { el, isElement, wordsOf } from './tree.ts';
import { HTML_WORDS } from './words.ts';

/**
 * The Markdown page as one HTML file that needs nothing beside it: it asks nobody for anything and runs nothing. The same
 * page gives the same bytes.
 */
export function htmlPage(markdown: string, locale: Locale, shown: readonly Shown[]): string {
  const say = HTML_WORDS[locale];
  const { head, chapters, foot } = piecesOf(contentOf(markdown));
  const title = wordsOf(head.filter((node) => isElement(node, 'h1'))) || 'PWG';
  const charts = shown.flatMap((one) => one.charts);
  const main = [
    ...chapters.map((chapter) => section(chapter, shown, say)),
    ...figures(lostCharts(chapters, shown)),
    ...(foot.length === 0 ? [] : [el('div', { className: ['foot'] }, ...dressed(foot, title, say))]),
  ];
  const page = el(
    'html',
    { lang: locale },
    headOf(title, [STYLE, ...stylesOf(charts)]),
    el(
      'body',
      {},
      el('a', { className: ['skip'], href: '#main' }, say.skip),
      el('header', {}, ...dressed(head, title, say)),
      contents(chapters, say),
      el('main', { id: 'main', tabIndex: -1 }, ...forPaper(main, say)),
    ),
  );
  // Of HTML that is not made of elements it holds the charts, which are ours, and nothing else: see raw-html.ts.
  return `<!doctype html>\n${toHtml(page, { allowDangerousHtml: true })}\n`;
}
