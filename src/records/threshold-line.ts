import { join, link, type Markdown, md, NOTHING, title } from '../markdown.ts';
import type { Meeting } from '../meeting.ts';
import { numberLink } from './issue-link.ts';
import type { Warned } from './threshold-incidents.ts';
import type { Mark } from './threshold-marks.ts';
import type { Replayed, ThresholdReview, ThresholdRow } from './threshold-review.ts';
import { percentOf, THRESHOLD_WORDS } from './threshold-words.ts';

/**
 * The back-test of a rule as one line under it; `null` when today's threshold is good enough. `marks` are where its value
 * is written down, too.
 */
export function thresholdLine(
  review: ThresholdReview,
  marks: readonly Mark[],
  meeting: Meeting,
): Markdown | null {
  const say = THRESHOLD_WORDS[meeting.locale];
  if (review.is === 'notReplayed') return say.notReplayed(say.because[review.why]);
  const { recommended } = review;
  if (recommended !== null) return advice(review, recommended, marks, meeting);
  switch (review.why) {
    case 'disagrees':
      return say.disagrees(percentOf(review.agreement));
    case 'nothingFits':
      return say.nothingFits(review.budget);
    default:
      return null;
  }
}

/** "0.45（今）40 件 → **0.5 で 4 件**（10-02 と 10-22 の障害では引き続き鳴る）→ 0.6 で 3 件。…" */
function advice(
  review: Replayed,
  recommended: ThresholdRow,
  marks: readonly Mark[],
  meeting: Meeting,
): Markdown {
  const say = THRESHOLD_WORDS[meeting.locale];
  const { now, tighter } = review;
  const steps = [
    say.now(now.threshold, now.alerts),
    md`${say.recommended(recommended.threshold, recommended.alerts)}${kept(recommended, review, meeting)}`,
    tighter === null
      ? NOTHING
      : md`${say.tighter(tighter.threshold, tighter.alerts)}${missed(tighter, review, meeting)}`,
  ];
  const proof = say.proof(link(say.history, review.graph), percentOf(review.agreement));
  const dashboards = [...new Map(marks.map(({ dashboard }) => [dashboard.origin.id, dashboard])).values()];
  const also = join(
    dashboards.map((dashboard) => link(title(dashboard.title), dashboard.origin.url)),
    say.comma,
  );
  return md`${say.line(join(steps, ' → '), proof)}${also.empty ? NOTHING : say.marks(also, now.threshold)}`;
}

/** What becomes of the incidents that the rule warns of today. */
function kept(row: ThresholdRow, { warned }: Replayed, meeting: Meeting): Markdown {
  const say = THRESHOLD_WORDS[meeting.locale];
  if (warned === null) return say.incidentsUnknown;
  if (warned.length === 0) return say.noIncident;
  return say.stillWarns(days(row.stillWarned, meeting), Math.round(row.minutesLater));
}

function missed(row: ThresholdRow, { warned }: Replayed, meeting: Meeting): Markdown {
  const gone = (warned ?? []).filter((one) => !row.stillWarned.includes(one));
  return gone.length === 0 ? NOTHING : THRESHOLD_WORDS[meeting.locale].misses(days(gone, meeting));
}

function days(incidents: readonly Warned[], { local, locale }: Meeting): Markdown {
  const named = incidents.map(({ incident }) => md`${local.date(incident.openedAt)} ${numberLink(incident)}`);
  return join(named, THRESHOLD_WORDS[locale].and);
}
