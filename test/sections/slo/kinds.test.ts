import { describe, expect, it } from 'vitest';
import type { Change, Objective, Records } from '../../../src/records.ts';
import { slo } from '../../../src/sections/slo/index.ts';
import { incident, tracked } from '../../support/issues.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { BOTH_MONTHS, hourly, hourOf, objective } from '../../support/objective.ts';
import { sectionText } from '../../support/section-text.ts';

/** An objective on time: an hour is one slice, or sixty minutes. */
function onTime(counted: Objective['counted'], bad: (hour: number) => number): Objective {
  const asTime = (mean: (hour: number) => number) => ({
    ...hourly('t', BOTH_MONTHS, mean),
    postedEveryMinutes: counted.are === 'slices' ? counted.minutes : 1,
  });
  const [total, badTime] = [asTime(() => 1), asTime(bad)];
  return objective({ counted, target: 99, total, bad: badTime, earlier: { total, bad: badTime } });
}

const slices = { are: 'slices', metric: 'latency.p95', minutes: 60, bound: 'below', limit: 500 } as const;
const badEvening = (hour: number): number =>
  hour >= hourOf('2026-10-12 18:00') && hour < hourOf('2026-10-13 04:00') ? 1 : 0;

const change = (at: string, different: Partial<Change> = {}): Change => ({
  origin: { source: 'github', id: at, url: 'https://github.com/acme/shop/releases/1' },
  kind: 'release',
  title: 'shop 41.2',
  at: tokyo(at),
  until: null,
  environment: null,
  ...different,
});

const text = (records: Partial<Records>, locale: 'ja' | 'en' = 'ja') =>
  sectionText(slo, records, meeting({ locale }));

describe('what burnt an SLO', () => {
  it('is told in slices of time, with the change before it', () => {
    const records = { objectives: [onTime(slices, badEvening)], changes: [change('2026-10-12 17:40')] };
    expect(text(records)).toMatchInlineSnapshot(`
      "- [可用性](https://mackerel.io/orgs/acme/services/shop) 目標 99% → **98.66%（未達）** ／ \`latency.p95\` を 1 時間ごとに見て、744 回中 10 回が 500 以上
        - 500 以上でよいのは 7 回までで、その **134%** を使いました（9 月は 0%）。使い切ったのは 10-13 です
        - 内訳: 10-12 18:00〜10-13 00:00 が 60%（直前に [shop 41.2](https://github.com/acme/shop/releases/1)）、10-13 00:00〜04:00 が 40%（直前に [shop 41.2](https://github.com/acme/shop/releases/1)）。これらの日がなければ達成でした
        - 問い: 同じことがもう一度起きたとき、短く済ませられますか？
        - 判断:

      *失敗に当たった人は、画面で何を見て、何ができなかったのでしょう？*"
    `);
    expect(text(records, 'en')).toMatchInlineSnapshot(`
      "- [可用性](https://mackerel.io/orgs/acme/services/shop), target 99% → **98.66% (missed)** / \`latency.p95\` every 1 h: 10 of 744 times at 500 or more
        - 7 times at 500 or more would be all right, and **134%** of that was used (September: 0%); the last of it went on Oct 13
        - What burnt it: 60% on Oct 12 18:00–Oct 13 00:00 (shortly after [shop 41.2](https://github.com/acme/shop/releases/1)), 40% on Oct 13 00:00–04:00 (shortly after [shop 41.2](https://github.com/acme/shop/releases/1)). Without those days we would have met it
        - To decide: If it happened again, could we make it shorter?
        - Decision:

      *What did the people who met a failure see, and what could they not do?*"
    `);
  });

  it('is told in minutes of alerts, with what people marked', () => {
    const marked = change('2026-10-12 17:00', {
      kind: 'annotation',
      title: '秋のセール',
      until: tokyo('2026-10-13 05:00'),
    });
    const calm = { are: 'alertMinutes', rules: ['トップページ'] } as const;
    const records = { objectives: [onTime(calm, badEvening)], changes: [marked] };
    expect(text(records)).toMatchInlineSnapshot(`
      "- [可用性](https://mackerel.io/orgs/acme/services/shop) 目標 99% → **98.66%（未達）** ／ 31 日のうち 10 時間、アラートが開いていました
        - 開いていてよいのは 7 時間 26 分までで、その **134%** を使いました（9 月は 0%）。使い切ったのは 10-13 です
        - 内訳: 10-12 18:00〜10-13 00:00 が 60%（[秋のセール](https://github.com/acme/shop/releases/1) の間）、10-13 00:00〜04:00 が 40%（[秋のセール](https://github.com/acme/shop/releases/1) の間）。これらの日がなければ達成でした
        - 問い: 同じことがもう一度起きたとき、短く済ませられますか？
        - 判断:

      *失敗に当たった人は、画面で何を見て、何ができなかったのでしょう？*"
    `);
    expect(text(records, 'en')).toMatchInlineSnapshot(`
      "- [可用性](https://mackerel.io/orgs/acme/services/shop), target 99% → **98.66% (missed)** / an alert was open for 10 h of 31 days
        - 7 h 26 min with an open alert would be all right, and **134%** of that was used (September: 0%); the last of it went on Oct 13
        - What burnt it: 60% on Oct 12 18:00–Oct 13 00:00 (during [秋のセール](https://github.com/acme/shop/releases/1)), 40% on Oct 13 00:00–04:00 (during [秋のセール](https://github.com/acme/shop/releases/1)). Without those days we would have met it
        - To decide: If it happened again, could we make it shorter?
        - Decision:

      *What did the people who met a failure see, and what could they not do?*"
    `);
  });

  it('is asked about where nothing stands beside it', () => {
    expect(text({ objectives: [onTime(slices, badEvening)] })).toContain(
      '  - 問い: 10-12 18:00〜10-13 00:00 は、何が起きていましたか？（障害の記録も変更も見つかりません）',
    );
  });

  it('counts the days it does not name', () => {
    const days = [3, 5, 7, 9, 11].map((day) => hourOf(`2026-10-${String(day).padStart(2, '0')} 10:00`));
    const records = { objectives: [onTime(slices, (hour) => (days.includes(hour) ? 1 : 0))] };
    expect(text(records)).toContain('、ほか 2 日で 40%。');
  });

  it('is no matter of days where there are many of them', () => {
    const at = (hour: number) => (hour >= hourOf('2026-10-01') && hour % 72 === 10 ? 1 : 0);
    const told = text({ objectives: [onTime(slices, at)] });
    expect(told).toMatch(/ {2}- 11 日に分かれています。多い順: 10-01 .+ が 9%、.+、ほか 8 日で 73%。\n/);
    expect(told).toContain('  - 問い: この回数を減らしますか、目標を見直しますか？');
  });

  it('is in the facts: by cause, by day, and the day on which nothing was left', () => {
    const another = hourOf('2026-10-20 10:00');
    const objectives = [onTime(slices, (hour) => (hour === another ? 1 : badEvening(hour)))];
    const incidents = tracked([incident(7, { opened: '2026-10-12 18:20' })]);
    const { facts } = slo.view(
      { objectives, incidents, changes: [change('2026-10-12 23:30')] },
      meeting(),
      [],
    );
    expect(facts).toMatchObject({
      objectives: [
        {
          counted: 'slices',
          bad: 11,
          budgetLeft: expect.closeTo(1 - 11 / 7.44, 10),
          usedUpOn: '2026-10-13',
          expectedUsedUpOn: null,
          shares: {
            incidents: expect.closeTo(10 / 11, 10),
            marked: 0,
            unexplained: expect.closeTo(1 / 11, 10),
            everyday: 0,
          },
        },
      ],
    });
    const days = (facts as { objectives: { days: readonly { date: string; bad: number }[] }[] }).objectives[0]
      ?.days;
    expect(days).toHaveLength(31);
    expect(days?.filter(({ bad }) => bad > 1)).toEqual([
      { date: '2026-10-12', total: 24, bad: 6, budgetUsed: expect.closeTo(6 / 7.44, 10) },
      { date: '2026-10-13', total: 24, bad: 4, budgetUsed: expect.closeTo(4 / 7.44, 10) },
    ]);
  });
});

