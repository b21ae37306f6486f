import type { ThresholdRule } from '../records/threshold-rule.ts';
import type { Monitor } from '../records.ts';

/**
 * The change as it stands in the monitors.json of `mkr monitors pull`, as a diff. pwg does not make it: a PUT replaces the
 * whole rule, and who changes when somebody is woken up should have looked at it.
 */
export function change(
  monitor: Monitor,
  { level, threshold }: Pick<ThresholdRule, 'level' | 'threshold'>,
  recommended: number,
): readonly string[] {
  return [
    '   {',
    `     "id": ${JSON.stringify(monitor.origin.id)},`,
    ...(monitor.name === null ? [] : [`     "name": ${JSON.stringify(monitor.name)},`]),
    `-    "${level}": ${JSON.stringify(threshold)},`,
    `+    "${level}": ${JSON.stringify(recommended)},`,
  ];
}
