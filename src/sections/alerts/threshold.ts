import type { Markdown } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import type { Replies } from '../../records/queries.ts';
import { thresholdLine } from '../../records/threshold-line.ts';
import { marksOf } from '../../records/threshold-marks.ts';
import { reviewThreshold, type ThresholdReview } from '../../records/threshold-review.ts';
import { thresholdRule } from '../../records/threshold-rule.ts';
import type { Dashboard, Monitor } from '../../records.ts';
import type { Line } from './decisions.ts';
import type { Review } from './review.ts';

/** The back-test costs dozens of calls a rule. */
const AT_MOST = 3;
/** Fewer alerts a month are no noise. */
const NOISY = 5;

/** The noisiest host and service rules among these lines: those whose threshold is worth a back-test. */
export function noisiest(lines: readonly Line[], monitors: ReadonlyMap<string, Monitor>): readonly Monitor[] {
  return lines
    .filter((line) => line.kind === 'rule')
    .filter(({ alone }) => alone.length >= NOISY)
    .toSorted((a, b) => b.alone.length - a.alone.length)
    .flatMap(({ review }) => monitors.get(review.rule?.id ?? '') ?? [])
    .filter(({ type }) => type === 'host' || type === 'service')
    .slice(0, AT_MOST);
}

/** Those of them with a history that can be asked for. */
export function replayable(monitors: readonly Monitor[]): readonly Monitor[] {
  return monitors.filter((monitor) => typeof thresholdRule(monitor) !== 'string');
}

/** The back-tests of these rules, by id; of those for which nothing was asked there is none. */
export function backTests(
  { noisiest: rules, lines, incidents }: Review,
  minutes: Replies['minutes'] | undefined,
  meeting: Meeting,
): ReadonlyMap<string, ThresholdReview> {
  const tests = new Map<string, ThresholdReview>();
  for (const monitor of rules) {
    const { id } = monitor.origin;
    const line = lines.first.find((one) => one.kind === 'rule' && one.review.rule?.id === id);
    const history = minutes?.get(id);
    if (line?.kind !== 'rule' || (typeof thresholdRule(monitor) !== 'string' && history === undefined))
      continue;
    tests.set(id, reviewThreshold(monitor, history, { alerts: line.review.trend, incidents }, meeting));
  }
  return tests;
}

/** What another threshold would have done, in one line; `null` when today's is good enough. */
export function thresholdNote(
  monitor: Monitor,
  tested: ThresholdReview,
  dashboards: readonly Dashboard[] | null,
  meeting: Meeting,
): Markdown | null {
  const marks = tested.is === 'replayed' ? marksOf(monitor, tested.rule.threshold, dashboards ?? []) : [];
  return thresholdLine(tested, marks, meeting);
}
