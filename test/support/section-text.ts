import { readFileSync } from 'node:fs';
import { loadCompiler, openTemplates } from '../../src/agenda/render.ts';
import type { Meeting } from '../../src/meeting.ts';
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
  const renderer = openTemplates(
    new Map([
      ['agenda', template(meeting, 'agenda.md.hbs')],
      [`sections/${section.name}`, template(meeting, `sections/${section.name}.hbs`)],
    ]),
    [section],
    compiler,
  );
  const view = section.view(records, meeting, told, replies);
  return renderer.chapter(
    { meeting, chapters: [], gaps: [], leftOut: [] },
    { section, title: '', level: 2, view, gaps: [] },
  );
}

const compiler = await loadCompiler();

function template({ locale }: Meeting, file: string): { readonly file: string; readonly text: string } {
  const path = new URL(`../../templates/${locale}/${file}`, import.meta.url);
  return { file, text: readFileSync(path, 'utf8') };
}
