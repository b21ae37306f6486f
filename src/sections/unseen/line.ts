import { millisecondsInDay } from 'date-fns/constants';
import { code, join, link, type Markdown, md, NOTHING, text, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { graphAddress } from '../../records/graph-address.ts';
import { issueLink } from '../../records/issue-link.ts';
import { metricAmount } from '../../records/metric-amount.ts';
import type { MetricFinding } from '../../records/metric-findings.ts';
import { metricGloss } from '../../records/metric-gloss.ts';
import type { MetricGrid } from '../../records.ts';
import { type Beside, beside, type Happened } from './beside.ts';
import { beganAt, hourSaid } from './when.ts';
import { UNSEEN_WORDS, type UnseenWords } from './words.ts';

/** A finding as a line: where, what, when, by how much against what, how sure, what else happened then, and a question. */
export function findingLine(
  finding: MetricFinding,
  grid: MetricGrid,
  happened: Happened,
  meeting: Meeting,
  chart: Markdown,
): Markdown {
  const say = UNSEEN_WORDS[meeting.locale];
  const shown = md`${where(finding, say)} ${graphLink(finding, grid, meeting)}`;
  const told = [
    say.tells(shown, sentence(finding, grid, meeting)),
    also(finding, meeting),
    besideWords(beside(finding.at, happened), meeting),
    chart,
  ];
  const returned = finding.kind === 'level' && finding.until !== null;
  return md`${join(told, say.slash)} → ${returned ? say.askOfReturned : say.asks[finding.kind]}`;
}

function where({ series }: MetricFinding, say: UnseenWords): Markdown {
  const { host, role, service } = series;
  if (host !== null) return text(host.name ?? host.id);
  return role === null ? say.service(service) : say.role(role);
}

function graphLink(finding: MetricFinding, grid: MetricGrid, meeting: Meeting): Markdown {
  const { metric } = finding.series;
  return md`${link(code(metric), graphAround(finding, grid, meeting))}${metricGloss(metric, meeting)}`;
}

/** The graph from two days before to two days after, or to the end of the period. */
export function graphAround(
  { series, at, until }: MetricFinding,
  grid: MetricGrid,
  meeting: Meeting,
): string {
  const DAYS = 2 * millisecondsInDay;
  const last = Math.min((until ?? at).getTime() + DAYS, meeting.period.to.getTime());
  const from = new Date(Math.max(at.getTime() - DAYS, grid.starts[0] ?? 0));
  return graphAddress(series.graph, { from, to: new Date(last) });
}

function sentence(finding: MetricFinding, grid: MetricGrid, meeting: Meeting): Markdown {
  const say = UNSEEN_WORDS[meeting.locale];
  const { kind, series, until, before, after, times, placeOfDay } = finding;
  const when = beganAt(finding, meeting);
  const end = until === null ? null : hourSaid(until, meeting);
  const amounts = { before: metricAmount(before, series.unit), after: metricAmount(after, series.unit) };
  switch (kind) {
    case 'level':
      return say.level(when, ratio(before, after), amounts, sure(times), end);
    case 'slope':
      return say.slope(when, amounts);
    case 'variance':
      return say.variance(when, after / before);
    case 'season':
      return say.season(when, (((placeOfDay ?? 0) * grid.stepMinutes) / 60) | 0, amounts);
    case 'spike':
      return say.spike(when, amounts, sure(times), end);
    case 'changed':
      return say.changed(when, Math.floor(finding.slot / grid.perDay), amounts);
    case 'gap':
      return say.gap(when, end, after);
    case 'appeared':
      return say.appeared(when);
    case 'disappeared':
      return say.disappeared(when);
    default:
      return kind satisfies never;
  }
}

/** After ÷ before, where that says something. */
const ratio = (before: number, after: number): number | null =>
  before > 0 && after > 0 ? after / before : null;

/** Whole times; beyond fifty the number says no more. */
const sure = (times: number | null): number | null =>
  times === null || times < 2 ? null : Math.min(50, Math.round(times));

const NAMES_SHOWN = 3;

function also({ others, series }: MetricFinding, { locale }: Meeting): Markdown {
  if (others.length === 0) return NOTHING;
  const say = UNSEEN_WORDS[locale];
  const names = new Map(
    others.map((other) => {
      const here = other.series.host?.id === series.host?.id;
      const name = here ? code(other.series.metric) : where(other, say);
      return [String(name), name];
    }),
  );
  const shown = join([...names.values()].slice(0, NAMES_SHOWN), say.comma);
  return say.also(others.length, shown, names.size > NAMES_SHOWN);
}

function besideWords({ change, issue }: Beside, { locale, local }: Meeting): Markdown {
  const say = UNSEEN_WORDS[locale];
  const parts = [
    change === null
      ? NOTHING
      : say.change(link(title(change.title), change.origin.url), local.dateTime(change.at)),
    issue === null ? NOTHING : say[issue.is](issueLink(issue.issue), local.dateTime(issue.issue.openedAt)),
  ];
  const both = join(parts, say.comma);
  return both.empty ? NOTHING : say.beside(both);
}
