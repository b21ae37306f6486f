import type Handlebars from 'handlebars';
import RuntimeModule from 'handlebars/runtime.js';
import { text, words } from '../markdown.ts';
import { EXIT, Problem } from '../problem.ts';
import type { Body, Section } from '../sections/section.ts';
import { mistakesIn, type TemplateNode } from './check-template.ts';
import { type Agenda, type Chapter, isQuiet } from './compose.ts';
import { explainedOnce } from './first-use.ts';
import { glossary } from './glossary.ts';
import { pageHeader, SAMPLE_PAGE, underHeading } from './page-words.ts';
import { collectedFindings } from './room-page.ts';

/** A template as a file says it, or one of the packaged ones as the build compiled it. */
export type Template = { readonly file: string; readonly text: string } | { readonly compiled: unknown };

/** By name: 'agenda' for the page around the sections, 'sections/<name>' for one. */
export type Templates = ReadonlyMap<string, Template>;

export interface Renderer {
  /** The whole page. `shownAt` is the instant it names as its own: that of the last change of content. */
  page(agenda: Agenda, shownAt: Date): string;
  /** One chapter without its heading, as it stands on the page. */
  chapter(agenda: Agenda, chapter: Chapter): string;
}

/** The compiler, brought only for templates that come as text. */
export async function loadCompiler(): Promise<Compiler> {
  const { default: Handlebars } = await import('handlebars');
  return Handlebars.create();
}

export type Compiler = ReturnType<typeof Handlebars.create>;
type Place<B> = (body: B) => string;

/**
 * Makes the templates ready. Each name in one that comes as text is followed through a sample; all mistakes are told at
 * once, before any request.
 */
export function openTemplates(
  templates: Templates,
  sections: readonly Section[],
  compiler: Compiler | null,
): Renderer {
  const { open, refuseMistakes } = opener(templates, compiler);
  const placePage = open('agenda', SAMPLE_PAGE);
  const place = new Map(
    sections.map((section) => [section, open(`sections/${section.name}`, section.sample)]),
  );
  refuseMistakes();

  const chapterText = (agenda: Agenda, chapter: Chapter): string => {
    const view = chapter.view === null ? '' : (place.get(chapter.section)?.(chapter.view.body) ?? '');
    const question = chapter.view?.question;
    const asked = question === undefined ? [] : [`*${question}*`];
    return tidy([...underHeading(agenda, chapter), view, ...asked].join('\n\n'));
  };
  return {
    chapter: chapterText,
    page: (agenda, shownAt) => {
      const shown = agenda.chapters.filter((chapter) => !isQuiet(chapter));
      const texts = explainedOnce(
        shown.map((chapter) => chapterText(agenda, chapter)),
        agenda.meeting,
      );
      const chapters = shown.map((chapter, i) => ({
        heading: words(`${'#'.repeat(chapter.level)} ${text(chapter.title)}`),
        text: words(texts[i] ?? ''),
      }));
      const found = collectedFindings(agenda);
      if (found !== null) {
        const chapter = { heading: words(`## ${found.title}`), text: words(found.text) };
        chapters.splice(placeOfFindings(shown), 0, chapter);
      }
      const meanings = agenda.meeting.newcomers === true ? glossary(texts, agenda.meeting) : null;
      if (meanings !== null) {
        chapters.push({ heading: words(`## ${meanings.title}`), text: words(meanings.text) });
      }
      return `${tidy(placePage({ ...pageHeader(agenda, shownAt), chapters }))}\n`;
    },
  };
}

/** After all that is looked at and before what is talked about freely. */
function placeOfFindings(shown: readonly Chapter[]): number {
  const at = shown.findIndex(({ section }) =>
    ['topics', 'upcoming', 'actions', 'retro'].includes(section.name),
  );
  return at < 0 ? shown.length : at;
}

/** A page of its own, which is all body: the index across services. */
export function openPage<B extends Body>(
  name: string,
  sample: B,
  templates: Templates,
  compiler: Compiler | null,
): (body: B) => string {
  const { open, refuseMistakes } = opener(templates, compiler);
  const place = open(name, sample);
  refuseMistakes();
  return (body) => `${tidy(place(body))}\n`;
}

/** Opens templates one by one and tells all their mistakes together. */
function opener(templates: Templates, compiler: Compiler | null) {
  const mistakes: string[] = [];
  const open = <B extends Body>(name: string, sample: B): Place<B> => {
    const template = templates.get(name);
    if (template === undefined) throw new Error(`no template "${name}"`);
    if ('compiled' in template) return runtime.template<B>(template.compiled as TemplateSpecification);
    if (compiler === null) throw new Error(`${template.file} needs the compiler`);
    try {
      const program = compiler.parse(template.text);
      const wrong = mistakesIn(program.body as unknown as readonly TemplateNode[], sample);
      mistakes.push(...wrong.map(({ line, what }) => `${template.file}, line ${line}: ${what}`));
      return compiler.compile<B>(program, COMPILE_OPTIONS);
    } catch (error) {
      const why = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
      mistakes.push(`${template.file}: ${why}`);
      return () => '';
    }
  };
  const refuseMistakes = (): void => {
    if (mistakes.length === 0) return;
    throw new Problem(
      {
        what:
          mistakes.length === 1 ? 'A template has a mistake.' : `Templates have ${mistakes.length} mistakes.`,
        why: mistakes.join('\n'),
        try: COMPARE,
      },
      EXIT.badConfig,
      mistakes.map((what) => ({ what, why: '', try: COMPARE })),
    );
  };
  return { open, refuseMistakes };
}

const COMPARE = 'Compare with the template of the same name in the templates folder of the package.';

/** An instance of our own: nothing registered elsewhere in the process can be reached from a template. */
const runtime = (RuntimeModule as unknown as typeof Handlebars).create();

/** No HTML escaping, which is the wrong one for Markdown: words come safe. bin/build.mjs compiles with the same. */
const COMPILE_OPTIONS = { noEscape: true, strict: true, knownHelpersOnly: true };

/** Lists of nothing leave blank lines behind: one is enough. */
function tidy(rendered: string): string {
  return rendered
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
