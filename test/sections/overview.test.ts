import { describe, expect, it } from 'vitest';
import { words } from '../../src/markdown.ts';
import { SECTIONS } from '../../src/sections/index.ts';
import { overview } from '../../src/sections/overview/index.ts';
import { MINUTES, timePlan } from '../../src/sections/overview/time-plan.ts';
import type { Told } from '../../src/sections/section.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { sectionText } from '../support/section-text.ts';

const told = (section: string, brought: Partial<Told> = {}): Told => ({ section, failed: false, ...brought });
const bid = (weight: number, line: string) => ({ weight, line: words(line) });

const busy: readonly Told[] = [
  told('todos', { urgent: [], sinceEnd: words('TODO 1 件') }),
  told('incidents', {
    worthTheHour: [bid(75, '再発防止が残っている障害は 6 件')],
    comparisons: [{ what: words('障害'), before: words('3'), now: words('7'), remark: words('') }],
    sinceEnd: words('障害 1 件'),
  }),
  told('slo', { worthTheHour: [bid(85, 'SLO は未達')] }),
  told('worklog', { quiet: words('作業ログ 0 件') }),
  told('alerts', {
    urgent: [bid(84, 'db2.shop'), bid(95, '証明書')],
    worthTheHour: [bid(65, 'アラートの集中'), bid(10, '四番目')],
    comparisons: [
      {
        what: words('アラート'),
        before: words('78'),
        now: words('164'),
        remark: words('全断を 1 件と数えると 132'),
      },
    ],
  }),
  told('monitoring', { urgent: [bid(70, '通知先')], quiet: words('監視設定') }),
  told('topics'),
];

