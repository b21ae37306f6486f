import { type Mark, type Plot, plot } from '../../charts/plot.ts';
import { plain } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { dayTicks } from '../../records/day-ticks.ts';
import { metricAmount } from '../../records/metric-amount.ts';
import type { MetricFinding } from '../../records/metric-findings.ts';
import { metricGloss } from '../../records/metric-gloss.ts';
import type { MetricGrid } from '../../records.ts';
import { type Chart, chart } from '../section.ts';
import { beside, type Happened } from './beside.ts';
import { pointsOf, type Shape, type Shown, shapeOf, startOf } from './chart-shape.ts';
import { UNSEEN_CHART_WORDS, type UnseenChartWords } from './chart-words.ts';
import { dayProfile } from './day-profile.ts';
import { graphAround } from './line.ts';
import { beganAt } from './when.ts';

/** A finding as a picture: the graph, how high it was before and is since, when it began, and what else happened. */
export function findingChart(
  name: string,
  finding: MetricFinding,
  grid: MetricGrid,
  happened: Happened,
  meeting: Meeting,
): Chart {
  const say = UNSEEN_CHART_WORDS[meeting.locale];
  const shown = shownOf(finding, grid);
  const heading = headingOf(finding, meeting, say);
  const moment = say.moment[finding.kind](beganAt(finding, meeting));
  const up = {
    say: (value: number) => metricAmount(value, finding.series.unit),
    base: finding.series.unit.startsWith('bytes') ? (2 as const) : (10 as const),
  };
  const shape = shapeOf(finding, shown, grid, say);
  const said = [...shape.levels, ...shape.legend].map(({ label }) => label).join(say.comma);
  const { local } = meeting;
  const first = local.date(new Date(startOf(shown.first, grid)));
  const last = local.date(new Date(startOf(shown.end, grid) - 1));
  const title = say.title(heading, moment, said, first, last);
  const common = { lang: meeting.locale, title, heading, up };
  return chart({ name, title, of: graphAround(finding, grid, meeting) }, () =>
    plot(
      finding.kind === 'season'
        ? { ...common, ...dayProfile(finding, grid, meeting, say, moment) }
        : { ...common, ...course({ finding, shown, shape, moment }, grid, happened, meeting) },
    ),
  );
}

interface Drawn {
  readonly finding: MetricFinding;
  readonly shown: Shown;
  readonly shape: Shape;
  readonly moment: string;
}

/** The values over the time that is shown, with what is known of it. */
function course(
  { finding, shown, shape, moment }: Drawn,
  grid: MetricGrid,
  happened: Happened,
  meeting: Meeting,
): Omit<Plot, 'lang' | 'title' | 'heading' | 'up'> {
  const say = UNSEEN_CHART_WORDS[meeting.locale];
  const [from, to] = [startOf(shown.first, grid), startOf(shown.end, grid)];
  const marks = marksOf(finding, happened, meeting, say).filter(({ at }) => at >= from && at < to);
  return {
    across: { from, to, ticks: dayTicks({ from: new Date(from), to: new Date(to) }, meeting.local) },
    bands: shape.bands,
    lines: [{ style: 'data', points: pointsOf(finding.series.values, shown, grid) }, ...shape.lines],
    levels: shape.levels,
    instant: { at: finding.at.getTime(), label: moment },
    marks,
    legend: [
      ...shape.legend,
      ...(['change', 'incident', 'worklog'] as const).flatMap((of) =>
        marks.some(({ kind }) => kind === of) ? [{ of, label: say[of] }] : [],
      ),
    ],
  };
}

/** What is short is seen from near: a week before, a week after. All else in front of both months. */
function shownOf({ kind, slot }: MetricFinding, { starts, perDay }: MetricGrid): Shown {
  if (kind !== 'spike' && kind !== 'gap') return { first: 0, end: starts.length };
  const week = 7 * perDay;
  return { first: Math.max(0, slot - week), end: Math.min(starts.length, slot + week) };
}

function headingOf({ series }: MetricFinding, meeting: Meeting, say: UnseenChartWords): string {
  const { host, role, service } = series;
  const metric = `${series.metric}${metricGloss(series.metric, meeting)}`;
  const said =
    host !== null
      ? say.host(host.name ?? host.id, metric)
      : role === null
        ? say.service(service, metric)
        : say.role(role, metric);
  return plain(said);
}

/** Merges are too many to tell anything; work is done every day, and tells something only next to the moment. */
function marksOf(
  finding: MetricFinding,
  happened: Happened,
  { local }: Meeting,
  say: UnseenChartWords,
): readonly Mark[] {
  const near = beside(finding.at, happened);
  const mark = (kind: Mark['kind'], title: string, at: Date, isNear: boolean): Mark => ({
    kind,
    at: at.getTime(),
    label: say.mark(title, local.dateTime(at)),
    near: isNear,
  });
  return [
    ...happened.changes
      .filter(({ kind }) => kind !== 'merge')
      .map((change) => mark('change', change.title, change.at, change === near.change)),
    ...happened.incidents.map((one) =>
      mark('incident', `${one.ref} ${one.title}`, one.openedAt, one === near.issue?.issue),
    ),
    ...happened.worklogs
      .filter((one) => one === near.issue?.issue)
      .map((one) => mark('worklog', `${one.ref} ${one.title}`, one.openedAt, true)),
  ];
}
