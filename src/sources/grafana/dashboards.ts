import * as z from 'zod';
import type { Dashboard, Period, Widget } from '../../records.ts';
import type { Answered } from '../source.ts';
import type { Context } from './rules.ts';
import type { GrafanaService } from './service.ts';

/** The dashboards with the service's tags, panel by panel in reading order. */
export async function dashboards(
  { http, source, links }: Context,
  { tags }: GrafanaService,
): Promise<Answered<'dashboards'>> {
  const { value: listed } = await http.get({
    path: '/api/search',
    query: { type: 'dash-db', tag: tags, limit: MOST },
    schema: z.array(z.object({ uid: z.string(), title: z.string(), url: z.string() })),
  });
  const read = listed.map(async ({ uid, title, url }): Promise<Dashboard | null> => {
    const path = `/api/dashboards/uid/${encodeURIComponent(uid)}`;
    const answer = await http.find({ path, schema: RawAnswer, absent: [404] });
    if (answer === null) return null;
    const { panels, time } = answer.value.dashboard;
    const fixed = absolute(time?.from, time?.to);
    return {
      origin: { source, id: uid, url: links.dashboard(url) },
      title,
      widgets: inReadingOrder(panels ?? []).map((panel) => toWidget(panel, fixed)),
    };
  });
  return { records: (await Promise.all(read)).filter((dashboard) => dashboard !== null) };
}

const MOST = 1000;

function toWidget({ title, type, targets }: RawPanel, fixed: Period | null): Widget {
  return {
    title: title ?? '',
    type,
    // Empty where the data source was taken away; panels that never had a query have no list at all.
    broken: targets?.length === 0,
    fixed,
  };
}

/** Rows hold their panels inside while they are folded. */
function inReadingOrder(panels: readonly RawPanel[]): readonly RawPanel[] {
  return [...panels]
    .sort((a, b) => a.gridPos.y - b.gridPos.y || a.gridPos.x - b.gridPos.x)
    .flatMap((panel) => (panel.type === 'row' ? inReadingOrder(panel.panels ?? []) : panel));
}

/** 'now-6h' moves along; an instant stands still. */
function absolute(from: string | undefined, to: string | undefined): Period | null {
  const [start = NaN, end = NaN] = [from, to].map((said) =>
    /^\d{4}-/.test(said ?? '') ? Date.parse(said ?? '') : NaN,
  );
  return Number.isNaN(start) || Number.isNaN(end) ? null : { from: new Date(start), to: new Date(end) };
}

interface RawPanel {
  readonly title?: string | null | undefined;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number };
  readonly targets?: readonly unknown[] | null | undefined;
  readonly panels?: readonly RawPanel[] | null | undefined;
}

const RawPanel: z.ZodType<RawPanel> = z.object({
  title: z.string().nullish(),
  type: z.string(),
  gridPos: z.object({ x: z.number(), y: z.number() }).catch({ x: 0, y: 0 }),
  targets: z.array(z.unknown()).nullish(),
  panels: z.lazy(() => z.array(RawPanel)).nullish(),
});

const RawAnswer = z.object({
  dashboard: z.object({
    panels: z.array(RawPanel).nullish(),
    time: z.object({ from: z.string(), to: z.string() }).partial().nullish(),
  }),
});