describe('a budget in a period that still runs', () => {
  const at = tokyo('2026-10-16');
  const expected = (bad: (hour: number) => number) => {
    const { facts } = slo.view({ objectives: [onTime(slices, bad)] }, meeting({ at }), []);
    const [{ usedUpOn, expectedUsedUpOn } = { usedUpOn: '', expectedUsedUpOn: '' }] = (
      facts as { objectives: { usedUpOn: string | null; expectedUsedUpOn: string | null }[] }
    ).objectives;
    return { usedUpOn, expectedUsedUpOn };
  };
  const sinceMonth = (everyHours: number) => (hour: number) =>
    hour >= hourOf('2026-10-01') && hour % everyHours === 0 ? 1 : 0;

  it('is expected to end where the last week would bring it', () => {
    // 5 of 7.44 are gone after 15 days, 2.33 a week: it takes another 7.3 days.
    expect(expected(sinceMonth(72))).toEqual({ usedUpOn: null, expectedUsedUpOn: '2026-10-24' });
  });

  it('is told of the whole period', () => {
    const records = { objectives: [onTime(slices, sinceMonth(72))] };
    expect(sectionText(slo, records, meeting({ at }))).toContain(
      '期間全体では 500 以上でよいのは 7 回までの見込みで、ここまでに **67%** を使いました（9 月は 0%）。この 7 日間の速さだと 10-24 ごろに使い切ります',
    );
    expect(sectionText(slo, records, meeting({ at, locale: 'en' }))).toContain(
      'over the whole period about 7 times at 500 or more would be all right; so far **67%** of that was used (September: 0%); at the pace of the last 7 days it is used up about Oct 24',
    );
  });

  it('is not said to end when it lasts, and has ended when it has', () => {
    expect(expected(sinceMonth(240))).toEqual({ usedUpOn: null, expectedUsedUpOn: null });
    expect(expected(sinceMonth(24))).toEqual({ usedUpOn: '2026-10-08', expectedUsedUpOn: null });
  });
});
