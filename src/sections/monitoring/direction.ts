import type { Monitor, RuleChange } from '../../records.ts';

/** Whether a change lets more pass or less, as those who run the service would say it; `null` where nobody can tell. */
export type Direction = 'looser' | 'tighter' | null;

/** `operator` is that of the rule as it is now. */
export function direction({ field, before, after }: RuleChange, operator: Monitor['operator']): Direction {
  if (field === 'isMute') return after === true ? 'looser' : 'tighter';
  const more = LOOSER_WHEN.get(field) ?? (THRESHOLDS.includes(field) ? operator : null);
  if (more === null) return null;
  const [from, to] = [rank(field, before), rank(field, after)];
  if (from === null || to === null) return from === to ? null : to === null ? 'looser' : 'tighter';
  if (from === to) return null;
  return to > from === (more === '>') ? 'looser' : 'tighter';
}

export const THRESHOLDS: readonly string[] = ['warning', 'critical'];

/** '>' = more is looser, '<' = less is. Certificates are warned of so many days ahead: fewer days is later. */
const LOOSER_WHEN: ReadonlyMap<string, '>' | '<'> = new Map([
  ['duration', '>'],
  ['maxCheckAttempts', '>'],
  ['notificationInterval', '>'],
  ['missingDurationWarning', '>'],
  ['missingDurationCritical', '>'],
  ['responseTimeWarning', '>'],
  ['responseTimeCritical', '>'],
  ['responseTimeDuration', '>'],
  ['certificationExpirationWarning', '<'],
  ['certificationExpirationCritical', '<'],
  ['warningSensitivity', '<'],
  ['criticalSensitivity', '<'],
]);

const SENSITIVITIES: readonly unknown[] = ['insensitive', 'normal', 'sensitive'];
/** Without a word of its own the vendor takes 1. */
const ONE_IF_UNSET: readonly string[] = ['duration', 'maxCheckAttempts'];

/** `null` = the field is not set, and so never lets the rule fire. */
function rank(field: string, value: RuleChange['before']): number | null {
  if (typeof value === 'number') return value;
  const level = SENSITIVITIES.indexOf(value);
  return level >= 0 ? level : ONE_IF_UNSET.includes(field) ? 1 : null;
}
