import type { Markdown } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import type { Replies } from '../../records/queries.ts';
import { thresholdLine } from '../../records/threshold-line.ts';
import { marksOf } from '../../records/threshold-marks.ts';
import { reviewThreshold } from '../../records/threshold-review.ts';
import { thresholdRule } from '../../records/threshold-rule.ts';
import type { Dashboard, Incident, Monitor } from '../../records.ts';
import type { Line, RuleLine } from './decisions.ts';

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

export interface Evidence {
  readonly incidents: readonly Incident[] | null;
  readonly dashboards: readonly Dashboard[] | null;
}

/** What another threshold would have done, in one line; `null` when nothing was asked, or today's is good enough. */
export function thresholdNote(
  monitor: Monitor,
  { review }: RuleLine,
  minutes: Replies['minutes'] | undefined,
  { incidents, dashboards }: Evidence,
  meeting: Meeting,
): Markdown | null {
  const rule = thresholdRule(monitor);
  const history = minutes?.get(monitor.origin.id);
  if (typeof rule !== 'string' && history === undefined) return null;
  const tested = reviewThreshold(monitor, history, { alerts: review.trend, incidents }, meeting);
  const marks = typeof rule === 'string' ? [] : marksOf(monitor, rule.threshold, dashboards ?? []);
  return thresholdLine(tested, marks, meeting);
}
