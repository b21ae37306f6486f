import type { AlertType, Monitor } from '../records.ts';

/** What of a rule can be replayed on the history of its metric. */
export interface ThresholdRule {
  /** The level at which its alerts open. */
  readonly level: 'warning' | 'critical';
  readonly threshold: number;
  /** That of the other level: from there on it is the one that opens them. `null` when there is none. */
  readonly otherLevel: number | null;
  readonly operator: '>' | '<';
  /** Points averaged. */
  readonly duration: number;
  /** Means beyond the threshold in a row that open an alert. */
  readonly attempts: number;
}

/** Why a rule can't be replayed: the kind of rule, a metric that can't be fetched, or no threshold to move. */
export type NotReplayable = Exclude<AlertType, 'host' | 'service'> | 'ratio' | 'noThreshold';

export function thresholdRule(monitor: Monitor): ThresholdRule | NotReplayable {
  const { type, metric, operator, durationPoints, attempts } = monitor;
  if (type !== 'host' && type !== 'service') return type;
  // 'cpu%', 'memory%', …: computed inside Mackerel from several metrics by a formula that is not published in full.
  if (metric?.endsWith('%')) return 'ratio';
  const easiest = easiestLevel(monitor);
  if (metric === null || operator === null || easiest === null) return 'noThreshold';
  return { ...easiest, operator, duration: durationPoints ?? 1, attempts: attempts ?? 1 };
}

/** An alert opens at the level that is crossed first: the warning, where there is one that makes sense. */
function easiestLevel({
  operator,
  warning,
  critical,
}: Monitor): Pick<ThresholdRule, 'level' | 'threshold' | 'otherLevel'> | null {
  if (warning === null) {
    return critical === null ? null : { level: 'critical', threshold: critical, otherLevel: null };
  }
  const criticalIsFirst = critical !== null && (operator === '<' ? critical > warning : critical < warning);
  return criticalIsFirst
    ? { level: 'critical', threshold: critical, otherLevel: warning }
    : { level: 'warning', threshold: warning, otherLevel: critical };
}
