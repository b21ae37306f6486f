import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, storms } from '../../src/records/storms.ts';
import type { Alert } from '../../src/records.ts';
import { fired } from '../support/fired.ts';
import { tokyo } from '../support/meeting.ts';
import { host, ruleOf } from '../support/monitors.ts';

/** One alert of the rule on each of `n` hosts, `secondsApart`. */
function onHosts(n: number, rule: string, from: string, secondsApart = 0): Alert[] {
  return Array.from({ length: n }, (_, i) =>
    fired(rule, from, {
      rule: ruleOf(rule),
      host: host(`web${i}`),
      openedAt: new Date(tokyo(from).getTime() + i * secondsApart * 1000),
    }),
  );
}

describe('storms', () => {
  it('sees ten hosts that fail in the same second', () => {
    const found = storms(onHosts(10, 'alive', '2026-10-08 05:31:20'));
    expect(found.map((storm) => storm.length)).toEqual([10]);
  });

  it('sees different rules that fail together, host or no host', () => {
    const alerts = Array.from({ length: 10 }, (_, i) => fired(`rule ${i}`, `2026-10-08 05:3${i % 5}`)).sort(
      (a, b) => a.openedAt.getTime() - b.openedAt.getTime(),
    );
    expect(storms(alerts)).toHaveLength(1);
  });

  it('does not take a rule that flaps on one host for a storm, however often it fires', () => {
    const alerts = Array.from({ length: 40 }, (_, i) =>
      fired('queue', '2026-10-14 13:05', {
        openedAt: new Date(tokyo('2026-10-14 13:05').getTime() + i * 5000),
      }),
    );
    expect(storms(alerts)).toEqual([]);
  });

  it('does not see one when nine hosts fail, or ten over ten minutes', () => {
    expect(storms(onHosts(9, 'alive', '2026-10-08 05:31'))).toEqual([]);
    expect(storms(onHosts(10, 'alive', '2026-10-08 05:31', 60))).toEqual([]);
  });

  it('keeps a storm that takes longer than five minutes in one piece', () => {
    const found = storms(onHosts(60, 'alive', '2026-10-08 05:31', 20));
    expect(found.map((storm) => storm.length)).toEqual([60]);
  });

  it('tells two storms of one morning apart', () => {
    const found = storms([
      ...onHosts(12, 'alive', '2026-10-08 05:31'),
      ...onHosts(11, 'alive', '2026-10-08 05:45'),
    ]);
    expect(found.map((storm) => storm.length)).toEqual([12, 11]);
  });

  it('never counts more than there is, nor an alert twice', () => {
    const alerts = fc
      .array(fc.record({ rule: fc.nat(4), host: fc.nat(8), second: fc.nat(3600) }), { maxLength: 120 })
      .map((list) =>
        list
          .sort((a, b) => a.second - b.second)
          .map(({ rule, host: n, second }) =>
            fired(`r${rule}`, '2026-10-08 05:00', {
              host: host(`h${n}`),
              openedAt: new Date(tokyo('2026-10-08 05:00').getTime() + second * 1000),
            }),
          ),
      );
    fc.assert(
      fc.property(alerts, (list) => {
        const found = storms(list);
        expect(new Set(found.flat()).size).toBe(found.flat().length);
        expect(folded(list.length, found)).toBeLessThanOrEqual(list.length);
        expect(folded(list.length, found)).toBeGreaterThanOrEqual(found.length);
      }),
      { seed: 2026 },
    );
  });
});

describe('folded', () => {
  it('counts each storm as one: 164 alerts with a storm of 33 are 132', () => {
    expect(folded(164, [onHosts(33, 'alive', '2026-10-08 05:31')])).toBe(132);
  });
});
