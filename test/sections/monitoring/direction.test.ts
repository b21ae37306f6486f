import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleChange } from '../../../src/records.ts';
import { direction } from '../../../src/sections/monitoring/direction.ts';
import { ruleChange } from '../../support/rule-changes.ts';

type Value = RuleChange['before'];
const of = (field: string, before: Value, after: Value, operator: '>' | '<' | null = '>') =>
  direction(ruleChange('p95', field, [before, after]), operator);

describe('a change of a rule is looser or tighter as those who run the service would say it', () => {
  it.each([
    ['warning', 0.45, 0.5, '>', 'looser'],
    ['warning', 0.45, 0.4, '>', 'tighter'],
    ['critical', 0.9, null, '>', 'looser'],
    ['critical', null, 0.9, '>', 'tighter'],
    ['warning', 0.9, 0.85, '<', 'looser'],
    ['critical', 0.7, 0.8, '<', 'tighter'],
    ['warning', 0.45, 0.5, null, null],
    ['duration', 3, 5, '<', 'looser'],
    ['duration', 5, null, '<', 'tighter'],
    ['maxCheckAttempts', null, 3, '>', 'looser'],
    ['maxCheckAttempts', 1, null, '>', null],
    ['isMute', false, true, '>', 'looser'],
    ['isMute', null, true, null, 'looser'],
    ['isMute', true, false, '>', 'tighter'],
    ['isMute', true, null, '>', 'tighter'],
    ['responseTimeWarning', 2000, 3000, null, 'looser'],
    ['certificationExpirationWarning', 21, 7, null, 'looser'],
    ['certificationExpirationCritical', 7, 14, null, 'tighter'],
    ['missingDurationWarning', 30, null, null, 'looser'],
    ['notificationInterval', 120, 60, null, 'tighter'],
    ['warningSensitivity', 'normal', 'insensitive', null, 'looser'],
    ['criticalSensitivity', null, 'sensitive', null, 'tighter'],
    ['memo', 'a', 'b', '>', null],
    ['scopes', 'shop', 'shop: web', '>', null],
    ['operator', '>', '<', '<', null],
    ['toString', 1, 2, '>', null],
  ] as const)('%s %s → %s (operator %s): %s', (field, before, after, operator, said) => {
    expect(of(field, before, after, operator)).toBe(said);
  });

  it('and the way back is the opposite', () => {
    const opposite = { looser: 'tighter', tighter: 'looser' } as const;
    const value = fc.option(fc.integer({ min: -5, max: 5 }));
    const field = fc.constantFrom(
      'warning',
      'critical',
      'duration',
      'certificationExpirationWarning',
      'memo',
    );
    fc.assert(
      fc.property(
        field,
        value,
        value,
        fc.constantFrom('>' as const, '<' as const),
        (name, a, b, operator) => {
          const there = of(name, a, b, operator);
          expect(of(name, b, a, operator)).toBe(there === null ? null : opposite[there]);
        },
      ),
      { seed: 20261116 },
    );
  });
});
