import { describe, expect, it } from 'vitest';
import { type LedgerEntry, verdictLedger, verdictWord } from '../../src/records/verdict-ledger.ts';
import type { Alert, MinutesPage, Monitor, RuleLedger } from '../../src/records.ts';
import { book, fired } from '../support/fired.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { monitor, ruleOf } from '../support/monitors.ts';
import { ledger, ruleChange } from '../support/rule-changes.ts';

const URL = 'https://mackerel.io/orgs/acme/monitors/m-p95';
const page = (month: string, said: string): MinutesPage => ({
  month,
  path: `${month}.md`,
  madeAt: null,
  promised: [],
  verdicts: [{ url: URL, name: 'shop p95', said }],
  topicsLeft: [],
  resolutions: [],
});
const alerts = (deleted: boolean) =>
  ['2026-09-03', '2026-09-10', '2026-09-20', '2026-10-05'].map((opened) =>
    fired('p95', opened, { rule: ruleOf('p95', { deleted }) }),
  );

function became(
  said: string,
  {
    changes = ledger(),
    monitors = [monitor('p95')],
    earlier = [],
  }: { changes?: RuleLedger | null; monitors?: readonly Monitor[]; earlier?: readonly string[] } = {},
): LedgerEntry | undefined {
  const before = earlier.map((word, i) => page(`2026-0${8 - i}`, word));
  const pages = [page('2026-09', said), ...before];
  return verdictLedger(
    { pages },
    { alerts: book(alerts(monitors.length === 0)), monitors, ruleChanges: changes },
    meeting(),
  )[0];
}

describe('a decision of the last meeting', () => {
  it('to move the threshold was carried out when a threshold changed since, and it is told whether that helped', () => {
    const changes = ledger(ruleChange('p95', 'warning', [0.45, 0.5]));
    expect(became('閾値 0.5 に', { changes })).toMatchObject({
      became: 'asDecided',
      changed: { from: tokyo('2026-10-12 09:00'), to: tokyo('2026-10-19 09:00') },
      firedThen: 3,
      firedNow: 1,
    });
  });

  it('to move the threshold is not done while only the words of the rule changed', () => {
    const changes = ledger(ruleChange('p95', 'memo', ['old', 'new']));
    expect(became('閾値', { changes })).toMatchObject({ became: 'notYet', months: 1, changed: null });
  });

  it('that was made month after month and not done says for how long', () => {
    expect(became('閾値', { earlier: ['閾値を上げる', '維持'] })).toMatchObject({
      became: 'notYet',
      months: 2,
    });
  });

  it('is not called undone where nobody kept a record of the settings', () => {
    expect(became('閾値', { changes: null })?.became).toBe('unknown');
    expect(became('閾値', { changes: { since: null, changes: [] } })?.became).toBe('unknown');
    expect(became('閾値', { changes: { since: tokyo('2026-11-15'), changes: [] } })?.became).toBe('unknown');
  });

  it('to delete is carried out when the rule is in no list any more', () => {
    expect(became('削除', { monitors: [] })?.became).toBe('asDecided');
    expect(became('削除')?.became).toBe('notYet');
  });

  it('to keep went another way when the rule was changed all the same', () => {
    expect(became('維持')?.became).toBe('nothingToDo');
    const changes = ledger(ruleChange('p95', 'warning', [0.45, 0.5]));
    expect(became('維持', { changes })?.became).toBe('otherwise');
  });

  it('does not count what was changed before the month was over', () => {
    const changes = ledger(ruleChange('p95', 'warning', [0.4, 0.45], '2026-09-20 09:00'));
    expect(became('閾値', { changes })?.became).toBe('notYet');
  });

  it('to look into it is not carried out by any change, which is told as what it is', () => {
    const changes = ledger(ruleChange('p95', 'warning', [0.45, 0.5]));
    expect(became('調査', { changes })?.became).toBe('changed');
    const words = ledger(ruleChange('p95', 'memo', ['old', 'new']));
    expect(became('調査', { changes: words })?.became).toBe('nothingToDo');
  });

  it('may be a sentence of its own', () => {
    expect(became('来月まで様子を見る')).toMatchObject({ word: 'sentence', became: 'nothingToDo' });
  });
});

it.each([
  ['維持', 'keep'],
  ['閾値を 0.5 に', 'threshold'],
  ['しきい値', 'threshold'],
  ['削除。使っていない', 'delete'],
  ['調査（aoi）', 'investigate'],
  ['予告', 'announce'],
  ['Threshold 0.5', 'threshold'],
  ['keep', 'keep'],
  ['閾値はこのまま', 'keep'],
  ['削除しない', 'sentence'],
  ['変更なし', 'keep'],
  ['look into', 'investigate'],
  ['アプリを直す', 'sentence'],
])('%s is the decision %s', (said, word) => {
  expect(verdictWord(said)).toBe(word);
});

describe('what the last page tells beside decisions of rules', () => {
  const decided = (url: string, name: string, said: string, madeAt: string | null = null): MinutesPage => ({
    ...page('2026-09', ''),
    madeAt,
    verdicts: [{ url, name, said }],
  });
  const became = (last: MinutesPage, ours: readonly Alert[], changes: RuleLedger | null = ledger()) =>
    verdictLedger(
      { pages: [last] },
      { alerts: book(ours), monitors: [monitor('p95')], ruleChanges: changes },
      meeting(),
    )[0];

  it('does not take what was changed before the page was made for what was decided on it', () => {
    const change = ledger(ruleChange('p95', 'warning', [0.45, 0.5]));
    const last = (madeAt: string) => decided(URL, 'p95', '閾値 0.5 に', madeAt);
    const { to } = change.changes[0]?.between ?? { to: new Date(0) };
    const { iso } = meeting().local;
    const minute = iso(to).slice(0, 'YYYY-MM-DDTHH:MM'.length);
    const dayBefore = iso(new Date(to.getTime() - 86_400_000)).slice(0, 'YYYY-MM-DDTHH:MM'.length);
    expect(became(last(dayBefore), alerts(false), change)?.became).toBe('asDecided');
    expect(became(last(minute), alerts(false), change)?.became).not.toBe('asDecided');
  });

  it('finds a rule that was deleted by the alert its line leads to', () => {
    const gone = fired('gone', '2026-09-10', {
      rule: ruleOf('gone', { deleted: true, url: null, name: null }),
    });
    const url = gone.origin.url ?? '';
    expect(became(decided(url, '削除済みのルール', '削除'), [gone])).toMatchObject({
      rule: gone.rule?.id,
      name: '削除済みのルール',
      became: 'asDecided',
      firedThen: 1,
      firedNow: 0,
    });
  });

  it('tells of a storm how large it was, and whether there was one again', () => {
    const storm = (day: string, n: number) =>
      Array.from({ length: n }, (_, i) => fired(`rule ${i}`, `${day} 05:31`, { rule: ruleOf(`rule ${i}`) }));
    const ours = [...storm('2026-09-08', 12), ...storm('2026-10-08', 11)];
    const url = ours[0]?.origin.url ?? '';
    expect(became(decided(url, '09-08 05:31 の一斉発生', '予告'), ours)).toMatchObject({
      name: '09-08 05:31 の一斉発生',
      word: 'announce',
      became: 'nothingToDo',
      firedThen: 12,
      firedNow: 11,
    });
  });
});
