import type { Markdown } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import type { Replies } from '../../records/queries.ts';
import type { ThresholdReview } from '../../records/threshold-review.ts';
import type { Dashboard } from '../../records.ts';
import type { RuleLine } from './decisions.ts';
import { notes } from './notes.ts';
import { alertsIn } from './rest-table.ts';
import type { Review } from './review.ts';
import { ruleLine } from './rule-line.ts';
import { stormLine } from './storm-line.ts';
import { thresholdNote } from './threshold.ts';
import { ALERT_WORDS } from './words.ts';
import { workAfter } from './work-after.ts';

/** What is decided on one by one: each line with what stands below it. Nothing when there is nothing to decide. */
export type ReviewBody = readonly {
  readonly coverage: Markdown;
  readonly lines: readonly { readonly line: Markdown; readonly notes: readonly Markdown[] }[];
}[];

export function reviewBody(
  review: Review,
  tests: ReadonlyMap<string, ThresholdReview>,
  dashboards: readonly Dashboard[] | null,
  replies: Partial<Replies>,
  meeting: Meeting,
): ReviewBody {
  const { first } = review.lines;
  if (first.length === 0) return [];
  const rule = (line: RuleLine) => {
    const monitor = review.monitors.get(line.review.rule?.id ?? '') ?? null;
    const work = workAfter(line.review.trend, review.worklogs, meeting);
    const tested = tests.get(monitor?.origin.id ?? '');
    const threshold =
      monitor === null || tested === undefined ? null : thresholdNote(monitor, tested, dashboards, meeting);
    return {
      line: ruleLine(line, { monitor, events: review.events, work }, meeting),
      notes: [...notes(line, monitor, replies, meeting), ...(threshold === null ? [] : [threshold])],
    };
  };
  return [
    {
      coverage: ALERT_WORDS[meeting.locale].coverage(
        first.length,
        alertsIn(first),
        review.total.fired.length,
      ),
      lines: first.map((line) =>
        line.kind === 'storm' ? { line: stormLine(line.storm, review, meeting), notes: [] } : rule(line),
      ),
    },
  ];
}
