import { describe, expect, it } from 'vitest';
import type { Records } from '../../../src/records.ts';
import { slo } from '../../../src/sections/slo/index.ts';
import { incident, tracked } from '../../support/issues.ts';
import { meeting } from '../../support/meeting.ts';
import { BOTH_MONTHS, hourly, hourOf, objective } from '../../support/objective.ts';
import { sectionText } from '../../support/section-text.ts';

const missed: Partial<Records> = {
  objectives: [
    objective({
      bad: hourly('http.errors', BOTH_MONTHS, (hour) => (hour === hourOf('2026-10-02 20:00') ? 120 : 1.02)),
    }),
  ],
  incidents: tracked([incident(196, { opened: '2026-10-02 19:50', title: '注文ができない' })]),
};
const october = meeting();
const english = meeting({ locale: 'en' });

describe('slo', () => {
  it('says how much was used, what burnt it, and asks', () => {
    expect(sectionText(slo, missed, october)).toMatchInlineSnapshot(`
      "- [可用性](https://mackerel.io/orgs/acme/services/shop) 目標 99.9% → **99.882%（未達）** ／ 4,464 万件中 52,672 件が失敗
        - 失敗してよいのは 44,640 件までで、その **118%** を使いました（9 月は 102%）。使い切ったのは 10-26 です
        - 内訳: 10-02 20:00〜21:00 が 14%（[#196](https://github.com/acme/operations/issues/196)）、残り 86% は毎日の「普段の失敗」。**障害がなくても届きません**
        - 問い: 普段の失敗を減らしますか、目標を見直しますか？
        - 判断:

      *失敗に当たった人は、画面で何を見て、何ができなかったのでしょう？*"
    `);
    expect(sectionText(slo, missed, english)).toMatchInlineSnapshot(`
      "- [可用性](https://mackerel.io/orgs/acme/services/shop), target 99.9% → **99.882% (missed)** / 52,672 of 44.6 million failed
        - 44,640 may fail, and **118%** of that was used (September: 102%); the last of it went on Oct 26
        - What burnt it: 14% on Oct 2 20:00–21:00 ([#196](https://github.com/acme/operations/issues/196)); the other 86% is what fails on any day. **Even without incidents we would miss it**
        - To decide: Bring down what fails every day, or change the target?
        - Decision:

      *What did the people who met a failure see, and what could they not do?*"
    `);
  });

  it('says that much is missing instead of calling it met', () => {
    const holes: Partial<Records> = {
      objectives: [
        objective({ bad: hourly('http.errors', BOTH_MONTHS, (hour) => (hour % 4 === 0 ? null : 0.9)) }),
      ],
    };
    expect(sectionText(slo, holes, october)).toMatchInlineSnapshot(`
      "- [可用性](https://mackerel.io/orgs/acme/services/shop) 目標 99.9% → **99.910%（参考値）** ／ 3,348 万件中 30,132 件が失敗
        - 失敗してよいのは 33,480 件までで、その **90%** を使いました（9 月は 90%）
        - 期間の 25% はデータがありません。ない時間は「良かった」とは数えていません
        - 問い: データはなぜ欠けましたか？
        - 判断:"
    `);
    expect(sectionText(slo, holes, english)).toMatchInlineSnapshot(`
      "- [可用性](https://mackerel.io/orgs/acme/services/shop), target 99.9% → **99.910% (rough)** / 30,132 of 33.5 million failed
        - 33,480 may fail, and **90%** of that was used (September: 90%)
        - 25% of the time has no data. It is not counted as good
        - To decide: Why is data missing?
        - Decision:"
    `);
    expect(slo.view(holes, october, []).quiet).toBeUndefined();
  });

  it('does not judge without any data', () => {
    const empty: Partial<Records> = { objectives: [objective({ bad: hourly('b', 0, () => 1) })] };
    expect(sectionText(slo, empty, october)).toMatchInlineSnapshot(`
      "- [可用性](https://mackerel.io/orgs/acme/services/shop) 目標 99.9% → **データがないため判定できません**
        - 問い: データはなぜ欠けましたか？
        - 判断:"
    `);
    expect(slo.view(empty, october, []).facts).toEqual({
      objectives: [
        {
          name: '可用性',
          target: 99.9,
          attained: null,
          total: null,
          bad: null,
          budgetUsed: null,
          missingShare: 1,
          counted: 'events',
          budgetLeft: null,
          usedUpOn: null,
          expectedUsedUpOn: null,
          everydayBudgetUsed: null,
          shares: null,
          days: null,
        },
      ],
    });
  });

  it('is one phrase while the budget lasts, and when there is no SLO', () => {
    const quiet = (records: Partial<Records>, at = october) => String(slo.view(records, at, []).quiet);
    expect(quiet({ objectives: [objective()] })).toBe('SLO（品質の目標）達成（失敗してよい量の 50%）');
    expect(quiet({ objectives: [objective(), objective({ target: 99.8 })] }, english)).toBe(
      '2 SLOs (the quality promised) met, at most 50% of the failures allowed used',
    );
    expect(quiet({ objectives: [] })).toBe('SLO（品質の目標。未設定）');
  });

  it('gets a chapter when the budget is nearly used up, though it was met', () => {
    const near = { objectives: [objective({ bad: hourly('b', BOTH_MONTHS, () => 0.9) })] };
    expect(slo.view(near, october, []).quiet).toBeUndefined();
    expect(slo.view(near, october, []).worthTheHour).toEqual([]);
  });

  it('is worth the hour when missed, more so the second time, and stands beside last month', () => {
    const { worthTheHour = [], comparisons = [] } = slo.view(missed, october, []);
    expect(worthTheHour.map(({ weight, line }) => [weight, String(line)])).toEqual([
      [
        85,
        'SLO（品質の目標。[可用性](https://mackerel.io/orgs/acme/services/shop) 99.9%）は 2 か月続けて未達。障害がなくても、普段の失敗だけで届きません（SLO の節）',
      ],
    ]);
    expect(
      comparisons.map(({ what, before, now, remark }) => [what, before, now, remark].map(String)),
    ).toEqual([['エラー予算（失敗してよい量）の消費', '102%', '118%', '100% を超えると未達']]);
  });
});
