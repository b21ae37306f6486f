import { describe, expect, it } from 'vitest';
import { toWriteFor, undocumented } from '../../../src/sections/monitoring/undocumented.ts';
import { fired } from '../../support/fired.ts';
import { meeting } from '../../support/meeting.ts';
import { monitor, ruleOf } from '../../support/monitors.ts';

const { period } = meeting();
const alerts = (name: string, times: number) =>
  Array.from({ length: times }, (_, i) => fired(name, `2026-10-1${i} 10:00`, { rule: ruleOf(name) }));
const names = (rules: ReturnType<typeof undocumented>) => rules.map(({ monitor: { name } }) => name);

describe('rules without a memo', () => {
  const monitors = [
    monitor('quiet'),
    monitor('often'),
    monitor('once'),
    monitor('silenced', { muted: true }),
    monitor('written up', { memo: 'see the wiki' }),
    monitor('check', { type: 'check' }),
    monitor('of another service', { ours: false }),
  ];
  const ours = [
    ...alerts('once', 1),
    ...alerts('often', 3),
    ...alerts('silenced', 2),
    ...alerts('written up', 5),
    fired('quiet', '2026-09-30 23:59', { rule: ruleOf('quiet') }),
  ];

  it('are those of this service that could carry one, what fired most in the period first', () => {
    expect(undocumented(monitors, ours, period).map(({ monitor, fired }) => [monitor.name, fired])).toEqual([
      ['often', 3],
      ['silenced', 2],
      ['once', 1],
      ['quiet', 0],
    ]);
    expect(undocumented(monitors, null, period).every(({ fired }) => fired === null)).toBe(true);
  });

  it('are worth writing for where somebody was woken', () => {
    expect(names(toWriteFor(undocumented(monitors, ours, period)))).toEqual(['often', 'once']);
    expect(toWriteFor(undocumented(monitors, null, period))).toEqual([]);
  });

  it('are not told of a team that writes none: ten are work, eleven are a wall', () => {
    const bare = (n: number) => {
      const many = Array.from({ length: n }, (_, i) => `rule ${i}`);
      const all = undocumented(
        many.map((name) => monitor(name)),
        many.flatMap((name) => alerts(name, 1)),
        period,
      );
      return toWriteFor(all).length;
    };
    expect([bare(10), bare(11)]).toEqual([10, 0]);
  });
});