describe('overview', () => {
  it('puts the heaviest first, three topics, the months side by side', () => {
    expect(sectionText(overview, {}, meeting(), busy)).toMatchInlineSnapshot(`
      "時間の目安（分）: まとめ 5・前回の TODO 5・障害 12・SLO 3・アラート 15・話題 3

      **先に片づけること**
      - 証明書
      - db2.shop
      - 通知先

      **今日、話したい 3 つ**
      1. SLO は未達
      2. 再発防止が残っている障害は 6 件
      3. アラートの集中

      | | 9 月 | 10 月 | ひとこと |
      |---|---:|---:|---|
      | 障害 | 3 | 7 |  |
      | アラート | 78 | 164 | 全断を 1 件と数えると 132 |

      締めたあと（11-01 〜 11-16）: TODO 1 件、障害 1 件。

      変わりなし: 作業ログ 0 件・監視設定。"
    `);
    expect(sectionText(overview, {}, meeting({ locale: 'en' }), busy)).toMatchInlineSnapshot(`
      "Minutes for each: overview 5, previous action items 5, incidents 12, SLO 3, alerts 15, topics 3

      **Deal with first**
      - 証明書
      - db2.shop
      - 通知先

      **3 things worth the hour**
      1. SLO は未達
      2. 再発防止が残っている障害は 6 件
      3. アラートの集中

      | | September | October | Remark |
      |---|---:|---:|---|
      | 障害 | 3 | 7 |  |
      | アラート | 78 | 164 | 全断を 1 件と数えると 132 |

      Since then (Nov 1 – Nov 16): TODO 1 件, 障害 1 件.

      Nothing new: 作業ログ 0 件; 監視設定."
    `);
  });

  it('is a few lines in a quiet month', () => {
    const quiet = [
      told('todos'),
      told('incidents', { quiet: words('障害 0 件（最後の障害から 47 日）') }),
      told('slo', { quiet: words('SLO 達成（予算の 41%）') }),
      told('alerts', { quiet: words('アラート 0 件') }),
      told('topics'),
    ];
    expect(sectionText(overview, {}, meeting(), quiet)).toMatchInlineSnapshot(`
      "先に片づけること: なし。目安 20 分で終われます。

      変わりなし: 障害 0 件（最後の障害から 47 日）・SLO 達成（予算の 41%）・アラート 0 件。"
    `);
    expect(sectionText(overview, {}, meeting({ locale: 'en' }), quiet)).toMatchInlineSnapshot(`
      "Deal with first: nothing. 20 minutes will do.

      Nothing new: 障害 0 件（最後の障害から 47 日）; SLO 達成（予算の 41%）; アラート 0 件."
    `);
  });

  it('never calls quiet what could not be read', () => {
    const blind = [told('incidents', { quiet: words('障害 0 件') }), told('alerts', { failed: true })];
    expect(sectionText(overview, {}, meeting(), blind)).toMatchInlineSnapshot(`
      "時間の目安（分）: まとめ 5

      **読めなかったもの**: アラート。「問題なし」ではありません。何が足りないかは、それぞれの節にあります。

      先に片づけること: 読めた範囲では、なし。

      変わりなし: 障害 0 件。"
    `);
    expect(sectionText(overview, {}, meeting({ locale: 'en' }), blind)).toMatchInlineSnapshot(`
      "Minutes for each: overview 5

      **Could not be read**: alerts. That does not mean all is well; what is missing is said in each section.

      Deal with first: nothing in what could be read.

      Nothing new: 障害 0 件."
    `);
    expect(overview.view({}, meeting(), blind).facts).toEqual({
      urgent: 0,
      worthTheHour: 0,
      quiet: ['incidents'],
      notRead: ['alerts'],
    });
  });

  it('folds what is urgent beyond seven instead of dropping it', () => {
    const many = [told('alerts', { urgent: Array.from({ length: 9 }, (_, i) => bid(90 - i, `n${i}`)) })];
    const text = sectionText(overview, {}, meeting(), many);
    expect(text).toContain('- n6\n\n<details><summary>ほか 2 件</summary>\n\n- n7\n- n8\n\n</details>');
  });

  it('says nothing of what came after a period that has not ended', () => {
    const early = meeting({ at: tokyo('2026-10-20') });
    expect(sectionText(overview, {}, early, busy)).not.toContain('締めたあと');
  });

  it('does not pass half a month off as a whole one', () => {
    const early = (locale: 'ja' | 'en') => meeting({ at: tokyo('2026-10-20'), locale });
    expect(sectionText(overview, {}, early('ja'), busy)).toContain('| | 9 月 | 10 月（途中） | ひとこと |');
    expect(sectionText(overview, {}, early('en'), busy)).toContain(
      '| | September | October so far | Remark |',
    );
  });

  it('is called by the month, or by no month at all', () => {
    expect(overview.title(meeting())).toBe('10 月のまとめ');
    expect(overview.title(meeting({ locale: 'en' }))).toBe('October at a glance');
    expect(overview.title(meeting({ month: null }))).toBe('この期間のまとめ');
  });
});

describe('timePlan', () => {
  it('fits an hour when everything stands on the page', () => {
    expect(Object.values(MINUTES).reduce((sum, minutes) => sum + minutes, 0)).toBe(60);
    expect(SECTIONS.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(MINUTES)));
  });

  it('gives no minutes to what is quiet or could not be read', () => {
    const plan = timePlan([
      told('alerts'),
      told('slo', { quiet: words('SLO') }),
      told('incidents', { failed: true }),
    ]);
    expect(plan).toEqual({
      kind: 'plan',
      items: [
        { section: 'overview', minutes: 5 },
        { section: 'alerts', minutes: 15 },
      ],
    });
  });

  it('is no short meeting while something is urgent or unknown', () => {
    expect(timePlan([told('alerts', { quiet: words('x') })]).kind).toBe('short');
    expect(timePlan([told('monitoring', { quiet: words('x'), urgent: [bid(70, 'x')] })]).kind).toBe('plan');
    expect(timePlan([told('alerts', { failed: true })]).kind).toBe('plan');
  });
});
