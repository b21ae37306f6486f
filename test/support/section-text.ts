import { readFileSync } from 'node:fs';
import { loadCompiler, openTemplates, type Renderer } from '../../src/agenda/render.ts';
import type { Locale, Meeting } from '../../src/meeting.ts';
import type { Replies } from '../../src/records/queries.ts';
import type { Records } from '../../src/records.ts';
import type { Section, Told } from '../../src/sections/section.ts';

/** What a section says on the page below its heading, by its packaged template. */
export function sectionText(
  section: Section,
  records: Partial<Records>,
  meeting: Meeting,
  told: readonly Told[] = [],
  replies: Partial<Replies> = {},
): string {
  const view = section.view(records, meeting, told, replies);
  return rendererOf(section, meeting.locale).chapter(
    { meeting, chapters: [], gaps: [], leftOut: [] },
    { section, title: '', level: 2, view, gaps: [] },
  );
}

const compiler = await loadCompiler();
const opened = new Map<string, Renderer>();

/** Compiling takes longer than all else a test does, so it is done once. */
function rendererOf(section: Section, locale: Locale): Renderer {
  const name = `${locale} ${section.name}`;
  const renderer =
    opened.get(name) ??
    openTemplates(
      new Map([
        ['agenda', template(locale, 'agenda.md.hbs')],
        [`sections/${section.name}`, template(locale, `sections/${section.name}.hbs`)],
      ]),
      [section],
      compiler,
    );
  opened.set(name, renderer);
  return renderer;
}

function template(locale: Locale, file: string): { readonly file: string; readonly text: string } {
  const path = new URL(`../../templates/${locale}/${file}`, import.meta.url);
  return { file, text: readFileSync(path, 'utf8') };
}
