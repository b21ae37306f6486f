import { describe, expect, it } from 'vitest';
import type { Downtime, RuleChange } from '../../../src/records.ts';
import { mutedRules, silences } from '../../../src/sections/monitoring/silenced.ts';
import { EVERYTHING } from '../../support/downtime.ts';
import { fired } from '../../support/fired.ts';
import { incident } from '../../support/issues.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { monitor, ruleOf } from '../../support/monitors.ts';
import { ledger, ruleChange } from '../../support/rule-changes.ts';

const downtime = (start: string, different: Partial<Downtime> = {}): Downtime => ({
  origin: { source: 'mackerel', id: 'd', url: null },
  name: 'work',
  memo: null,
  start: tokyo(start),
  minutes: 60,
  recurrence: null,
  ours: true,
  ...EVERYTHING,
  ...different,
});

const hourly = { every: 'hour', interval: 1, weekdays: [], until: null } as const;

describe('a downtime', () => {
  const at = (clock: string, rule = 'a') => fired(rule, `2026-10-08 ${clock}`, { rule: ruleOf(rule) });
  const around = (planned: Downtime, alerts: ReturnType<typeof at>[]) => {
    const [silence] = silences([planned], alerts, [], meeting());
    const clocks = (list: readonly { readonly openedAt: Date }[] = []) =>
      list.map(({ openedAt }) => meeting().local.time(openedAt));
    return [clocks(silence?.around?.before), clocks(silence?.around?.during), clocks(silence?.around?.after)];
  };

  it('has the alerts of the hour before, of its own time, and of the hour after, ends exclusive', () => {
    const clocks = ['03:59', '04:00', '04:59', '05:00', '05:59', '06:00', '06:59', '07:00'];
    expect(
      around(
        downtime('2026-10-08 05:00'),
        clocks.map((clock) => at(clock)),
      ),
    ).toEqual([
      ['04:00', '04:59'],
      ['05:00', '05:59'],
      ['06:00', '06:59'],
    ]);
  });

  it('counts an alert once where its runs are close to each other', () => {
    const often = downtime('2026-10-08 05:00', {
      minutes: 30,
      recurrence: { ...hourly, until: tokyo('2026-10-08 08:00') },
    });
    expect(around(often, [at('04:50'), at('05:10'), at('05:40')])).toEqual([['04:50'], ['05:10'], ['05:40']]);
  });

  it('of some rules has only their alerts', () => {
    const narrow = downtime('2026-10-08 05:00', { covers: { places: [], rules: [ruleOf('b').id] } });
    expect(around(narrow, [at('05:10'), at('05:20', 'b')])).toEqual([[], ['05:20'], []]);
  });

  it('has minutes of the period only', () => {
    const minutes = (planned: Downtime) => silences([planned], [], [], meeting())[0]?.minutes;
    expect(minutes(downtime('2026-09-30 23:30'))).toBe(30);
    expect(minutes(downtime('2026-10-31 23:30'))).toBe(30);
    expect(minutes(downtime('2026-10-01', { recurrence: hourly, minutes: 15 }))).toBe(31 * 24 * 15);
  });

  it('is asked about once: not where a storm or an incident came while it ran, and asks itself', () => {
    const planned = downtime('2026-10-08 05:00');
    const few = [at('05:10')];
    const storm = Array.from({ length: 10 }, (_, i) => at('05:31', `rule ${i}`));
    const asked = (alerts: ReturnType<typeof at>[], filed: string | null) => {
      const incidents = filed === null ? [] : [incident(1, { opened: filed })];
      return silences([planned], alerts, incidents, meeting())[0]?.askedElsewhere;
    };
    expect(asked(few, null)).toBe(false);
    expect(asked(storm, null)).toBe(true);
    expect(asked(few, '2026-10-08 05:40')).toBe(true);
    expect(asked(few, '2026-10-08 06:00')).toBe(false);
  });

  it('knows of no alerts where they could not be read', () => {
    expect(silences([downtime('2026-10-08 05:00')], null, [], meeting())[0]?.around).toBeNull();
  });
});

describe('a muted rule', () => {
  const rules = (...changes: readonly RuleChange[]) =>
    mutedRules([monitor('LP', { muted: true })], [], ledger(...changes), meeting())[0]?.since;

  it('is muted since the last time that was found changed', () => {
    const [first, last] = ['2026-09-07', '2026-10-19'].map((day) =>
      ruleChange('LP', 'isMute', [false, true], day),
    );
    if (first === undefined || last === undefined) throw new Error('two changes');
    const back = ruleChange('LP', 'isMute', [true, false], '2026-09-21');
    expect(rules(first, back, last)).toEqual(last.between);
  });

  it('has no alerts that people were still told of', () => {
    const rule = ruleOf('LP');
    const alerts = ['2026-10-11 12:00', '2026-10-12 12:00', '2026-11-01 00:00'].map((at) =>
      fired('LP', at, { rule }),
    );
    const told = (...changes: readonly RuleChange[]) =>
      mutedRules([monitor('LP', { muted: true })], alerts, ledger(...changes), meeting())[0]?.fired?.length;
    expect(told()).toBe(2);
    expect(told(ruleChange('LP', 'isMute', [false, true], '2026-10-19'))).toBe(1);
    expect(told(ruleChange('LP', 'isMute', [false, true], '2026-11-16'))).toBe(0);
  });

  it('is muted since it came, if it came muted', () => {
    const came = ruleChange('LP', 'rule', [null, 'LP']);
    expect(
      rules(came, ruleChange('LP', 'warning', [1, 2]), ruleChange('other', 'isMute', [false, true])),
    ).toEqual(came.between);
  });
});
