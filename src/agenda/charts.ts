import { chartFile } from '../records/chart-link.ts';
import type { Chart } from '../sections/section.ts';
import { type Agenda, isQuiet } from './compose.ts';

/** A picture of what the page says, under the name of its file. */
export interface AgendaChart extends Chart {
  readonly file: string;
}

/** In the order of the page. What is said in a phrase has no picture. */
export function chartsOf({ chapters }: Agenda): readonly AgendaChart[] {
  return chapters
    .filter((chapter) => !isQuiet(chapter))
    .flatMap(({ section, view }) =>
      (view?.charts ?? []).map((chart) => ({ ...chart, file: chartFile(section.name, chart.name) })),
    );
}
