import { chartNames } from '../../charts/names.ts';
import { type Markdown, NOTHING, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { chartLink } from '../../records/chart-link.ts';
import { closelyDated, closeUpsOf } from '../../records/close-up.ts';
import { isUnseen, type MetricFinding, scanMetrics } from '../../records/metric-findings.ts';
import type { MetricSeries } from '../../records.ts';
import { defineSection, titled, type View } from '../section.ts';
import { beside } from './beside.ts';
import { findingChart } from './chart.ts';
import { findingLine } from './line.ts';
import { UNSEEN_WORDS } from './words.ts';

/** `facts` in the JSON: an entry per graph, also where several share a line of the page. */
export interface UnseenFacts {
  readonly scanned: number;
  readonly findings: readonly {
    readonly host: string | null;
    readonly hostId: string | null;
    readonly role: string | null;
    readonly service: string;
    readonly metric: string;
    readonly kind: MetricFinding['kind'];
    readonly at: Date;
    readonly until: Date | null;
    readonly before: number;
    readonly after: number;
    readonly score: number;
    readonly onDashboard: boolean;
  }[];
  /** Metrics that exist and were not looked at, or could not be read. */
  readonly left: number;
  readonly failed: number;
}

type UnseenBody = {
  readonly scanned: Markdown;
  readonly unseen: readonly Markdown[];
  readonly shown: readonly { readonly heading: Markdown; readonly lines: readonly Markdown[] }[];
  readonly remarks: readonly Markdown[];
};

const SAMPLE: UnseenBody = {
  scanned: words('…'),
  unseen: [words('…')],
  shown: [{ heading: words('…'), lines: [words('…')] }],
  remarks: [NOTHING],
};

const MOST_LINES = 10;
const WORTH_A_LOOK = 40;

/** The look through all graphs that nobody has time for: what is unlike before, on those that no dashboard shows first. */
export const unseen = defineSection({
  name: 'unseen',
  title: titled('普段見ていないグラフの変化', 'Changes on graphs nobody looks at'),
  under: 'dashboards',
  needs: ['metrics'],
  uses: ['changes', 'incidents', 'worklogs'],
  sample: SAMPLE,
  asks: ({ metrics }) => ({
    closeUps: closeUpsOf(scanMetrics(metrics).findings.slice(0, MOST_LINES), metrics.grid),
  }),
  view: (
    { metrics, changes, incidents, worklogs },
    meeting,
    _told,
    replies,
  ): View<UnseenFacts, UnseenBody> => {
    const say = UNSEEN_WORDS[meeting.locale];
    const { scanned, findings } = scanMetrics(metrics);
    const happened = {
      changes: changes ?? [],
      incidents: incidents?.ours ?? [],
      worklogs: worklogs?.ours ?? [],
    };
    const most = meeting.inFull === true ? findings.length : MOST_LINES;
    const told = findings.slice(0, most).map((finding) => closelyDated(finding, replies));
    const names = chartNames(told.map(({ series, kind }) => `${ownerOf(series)} ${series.metric} ${kind}`));
    const nameOf = (finding: MetricFinding): string => names[told.indexOf(finding)] ?? '';
    const line = (finding: MetricFinding, chart = chartLink('unseen', nameOf(finding), meeting)): Markdown =>
      findingLine(finding, metrics.grid, happened, meeting, chart);
    const shown = told.filter((finding) => !isUnseen(finding)).map((finding) => line(finding));
    const unheard = told.filter(isUnseen).map((finding) => line(finding));
    // What was an incident is talked about as one.
    const first = told.find(
      (finding) => isUnseen(finding) && beside(finding.at, happened).issue?.is !== 'incident',
    );
    const { left, failed } = metrics;
    return {
      facts: { scanned, findings: [...told, ...findings.slice(most)].flatMap(facts), left, failed },
      ...(findings.length > 0 ? { question: QUESTION[meeting.locale] } : {}),
      body: {
        scanned: say.scanned(scanned, metrics.grid.stepMinutes),
        unseen: unheard,
        shown: shown.length === 0 ? [] : [{ heading: say.shownToo, lines: shown }],
        remarks: [
          ...(findings.length > most ? [say.more(findings.length - most)] : []),
          ...(left > 0 ? [say.left(left)] : []),
          ...(failed > 0 ? [say.failed(failed)] : []),
        ],
      },
      ...(findings.length === 0 && left === 0 && failed === 0 ? { quiet: say.quiet(scanned) } : {}),
      ...(first === undefined
        ? {}
        : { worthTheHour: [{ weight: WORTH_A_LOOK, line: line(first, NOTHING) }] }),
      charts: told.map((finding) => findingChart(nameOf(finding), finding, metrics.grid, happened, meeting)),
    };
  },
});

const ownerOf = ({ host, role, service }: MetricSeries): string => host?.name ?? host?.id ?? role ?? service;

function facts(finding: MetricFinding): UnseenFacts['findings'] {
  const { series, kind, at, until, before, after, score, others } = finding;
  const { host, role, service, metric, shownOn } = series;
  return [
    {
      host: host === null ? null : (host.name ?? host.id),
      hostId: host?.id ?? null,
      role,
      service,
      metric,
      kind,
      at,
      until,
      before,
      after,
      score,
      onDashboard: shownOn.length > 0,
    },
    ...others.flatMap(facts),
  ];
}

const QUESTION: { readonly [L in Locale]: Markdown } = {
  ja: words('この日時に、企画・告知・配信など、サービスの外で何かありましたか？'),
  en: words(
    'Did anything happen around the service on these days: a campaign, an announcement, a broadcast?',
  ),
};
