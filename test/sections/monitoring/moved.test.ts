import { describe, expect, it } from 'vitest';
import type { Dashboard, Records, RuleChange } from '../../../src/records.ts';
import { monitoring } from '../../../src/sections/monitoring/index.ts';
import { movedRules } from '../../../src/sections/monitoring/moved.ts';
import { book, fired } from '../../support/fired.ts';
import { incident, tracked } from '../../support/issues.ts';
import { meeting } from '../../support/meeting.ts';
import { monitor, ruleOf } from '../../support/monitors.ts';
import { ledger, ruleChange } from '../../support/rule-changes.ts';
import { sectionText } from '../../support/section-text.ts';

const latency = { metric: 'latency.p95', operator: '>' } as const;
const p95 = monitor('shop p95', { ...latency, memo: '開店時に 0.45 と決めた' });

const board = (different: Partial<NonNullable<Dashboard['widgets'][number]['marks']>> = {}): Dashboard => ({
  origin: { source: 'mackerel', id: 'd', url: 'https://mackerel.io/orgs/acme/dashboards/d' },
  title: '定例: shop',
  widgets: [
    {
      title: '応答時間',
      type: 'graph',
      broken: false,
      fixed: null,
      marks: { metric: 'latency.*', values: [0.45], ...different },
    },
  ],
});

const nothing = { monitors: [p95], alerts: [], incidents: [], dashboards: [] };
const moved = (...changes: readonly RuleChange[]) => movedRules(ledger(...changes), nothing, meeting());

const lines = (records: Partial<Records>, locale: 'ja' | 'en' = 'ja'): readonly string[] =>
  sectionText(monitoring, { monitors: [p95], downtimes: [], ...records }, meeting({ locale }))
    .split('\n')
    .filter((line) => line.startsWith('- '));

const looser = ruleChange('shop p95', 'warning', [0.45, 0.5]);
const link = '[shop p95](https://mackerel.io/orgs/acme/monitors/m-shop-p95)';

describe('a rule that changed', () => {
  it('says what, when at the latest, and what else still holds the old value', () => {
    const records = { ruleChanges: ledger(looser), dashboards: [board()] };
    expect(lines(records)).toEqual([
      `- ${link} **緩くなりました**: 警告の閾値 0.45 → 0.5 ／ 10-12 〜 10-19 の間 ／ メモには前の値 0.45 が残っています、ダッシュボード [定例: shop](https://mackerel.io/orgs/acme/dashboards/d) の線は前の値 0.45 のまま → 一緒に直しますか？`,
    ]);
    expect(lines(records, 'en')).toEqual([
      `- ${link} **was loosened**: warning threshold 0.45 → 0.5 / between Oct 12 and Oct 19 / its memo still says 0.45, a line on dashboard [定例: shop](https://mackerel.io/orgs/acme/dashboards/d) still marks 0.45 → Change that too?`,
    ]);
  });

  it.each([
    ['its metric', { metric: 'latency.p95' }, true],
    ['what its metric begins with', { metric: 'latency' }, true],
    ['a graph of several levels', { metric: 'latency.#.*' }, true],
    ['another value', { values: [0.4] }, false],
    ['another metric that begins alike', { metric: 'lat' }, false],
    ['an expression', { metric: '' }, false],
  ])('is held against a line that marks %s', (_, marks, holds) => {
    const [one] = movedRules(ledger(looser), { ...nothing, dashboards: [board(marks)] }, meeting());
    expect(one?.left?.dashboards).toHaveLength(holds ? 1 : 0);
  });

  it.each([
    ['it holds the old value', '0.45 を超えたら', [], 'holds'],
    ['it says something else', '10.45 秒', [], 'unchanged'],
    ['there is none', null, [], 'none'],
    ['it was rewritten too', '0.45', [ruleChange('shop p95', 'memo', ['0.4', '0.45'])], 'changed'],
  ] as const)('knows of its memo that %s', (_, memo, changes, said) => {
    const monitors = [{ ...p95, memo }];
    const [one] = movedRules(ledger(looser, ...changes), { ...nothing, monitors }, meeting());
    expect(one?.left?.memo).toBe(said);
  });

  it('that announced an incident asks whether we would still hear of the next one', () => {
    const alerts = book([fired('shop p95', '2026-10-02 19:41', { rule: ruleOf('shop p95') })]);
    const incidents = tracked([
      incident(190, { opened: '2026-10-01 10:00' }),
      incident(196, { opened: '2026-10-02 19:50' }),
    ]);
    const records = { ruleChanges: ledger(looser), alerts, incidents };
    expect(lines(records)[0]).toBe(
      `- ${link} **緩くなりました**: 警告の閾値 0.45 → 0.5 ／ 10-12 〜 10-19 の間 ／ 障害を先に知らせたルールです（[#196](https://github.com/acme/operations/issues/196) の 9 分前） ／ メモには前の値 0.45 が残っています → 次の障害にも気づけますか？`,
    );
    const { worthTheHour } = monitoring.view({ monitors: [p95], downtimes: [], ...records }, meeting(), []);
    expect(worthTheHour?.map(({ weight, line }) => [weight, String(line)])).toEqual([
      [62, `${link} **緩くなりました**。障害を先に知らせたルールです（監視設定の節）`],
    ]);
  });

  it('is one line with the net change, and says when it keeps changing', () => {
    const records = {
      ruleChanges: ledger(
        ruleChange('shop p95', 'warning', [0.4, 0.45], '2026-09-07'),
        ruleChange('shop p95', 'warning', [0.45, 0.6], '2026-10-12'),
        ruleChange('shop p95', 'warning', [0.6, 0.5], '2026-11-02'),
      ),
    };
    expect(lines(records)).toEqual([
      `- ${link} 緩くなったところと厳しくなったところがあります: 警告の閾値 0.45 → 0.5 ／ 10-05 〜 11-02 の間 ／ 警告の閾値は 90 日で 3 回目 ／ メモには前の値 0.45 が残っています → 何度も変わるのはなぜですか？`,
    ]);
  });

  it('does not keep changing when the other change is more than 90 days ago', () => {
    const old = ruleChange('shop p95', 'warning', [0.4, 0.45], '2026-08-17');
    expect(moved(old, looser)[0]?.again).toBeNull();
    expect(
      moved({ ...old, between: { ...old.between, to: new Date('2026-08-18T12:00:00Z') } }, looser)[0]?.again,
    ).toEqual({ field: 'warning', times: 2 });
  });

  it('counts when it was found in or after the period, up to the meeting', () => {
    const found = (day: string) => moved(ruleChange('shop p95', 'warning', [1, 2], day)).length;
    expect(['2026-10-01', '2026-10-02', '2026-11-16', '2026-11-17'].map(found)).toEqual([0, 1, 1, 0]);
  });

  it.each([
    ['came', [ruleChange('new', 'rule', [null, 'new'])]],
    ['gone', [ruleChange('old', 'warning', [1, 2]), ruleChange('old', 'rule', ['old', null])]],
    ['muted', [ruleChange('shop p95', 'isMute', [false, true]), looser]],
    ['unmuted', [ruleChange('shop p95', 'isMute', [true, false])]],
    ['tightened', [ruleChange('shop p95', 'warning', [0.45, 0.4])]],
    ['changed', [ruleChange('shop p95', 'scopes', ['shop', 'shop: web'])]],
    ['changed', [ruleChange('of no known operator', 'warning', [1, 2])]],
  ] as const)('has %s', (kind, changes) => {
    expect(moved(...changes)[0]?.kind).toBe(kind);
  });

  it('is told with the others after what may hide the next incident', () => {
    const kinds = moved(
      ruleChange('a', 'rule', [null, 'a']),
      ruleChange('b', 'duration', [5, 3]),
      ruleChange('c', 'duration', [3, 5]),
      ruleChange('d', 'isMute', [false, true]),
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['muted', 'loosened', 'tightened', 'came']);
  });

  it('is one of at most seven lines; of the others five names', () => {
    const many = Array.from({ length: 20 }, (_, i) => ruleChange(`rule ${i}`, 'duration', [3, 5]));
    const said = lines({ ruleChanges: ledger(...many) });
    expect(said).toHaveLength(8);
    expect(said[7]).toMatch(/^- ほか 13 件: (\[rule \d+\]\(\S+\)、){5}ほか 8$/);
  });
});

