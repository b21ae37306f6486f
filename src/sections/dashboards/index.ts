import { type Markdown, words } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import type { Dashboard, MetricBook } from '../../records.ts';
import { defineSection, titled } from '../section.ts';
import { graphLines } from './graph-lines.ts';
import { closeUpsOn, type DashboardReview, type GraphReview, walk } from './graphs.ts';
import { broken, dashboardLine } from './line.ts';
import { DASHBOARD_WORDS } from './words.ts';

/** The team walks through its dashboards each month, so each has a line even when nothing is wrong with it. */
export const dashboards = defineSection({
  name: 'dashboards',
  title: titled('ダッシュボード', 'Dashboards'),
  needs: ['dashboards'],
  uses: ['metrics'],
  ifThere: ['metrics'],
  sample: { dashboards: [{ line: words('…'), graphs: [words('…')] }] },
  asks: ({ dashboards: all, metrics }) => (metrics === null ? {} : { closeUps: closeUpsOn(all, metrics) }),
  view: ({ dashboards: all, metrics }, meeting, _told, replies) => {
    const walked = metrics === null ? null : walk(all, metrics, replies);
    return {
      facts: {
        items: all.map((dashboard, i) => ({
          id: dashboard.origin.id,
          title: dashboard.title,
          url: dashboard.origin.url,
          brokenWidgets: broken(dashboard.widgets).length,
          graphs: walked?.[i]?.graphs.map(graphFacts) ?? null,
        })),
      },
      ...(walked?.some(({ graphs }) => graphs.length > 0) === true
        ? { question: QUESTION[meeting.locale] }
        : {}),
      body: { dashboards: all.map((dashboard, i) => lines(dashboard, walked?.[i], metrics, meeting)) },
      ...(all.length === 0 ? { quiet: DASHBOARD_WORDS[meeting.locale].quiet(meeting.service) } : {}),
    };
  },
});

function lines(
  dashboard: Dashboard,
  review: DashboardReview | undefined,
  metrics: MetricBook | null,
  meeting: Meeting,
): { readonly line: Markdown; readonly graphs: readonly Markdown[] } {
  const line = dashboardLine(dashboard, meeting);
  const graphs = review === undefined || metrics === null ? [] : graphLines(review, metrics.grid, meeting);
  return { line, graphs };
}

/** Medians of the hours, in the metric's own unit. */
function graphFacts({ widget, series, before, now, finding, shifted }: GraphReview) {
  const { host, role, service, metric, yearAgo } = series;
  return {
    widget: widget.title,
    host: host === null ? null : (host.name ?? host.id),
    role,
    service,
    metric,
    before,
    now,
    yearAgo,
    shifted,
    kind: finding?.kind ?? null,
    at: finding?.at ?? null,
  };
}

const QUESTION: { readonly [L in Locale]: Markdown } = {
  ja: words('この中で、利用者の体験にいちばん近いグラフはどれですか？'),
  en: words('Which of these graphs is closest to what users feel?'),
};
