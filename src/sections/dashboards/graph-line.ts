import { code, join, link, type Markdown, md, NOTHING, text, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { soFar } from '../../records/calendar.ts';
import { graphAddress } from '../../records/graph-address.ts';
import { metricAmount } from '../../records/metric-amount.ts';
import type { MetricFinding } from '../../records/metric-findings.ts';
import { metricGloss } from '../../records/metric-gloss.ts';
import { periodNames } from '../../records/period-names.ts';
import type { MetricGrid, MetricSeries } from '../../records.ts';
import { GRAPH_WORDS } from './graph-words.ts';
import type { GraphReview } from './graphs.ts';

/** One graph in one line: this month against the last one and last year's, and what is dated. */
export function graphLine(graph: GraphReview, grid: MetricGrid, meeting: Meeting): Markdown {
  const say = GRAPH_WORDS[meeting.locale];
  const { series, finding, alsoMoved } = graph;
  const parts = [
    months(graph, meeting),
    finding === null ? NOTHING : dated(finding, grid, meeting),
    series.yearAgo === null
      ? NOTHING
      : say.yearAgo(periodNames(meeting).now, amountOf(series.yearAgo, series)),
    alsoMoved === 0 ? NOTHING : say.alsoMoved(alsoMoved),
  ];
  return say.tells(nameOf(graph, meeting), join(parts, say.slash));
}

/** The title leads to the graph over both months. */
function nameOf({ widget, series }: GraphReview, meeting: Meeting): Markdown {
  const { locale, earlier } = meeting;
  const address = graphAddress(series.graph, { from: earlier.from, to: soFar(meeting).to });
  const metric = md`${code(series.metric)}${metricGloss(series.metric, meeting)}`;
  const owner = ownerOf(series);
  const what = owner === null ? metric : GRAPH_WORDS[locale].of(owner, metric);
  return widget.title.trim() === ''
    ? md`${link(code(series.metric), address)}${metricGloss(series.metric, meeting)}`
    : GRAPH_WORDS[locale].named(link(title(widget.title), address), what);
}

function ownerOf({ host, role }: MetricSeries): Markdown | null {
  if (host !== null) return text(host.name ?? host.id);
  return role === null ? null : text(role);
}

function months({ series, before, now }: GraphReview, meeting: Meeting): Markdown {
  if (before === null || now === null) return NOTHING;
  const names = periodNames(meeting);
  return GRAPH_WORDS[meeting.locale].months(
    { name: names.before, amount: amountOf(before, series) },
    { name: names.now, amount: amountOf(now, series) },
    before > 0 && now >= 0 ? now / before : null,
  );
}

function dated(finding: MetricFinding, { stepMinutes }: MetricGrid, { local, locale }: Meeting): Markdown {
  const say = GRAPH_WORDS[locale];
  const { kind, series, before, after, until, placeOfDay } = finding;
  const about = (instant: Date): string => say.about(local.date(instant), local.hour(instant));
  const when = finding.exact ? say.exactly(local.dateTime(finding.at)) : about(finding.at);
  const end = until === null ? null : about(until);
  const [from, to] = [amountOf(before, series), amountOf(after, series)];
  switch (kind) {
    case 'level':
      return say.level(when, from, to, end);
    case 'changed':
      return say.level(when, from, to, null);
    case 'slope':
      return say.slope(when);
    case 'variance':
      return say.variance(when);
    case 'season':
      return say.season(when, Math.floor(((placeOfDay ?? 0) * stepMinutes) / 60));
    case 'spike':
      return say.spike(when, to);
    case 'gap':
      return say.gap(when, end);
    case 'appeared':
      return say.appeared(when);
    case 'disappeared':
      return say.gap(when, null);
    default:
      return kind satisfies never;
  }
}

const amountOf = (value: number, { unit }: MetricSeries): string => metricAmount(value, unit);
