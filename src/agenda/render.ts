import Handlebars from 'handlebars';
import { words } from '../markdown.ts';
import { EXIT, Problem } from '../problem.ts';
import type { Body, Section } from '../sections/section.ts';
import { mistakesIn, type TemplateNode } from './check-template.ts';
import { type Agenda, type Chapter, isQuiet } from './compose.ts';
import { chapterGaps, pageHeader, SAMPLE_PAGE } from './page-words.ts';

/** A template's words and the file they came from. */
export interface TemplateText {
  readonly file: string;
  readonly text: string;
}

/** By name: 'agenda' for the page around the sections, 'sections/<name>' for one. */
export type TemplateTexts = ReadonlyMap<string, TemplateText>;

export interface Renderer {
  /** The whole page. `shownAt` is the instant it names as its own: that of the last change of content. */
  page(agenda: Agenda, shownAt: Date): string;
  /** One chapter without its heading, as it stands on the page. */
  chapter(agenda: Agenda, chapter: Chapter): string;
}

/** Reads every template and follows each name in it through a sample; all mistakes are told at once, before any request. */
export function openTemplates(texts: TemplateTexts, sections: readonly Section[]): Renderer {
  const mistakes: string[] = [];
  const open = <B extends Body>(name: string, sample: B): ((body: B) => string) => {
    const found = texts.get(name);
    if (found === undefined) throw new Error(`no template "${name}"`);
    try {
      const program = handlebars.parse(found.text);
      const wrong = mistakesIn(program.body as unknown as readonly TemplateNode[], sample);
      mistakes.push(...wrong.map(({ line, what }) => `${found.file}, line ${line}: ${what}`));
      return handlebars.compile<B>(program, { noEscape: true, strict: true, knownHelpersOnly: true });
    } catch (error) {
      mistakes.push(`${found.file}: ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : error}`);
      return () => '';
    }
  };

  const placePage = open('agenda', SAMPLE_PAGE);
  const place = new Map(
    sections.map((section) => [section, open(`sections/${section.name}`, section.sample)]),
  );
  if (mistakes.length > 0) {
    throw new Problem(
      {
        what:
          mistakes.length === 1 ? 'A template has a mistake.' : `Templates have ${mistakes.length} mistakes.`,
        why: mistakes.join('\n'),
        try: 'Compare with the template of the same name in the templates folder of the package.',
      },
      EXIT.badConfig,
    );
  }

  const chapterText = (agenda: Agenda, chapter: Chapter): string => {
    const view = chapter.view === null ? '' : (place.get(chapter.section)?.(chapter.view.body) ?? '');
    return tidy([...chapterGaps(agenda, chapter), view].join('\n\n'));
  };
  return {
    chapter: chapterText,
    page: (agenda, shownAt) => {
      const chapters = agenda.chapters
        .filter((chapter) => !isQuiet(chapter))
        .map((chapter) => ({
          heading: words(`${'#'.repeat(chapter.level)} ${chapter.title}`),
          text: words(chapterText(agenda, chapter)),
        }));
      return `${tidy(placePage({ ...pageHeader(agenda, shownAt), chapters }))}\n`;
    },
  };
}

/** An instance of our own: nothing registered elsewhere in the process can be reached from a template. */
const handlebars = Handlebars.create();

/** Lists of nothing leave blank lines behind: one is enough. */
function tidy(rendered: string): string {
  return rendered
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
