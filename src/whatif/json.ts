import type { Meeting } from '../meeting.ts';
import type { Replayed, ThresholdReview } from '../records/threshold-review.ts';
import type { Monitor } from '../records.ts';
import { change } from './change.ts';
import { grid, ladder, type SettingRow } from './rows.ts';

/**
 * The answer for machines. `minutes` is open time inside the period, unrounded. `rows` holds a hundred thresholds as the
 * rule is set, then today's threshold for every duration and number of attempts; none where the replay does not tell what
 * the rule does, and `why` says so.
 */
export function whatifJson(monitor: Monitor, review: ThresholdReview, meeting: Meeting): string {
  const { period, local } = meeting;
  const replayed = review.is === 'replayed' ? review : null;
  const usable = replayed !== null && replayed.why !== 'disagrees' ? replayed : null;
  return JSON.stringify({
    schema: 'pwg.whatif/1',
    monitor: {
      id: monitor.origin.id,
      name: monitor.name,
      type: monitor.type,
      metric: monitor.metric,
      operator: monitor.operator,
      warning: monitor.warning,
      critical: monitor.critical,
      level: replayed?.rule.level ?? null,
    },
    period: { from: local.iso(period.from), to: local.iso(period.to), timezone: local.zone },
    current: replayed === null ? null : row({ ...replayed.rule, ...replayed.now }),
    agreement: replayed?.agreement ?? null,
    why: review.why,
    budget: replayed?.budget ?? null,
    incidents: replayed === null ? null : incidents(replayed),
    recommended: suggested(usable, 'recommended'),
    tighter: suggested(usable, 'tighter'),
    change: usable?.recommended == null ? null : change(monitor, usable.rule, usable.recommended.threshold),
    rows: usable === null ? [] : [...ladder(usable), ...grid(usable).flat()].map(row),
  });
}

const row = ({ threshold, duration, attempts, alerts, night, openMinutes }: SettingRow) => ({
  threshold,
  duration,
  attempts,
  alerts,
  night,
  minutes: openMinutes,
});

function suggested(replayed: Replayed | null, which: 'recommended' | 'tighter') {
  const found = replayed?.[which] ?? null;
  if (replayed === null || found === null) return null;
  return {
    ...row({ duration: replayed.rule.duration, attempts: replayed.rule.attempts, ...found }),
    minutesLater: found.minutesLater,
    incidents: found.stillWarned.map(({ incident }) => incident.origin.id),
  };
}

/** Those of which the rule warns today. */
const incidents = ({ warned }: Replayed): readonly string[] | null =>
  warned === null ? null : warned.map(({ incident }) => incident.origin.id);
