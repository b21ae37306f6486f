import type { Dashboard, Monitor } from '../records.ts';

/** A place on a dashboard where somebody wrote today's threshold down by hand: it does not move with the rule. */
export interface Mark {
  readonly dashboard: Dashboard;
  /** The widget's title. */
  readonly widget: string;
}

export function marksOf(
  { metric }: Pick<Monitor, 'metric'>,
  threshold: number,
  dashboards: readonly Dashboard[],
): readonly Mark[] {
  if (metric === null) return [];
  return dashboards.flatMap((dashboard) =>
    dashboard.widgets
      .filter(({ marks }) => marks?.values.includes(threshold) === true && shows(marks.metric, metric))
      .map(({ title }) => ({ dashboard, widget: title })),
  );
}

/** What a graph shows is a metric, several with '*' or '#' for one part of the name, or all whose names begin so. */
function shows(graph: string, metric: string): boolean {
  const begins = graph.replace(/(?:\.[*#])+$/, '');
  const wanted = begins.split('.');
  const parts = metric.split('.');
  return (
    begins !== '' &&
    wanted.length <= parts.length &&
    wanted.every((part, i) => part === '*' || part === '#' || part === parts[i])
  );
}
