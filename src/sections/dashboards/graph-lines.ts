import { code, join, type Markdown, md, NOTHING, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { periodNames } from '../../records/period-names.ts';
import type { MetricGrid, Widget } from '../../records.ts';
import { graphLine } from './graph-line.ts';
import { GRAPH_WORDS } from './graph-words.ts';
import type { DashboardReview, GraphReview } from './graphs.ts';

/** Graphs with something to say have a line each, in the order of the dashboard; all others have one together. */
export function graphLines(
  { graphs, notCompared }: DashboardReview,
  grid: MetricGrid,
  meeting: Meeting,
): readonly Markdown[] {
  const news = graphs.filter(({ isNews }) => isNews);
  const rest = restLine(
    graphs.filter((graph) => !graph.isNews),
    notCompared,
    news.length === 0,
    meeting,
  );
  return [...news.map((graph) => graphLine(graph, grid, meeting)), ...(rest.empty ? [] : [rest])];
}

function restLine(
  calm: readonly GraphReview[],
  notCompared: readonly Widget[],
  all: boolean,
  meeting: Meeting,
): Markdown {
  const say = GRAPH_WORDS[meeting.locale];
  const names = periodNames(meeting);
  const farthest = farthestFromLastYear(calm);
  return join(
    [
      calm.length === 0 ? NOTHING : say.others(calm.length, names.before, all),
      farthest === null ? NOTHING : say.sinceLastYear(nameOf(farthest.graph), names.now, farthest.ratio),
      notCompared.length === 0 ? NOTHING : say.notCompared(notCompared.length, namesOf(notCompared, meeting)),
    ],
    say.slash,
  );
}

/** A year makes more of a difference than a month; less than this nobody wonders about. */
const WORTH_A_WORD = 1.3;

function farthestFromLastYear(
  graphs: readonly GraphReview[],
): { readonly graph: GraphReview; readonly ratio: number } | null {
  const compared = graphs.flatMap((graph) => {
    const { now, series } = graph;
    if (now === null || series.yearAgo === null || now <= 0 || series.yearAgo <= 0) return [];
    return [{ graph, ratio: now / series.yearAgo }];
  });
  const [first] = compared.sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)));
  return first !== undefined && Math.abs(Math.log(first.ratio)) >= Math.log(WORTH_A_WORD) ? first : null;
}

const nameOf = ({ widget, series }: GraphReview): Markdown =>
  widget.title.trim() === '' ? code(series.metric) : title(widget.title);

const NAMES_SHOWN = 5;

function namesOf(widgets: readonly Widget[], { locale }: Meeting): Markdown {
  const named = widgets.filter((widget) => widget.title.trim() !== '');
  const shown = named.slice(0, NAMES_SHOWN).map((widget) => title(widget.title));
  const more = widgets.length > shown.length ? md`…` : NOTHING;
  return join([...shown, more], GRAPH_WORDS[locale].comma);
}
