import { type Markdown, NOTHING, pageLink } from '../markdown.ts';
import type { Meeting } from '../meeting.ts';

/** The file of a section's chart in its folder. */
export const chartFile = (section: string, name: string): string => `${section}-${name}.svg`;

/** The chart behind a line, where charts are files beside the page. Stands after the vendor's link: that one is who the line is. */
export function chartLink(section: string, name: string | null, { pictures, locale }: Meeting): Markdown {
  if (name === null || typeof pictures !== 'object') return NOTHING;
  return pageLink(LABEL[locale], `${pictures.folder}/${chartFile(section, name)}`);
}

const LABEL = { ja: '図', en: 'chart' } as const;
