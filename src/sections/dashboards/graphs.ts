import { closelyDated, closeUpsOf } from '../../records/close-up.ts';
import { type MetricFinding, scanMetrics } from '../../records/metric-findings.ts';
import { type MonthMedians, monthMedians } from '../../records/month-medians.ts';
import type { CloseUp, Replies } from '../../records/queries.ts';
import type { Dashboard, MetricBook, MetricSeries, Widget } from '../../records.ts';

/** A graph of a dashboard, told by the one of its metrics that says most. */
export interface GraphReview extends MonthMedians {
  readonly widget: Widget;
  /** What happened on it in the period; `null` where nothing stands out. */
  readonly finding: MetricFinding | null;
  /** Others of its metrics that moved, too. */
  readonly alsoMoved: number;
  readonly isNews: boolean;
}

export interface DashboardReview {
  readonly dashboard: Dashboard;
  /** In the order in which they are read. */
  readonly graphs: readonly GraphReview[];
  /** Graphs whose metrics were not read: formulas and queries of other things, or gone. */
  readonly notCompared: readonly Widget[];
}

/** Each dashboard from its first widget to its last, with what the scan has read. */
export function walk(
  dashboards: readonly Dashboard[],
  book: MetricBook,
  replies: Partial<Replies>,
): readonly DashboardReview[] {
  const shown = book.series.filter(isShown);
  const medians = mediansOf(book);
  const findings = bySeries(scanMetrics(book).findings, replies);
  return dashboards.map((dashboard) => {
    const graphs: GraphReview[] = [];
    const notCompared: Widget[] = [];
    for (const [place, widget] of dashboard.widgets.entries()) {
      if (widget.broken || !DRAWN.includes(widget.type)) continue;
      const here = shown.filter((series) => isOn(series, dashboard, place));
      const [first, ...others] = here
        .map((series) => reviewOf(widget, series, medians, findings))
        .sort((a, b) => weight(b) - weight(a));
      if (first === undefined) notCompared.push(widget);
      else graphs.push({ ...first, alsoMoved: others.filter(({ isNews }) => isNews).length });
    }
    return { dashboard, graphs, notCompared };
  });
}

const isShown = ({ shownOn }: MetricSeries): boolean => shownOn.length > 0;

/** The walk is taken twice, to ask and to tell: a book is compared once. */
function mediansOf(book: MetricBook): ReadonlyMap<string, MonthMedians> {
  const known = MEDIANS.get(book) ?? monthMedians(book.series.filter(isShown), book.grid);
  MEDIANS.set(book, known);
  return known;
}

const MEDIANS = new WeakMap<MetricBook, ReadonlyMap<string, MonthMedians>>();

/** To date the changes that are told: each costs a call, and more lines nobody reads. */
export function closeUpsOn(dashboards: readonly Dashboard[], book: MetricBook): readonly CloseUp[] {
  const news = walk(dashboards, book, {}).flatMap(({ graphs }) =>
    graphs.flatMap(({ finding }) => finding ?? []),
  );
  return closeUpsOf([...new Set(news)].slice(0, MOST_DATED), book.grid);
}

const MOST_DATED = 10;

/** Widgets that draw or print a metric. */
const DRAWN = ['graph', 'value'];

const isOn = ({ shownOn }: MetricSeries, { origin }: Dashboard, place: number): boolean =>
  shownOn.some(({ dashboard, widget }) => dashboard === origin.id && widget === place);

function reviewOf(
  widget: Widget,
  series: MetricSeries,
  medians: ReadonlyMap<string, MonthMedians>,
  findings: ReadonlyMap<string, MetricFinding>,
): GraphReview {
  const { before = null, now = null, shifted = false } = medians.get(series.origin.id) ?? {};
  const finding = findings.get(series.origin.id) ?? null;
  return { widget, series, before, now, shifted, finding, alsoMoved: 0, isNews: shifted || finding !== null };
}

/** What is dated says more than a month that differs; then what differs most. */
function weight({ finding, shifted, before, now }: GraphReview): number {
  if (finding !== null) return 1000 + finding.score;
  return (shifted ? 1 : 0) + Math.min(0.9, Math.abs(Math.log((now ?? 1) / (before ?? 1))) || 0);
}

/** The most remarkable of each series. */
function bySeries(
  findings: readonly MetricFinding[],
  replies: Partial<Replies>,
): ReadonlyMap<string, MetricFinding> {
  const found = new Map<string, MetricFinding>();
  for (const one of findings.flatMap((finding) => [finding, ...finding.others])) {
    const known = found.get(one.series.origin.id);
    if (known === undefined || known.score < one.score)
      found.set(one.series.origin.id, closelyDated(one, replies));
  }
  return found;
}
