import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../src/records.ts';
import { incidents } from '../../../src/sections/incidents/index.ts';
import { unheard } from '../../../src/sections/incidents/unheard.ts';
import { book, fired } from '../../support/fired.ts';
import { incident, tracked } from '../../support/issues.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { ruleOf } from '../../support/monitors.ts';
import { sectionText } from '../../support/section-text.ts';

const outage = incident(208, { opened: '2026-10-13 07:30' });

const at = (clock: string, different: Partial<Alert> = {}): Alert =>
  fired(`at ${clock}`, `2026-10-13 ${clock}`, different);
const muted = (clock: string): Alert => at(clock, { rule: ruleOf('muted', { muted: true }) });

/** One each day at seven, for so many days up to the incident. */
const daily = (days: number): readonly Alert[] =>
  Array.from({ length: days }, (_, i) => {
    const openedAt = new Date(tokyo('2026-10-13 07:00').getTime() - i * 24 * 3_600_000);
    return fired('daily', '2026-10-13 07:00', { rule: ruleOf('daily'), openedAt });
  }).reverse();

const hints = (ours: readonly Alert[], perhapsOurs: readonly Alert[] = [], one = outage) =>
  unheard(one, { ...book(ours), perhapsOurs }, meeting()).map(({ why, minutes }) => [why, minutes]);

describe('of an incident that nobody was told of', () => {
  it('there is nothing to say without evidence', () => {
    expect(hints([])).toEqual([]);
    expect(hints([at('01:00'), at('06:29'), at('08:01')])).toEqual([]);
  });

  it('nor when somebody was told in the hour before', () => {
    expect(hints([at('06:30'), muted('07:20'), at('07:40')])).toEqual([]);
  });

  it('a muted rule had fired', () => {
    expect(hints([muted('07:21')])).toEqual([['muted', 9]]);
  });

  it('a rule of no known service had fired', () => {
    expect(hints([], [at('07:10')])).toEqual([['perhapsOurs', 20]]);
  });

  it('an alert stood open already, at most six hours', () => {
    expect(hints([at('01:29', { closedAt: null })])).toEqual([]);
    expect(hints([at('01:30', { closedAt: null })])).toEqual([['open', 360]]);
    expect(hints([at('05:00', { closedAt: tokyo('2026-10-13 07:31') })])).toEqual([['open', 150]]);
  });

  it('a rule that fires nearly every day fired too', () => {
    expect(hints(daily(30))).toEqual([['allTheTime', 30]]);
  });

  it('a rule fired soon afterwards, while it lasted', () => {
    expect(hints([at('07:42')])).toEqual([['afterwards', -12]]);
    expect(hints([at('07:42')], [], { ...outage, closedAt: tokyo('2026-10-13 07:40') })).toEqual([]);
  });

  it('a rule that fires every other day says nothing by firing afterwards', () => {
    const rule = ruleOf('often');
    const earlier = (n: number) =>
      Array.from({ length: n }, (_, i) =>
        fired('often', `2026-10-${String(i + 1).padStart(2, '0')} 12:00`, { rule }),
      );
    expect(hints([...earlier(10), at('07:42', { rule })])).toEqual([['afterwards', -12]]);
    expect(hints([...earlier(11), at('07:42', { rule })])).toEqual([]);
  });

  it('the two most telling are told, each rule once', () => {
    const ours = [at('06:00', { closedAt: null }), muted('07:00'), muted('07:10'), at('07:42')];
    expect(hints(ours)).toEqual([
      ['muted', 30],
      ['open', 90],
    ]);
  });
});

describe('on the page', () => {
  const records = {
    incidents: tracked([outage]),
    alerts: book([muted('07:21'), at('07:42')]),
  };
  const said = (locale: 'ja' | 'en') =>
    sectionText(incidents, records, meeting({ locale }))
      .split('\n')
      .filter((line) => /手がかり|hint/.test(line))
      .map((line) => line.replace(/\(https:\S+\)/, '(…)'));

  it('each stands under the incident with a link to its alert and a question', () => {
    expect(said('ja')).toEqual([
      '  - 手がかり: いまミュート中の [`muted`](…) が 9 分前に鳴っていました → ミュートを外しますか？',
      '  - 手がかり: 起票の 12 分後に [`at 07:42`](…) が鳴りました → もっと早く鳴らせますか？',
    ]);
    expect(said('en')).toEqual([
      '  - A hint: [`muted`](…), muted now, fired 9 min before → Unmute it?',
      '  - A hint: [`at 07:42`](…) fired 12 min after → Could it fire earlier?',
    ]);
  });

  it('and in the facts with the id of its alert; null when the alerts are not known', () => {
    const unheardOf = (given: typeof records | Omit<typeof records, 'alerts'>) => {
      const { facts } = incidents.view(given, meeting(), []);
      return (facts as { readonly items: readonly { readonly unheard: unknown }[] }).items[0]?.unheard;
    };
    expect(unheardOf(records)).toEqual([
      { id: 'at 07:21 2026-10-13 07:21', monitor: 'm-muted', why: 'muted', minutes: 9 },
      { id: 'at 07:42 2026-10-13 07:42', monitor: 'id of at 07:42', why: 'afterwards', minutes: -12 },
    ]);
    expect(unheardOf({ incidents: records.incidents })).toBeNull();
  });
});