describe('the record of changes', () => {
  const said = (ruleChanges: Records['ruleChanges'] | null, locale: 'ja' | 'en' = 'ja') =>
    sectionText(
      monitoring,
      { monitors: [p95], downtimes: [], ...(ruleChanges === null ? {} : { ruleChanges }) },
      meeting({ locale }),
    );

  it('is not there, begins with this run, or shows that nothing changed: three different things', () => {
    expect(said(null)).toContain('設定の変更は、比べられる以前の記録がないため出していません。');
    expect(said({ since: null, changes: [] })).toContain('設定の変更は次回から出ます');
    expect(said(ledger())).toContain('設定の変更はありません（記録は 08-03 から）。');
    expect(said(ledger(), 'en')).toContain('No rule was changed (known since Aug 3).');
  });

  it('is null in the facts until there is an older copy, and then a list', () => {
    const changed = (ruleChanges: Records['ruleChanges']) => {
      const { facts } = monitoring.view({ monitors: [p95], downtimes: [], ruleChanges }, meeting(), []);
      return (facts as { readonly changed: unknown }).changed;
    };
    expect(changed({ since: null, changes: [] })).toBeNull();
    expect(changed(ledger())).toEqual([]);
    expect(changed(ledger(looser))).toEqual([
      {
        id: 'm-shop-p95',
        name: 'shop p95',
        field: 'warning',
        before: 0.45,
        after: 0.5,
        between: looser.between,
      },
    ]);
  });

  it('says since when a muted rule is muted, and does not tell it twice', () => {
    const monitors = [monitor('LP', { muted: true })];
    const muted = (ruleChanges: Records['ruleChanges']) => lines({ monitors, ruleChanges });
    const name = '[LP](https://mackerel.io/orgs/acme/monitors/m-LP)';
    expect(muted(ledger(ruleChange('LP', 'isMute', [false, true])))).toEqual([
      `- ${name} いまミュート中（10-12 〜 10-19 の間から） → まだ止めておきますか？`,
    ]);
    expect(muted(ledger())).toEqual([
      `- ${name} いまミュート中（少なくとも 08-03 から） → まだ止めておきますか？`,
    ]);
    expect(muted({ since: null, changes: [] })).toEqual([
      `- ${name} いまミュート中 → まだ止めておきますか？`,
    ]);
  });
});
