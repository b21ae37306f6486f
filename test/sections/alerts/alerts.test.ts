import { describe, expect, it } from 'vitest';
import type { MinuteSeries } from '../../../src/records/queries.ts';
import type { Alert, Downtime, Records } from '../../../src/records.ts';
import type { AlertFacts } from '../../../src/sections/alerts/facts.ts';
import { alerts } from '../../../src/sections/alerts/index.ts';
import { EVERYTHING } from '../../support/downtime.ts';
import { book, fired } from '../../support/fired.ts';
import { incident, tracked } from '../../support/issues.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { host, monitor, ruleOf } from '../../support/monitors.ts';
import { sectionText } from '../../support/section-text.ts';

const RULES = {
  p95: ruleOf('p95'),
  queue: ruleOf('queue'),
  checkout: ruleOf('checkout | errors', { muted: true }),
  alive: ruleOf('alive', { type: 'connectivity' }),
  top: ruleOf('top', { type: 'external' }),
  gone: ruleOf('gone', { name: null, deleted: true, url: null, type: 'host' }),
  rate: ruleOf('5xx', { type: 'expression' }),
};

const one = (
  rule: keyof typeof RULES,
  opened: string,
  minutes: number | null,
  different: Partial<Alert> = {},
): Alert => {
  const openedAt = tokyo(opened);
  const closedAt = minutes === null ? null : new Date(openedAt.getTime() + minutes * 60_000);
  const status = minutes === null ? 'warning' : 'ok';
  return fired(rule, opened, { rule: RULES[rule], type: RULES[rule].type, closedAt, status, ...different });
};

const many = (n: number, make: (i: number) => Alert): readonly Alert[] =>
  Array.from({ length: n }, (_, i) => make(i));
const dayOf = (n: number): string => `2026-10-${String(n).padStart(2, '0')}`;
const oldestFirst = (list: readonly Alert[]) =>
  list.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());

const ours = oldestFirst([
  one('p95', '2026-09-10 20:00', 3),
  ...many(12, (i) => one('p95', `${dayOf(2 * i + 1)} ${18 + (i % 4)}:1${i % 7}`, i % 3 === 0 ? 30 : 4)),
  ...many(11, (i) => one('queue', `2026-10-14 13:${String(i * 4 + 5).padStart(2, '0')}`, 3)),
  ...many(6, (i) =>
    one('checkout', `${dayOf(4 + 2 * i)} 11:0${i}`, 22, { reason: i < 2 ? '引き継ぎ | 済' : null }),
  ),
  ...many(12, (i) => one('alive', '2026-10-08 05:31:20', 18, { host: host(`web${i}`) })),
  one('alive', '2026-10-20 10:00', 12, { host: host('web3') }),
  one('gone', '2026-10-18 21:15', 10, { host: host('web04', { retired: true }) }),
  one('top', '2026-10-26 09:00', null, { message: 'Certificate expires in 20 days: CN=shop' }),
  one('alive', '2026-11-14 10:00', null, { host: host('db2'), value: 75.4 }),
]);

const MONTHS = [
  ...['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
  ...['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
];

const routerSwap: Downtime = {
  origin: { source: 'mackerel', id: 'd', url: 'https://mackerel.io/orgs/acme/downtimes' },
  name: 'ルータ交換 | 本番',
  memo: null,
  start: tokyo('2026-10-08 05:00'),
  minutes: 90,
  recurrence: null,
  ours: true,
  ...EVERYTHING,
};

const noisy: Partial<Records> = {
  alerts: {
    ...book(ours),
    unattributed: [one('rate', '2026-09-20', 4), one('rate', '2026-10-20', 4), one('rate', '2026-10-21', 4)],
    perhapsOurs: [one('rate', '2026-09-20', 4), one('rate', '2026-10-20', 4), one('rate', '2026-10-21', 4)],
    firedRules: new Set(Object.values(RULES).map(({ id }) => id)),
  },
  monitors: [
    monitor('p95', {
      metric: 'latency.p95',
      operator: '>',
      warning: 0.45,
      critical: 0.9,
      memo: '開店時に決めた値のまま',
    }),
    monitor('queue', { metric: 'inventory.queue', operator: '>', warning: 700 }),
    monitor('精算バッチ未着'),
    monitor('よその', { ours: false }),
    monitor('backup-age', { type: 'check', ours: false }),
  ],
  incidents: tracked([incident(202, { opened: '2026-10-08 05:40', title: '全ノード断' })]),
  downtimes: [routerSwap],
};

const silent: Partial<Records> = { ...noisy, alerts: book([one('p95', '2026-09-10 20:00', 3)]) };

describe('alerts', () => {
  it('reads as a review: what fired, how, and one question each', () => {
    expect(sectionText(alerts, noisy, meeting())).toMatchInlineSnapshot(`
      "44 件（9 月 1 件。10-08 の一斉発生 12 件を 1 件と数えると 33 件）。
      下の 5 行で 44 件中 42 件です。
      判断には **維持・閾値・削除・調査・予告**（＝次回は作業の間アラートを止める）のどれかを書いてください。「中央値」は、短い順に並べたときの真ん中の値です。

      - [p95](https://mackerel.io/orgs/acme/monitors/m-p95)（遅いほうの応答時間） **12 件**（9 月 1 件、1 日あたり 12 倍） ／ 12 件中 10 件は [**毎時 10 分ごろ**](https://mackerel.io/orgs/acme/alerts/1790845800) ／ 12 件中 8 件は 5 分以内に自然に回復 → 毎時 10 分ごろに動くものは何ですか？
        - いまの設定: 0.45 を超えると警告、0.9 を超えると危険 ／ ルールのメモ: 開店時に決めた値のまま
        - 判断:
      - [queue](https://mackerel.io/orgs/acme/monitors/m-queue)（処理待ちの数） **11 件**（9 月 0 件） ／ 11 件とも [10-14 13:05〜13:45](https://mackerel.io/orgs/acme/alerts/1791950700) に 4 分おき（鳴っては止みの繰り返し） ／ 11 件とも 5 分以内に自然に回復 → 何度か続けて超えたときだけ鳴らしますか？
        - いまの設定: 700 を超えると警告
        - 判断:
      - [10-08 05:31 の一斉発生](https://mackerel.io/orgs/acme/alerts/1791405080) **12 件を 1 件に**（alive 12） ／ 12 台 ／ ダウンタイム「ルータ交換 \\| 本番」の最中 ／ 障害 [#202 全ノード断](https://github.com/acme/operations/issues/202)
        - 判断:
      - [checkout \\| errors](https://mackerel.io/orgs/acme/monitors/m-checkout-errors) **6 件**（9 月 0 件） ／ **いまミュート中**（鳴っても誰にも届きません） ／ 6 件とも [**1 日おきの 11:00 ごろ**](https://mackerel.io/orgs/acme/alerts/1791079200) ／ 閉じるまで 22 分（中央値） ／ 2 件は人が手で閉じています → 1 日おきの 11:00 ごろに動くものは何ですか？
        - 判断:
      - [top](https://mackerel.io/orgs/acme/monitors/m-top)（外から開けるか） **1 件**（9 月 0 件） ／ [10-26](https://mackerel.io/orgs/acme/alerts/1792972800) から開いたまま（21 日間）
        - 判断:

      <details><summary>ほか 2 ルール 2 件（件数順）</summary>

      | ルール | 10 月 | 9 月 | 夜間 | 中央値 | これまで | 判断 |
      |---|---:|---:|---:|---:|---|---|
      | [alive](https://mackerel.io/orgs/acme/monitors/m-alive) | 1（ほか一斉 12） | 0 | 0 | 12 分 | — | |
      | [削除済みのルール（ホストの監視、ID m-gone）](https://mackerel.io/orgs/acme/alerts/1792325700) | 1 | 0 | 0 | 10 分 | — | |

      </details>

      どのサービスのものか分からないアラート: 2 件（9 月 1 件）。上の件数には入っていません。

      <details><summary>このうち shop らしいもの 1 ルール</summary>

      - [5xx](https://mackerel.io/orgs/acme/monitors/m-5xx) 2 件（9 月 1 件）

      このサービスのものなら、この行を設定ファイルのサービスの下に足すと、次回から件数に入ります: \`attribution: [{ monitor: m-5xx, service: shop }]\`

      </details>

      05-01 から 10-31 まで一度も鳴っていないルール: [精算バッチ未着](https://mackerel.io/orgs/acme/monitors/m--) → まだ要りますか？要るなら、本当に鳴るか試しますか？

      05-01 から 10-31 まで一度も鳴っていないチェック監視（ホスト上の点検、全サービス）: [backup-age](https://mackerel.io/orgs/acme/monitors/m-backup-age) → まだ要りますか？

      *このうち、利用者にも影響があったものはどれですか？*"
    `);
  });

  it('reads as a review in English', () => {
    expect(sectionText(alerts, noisy, meeting({ locale: 'en' }))).toMatchInlineSnapshot(`
      "44 alerts (September: 1; 33 with the 12 of the Oct 8 storm counted as one).
      The 5 lines below hold 42 of the 44.
      For each, write down one of **keep, threshold, delete, look into, announce** (= hold alerts back during the work next time). The median is the middle one: half took less time, half took more.

      - [p95](https://mackerel.io/orgs/acme/monitors/m-p95) (the slowest responses) **12 alerts** (September: 1, 12 times as many a day) / 10 of 12 [**around minute 10 of the hour**](https://mackerel.io/orgs/acme/alerts/1790845800) / 8 of 12 recovered by themselves within 5 minutes → What runs around minute 10 of the hour?
        - Set to: warning above 0.45, critical above 0.9 / Rule memo: 開店時に決めた値のまま
        - Decision:
      - [queue](https://mackerel.io/orgs/acme/monitors/m-queue) (work that is waiting) **11 alerts** (September: 0) / all 11 came every 4 minutes on [Oct 14 13:05–13:45](https://mackerel.io/orgs/acme/alerts/1791950700), going on and off / all 11 recovered by themselves within 5 minutes → Should it fire only after several checks in a row?
        - Set to: warning above 700
        - Decision:
      - [Storm of Oct 8 05:31](https://mackerel.io/orgs/acme/alerts/1791405080) **12 alerts as one** (alive 12) / 12 hosts / during the downtime "ルータ交換 \\| 本番" / incident [#202 全ノード断](https://github.com/acme/operations/issues/202)
        - Decision:
      - [checkout \\| errors](https://mackerel.io/orgs/acme/monitors/m-checkout-errors) **6 alerts** (September: 0) / **muted now** (nobody is told when it fires) / all 6 [**every other day around 11:00**](https://mackerel.io/orgs/acme/alerts/1791079200) / closed after 22 min (median) / 2 closed by hand → What runs every other day around 11:00?
        - Decision:
      - [top](https://mackerel.io/orgs/acme/monitors/m-top) (reachable from outside) **1 alert** (September: 0) / one still open since [Oct 26](https://mackerel.io/orgs/acme/alerts/1792972800) (21 days)
        - Decision:

      <details><summary>2 more rules, 2 alerts</summary>

      | Rule | October | September | Night | Median | So far | Decision |
      |---|---:|---:|---:|---:|---|---|
      | [alive](https://mackerel.io/orgs/acme/monitors/m-alive) | 1 (+12 in a storm) | 0 | 0 | 12 min | — | |
      | [a deleted rule (host metric, id m-gone)](https://mackerel.io/orgs/acme/alerts/1792325700) | 1 | 0 | 0 | 10 min | — | |

      </details>

      Alerts that can't be put down to any service: 2 (September: 1). They are not in the counts above.

      <details><summary>Of these, 1 rule may belong to shop</summary>

      - [5xx](https://mackerel.io/orgs/acme/monitors/m-5xx) 2 (September: 1)

      If so, add this line to the service in the config, and it counts from next time on: \`attribution: [{ monitor: m-5xx, service: shop }]\`

      </details>

      Rules without an alert from May 1 to Oct 31: [精算バッチ未着](https://mackerel.io/orgs/acme/monitors/m--) → Still needed? If so, shall we test that they fire?

      Check plugins (all services) without an alert from May 1 to Oct 31: [backup-age](https://mackerel.io/orgs/acme/monitors/m-backup-age) → Still needed?

      *Which of these did users feel?*"
    `);
  });

  it('counts as the definitions say', () => {
    const facts = alerts.view(noisy, meeting(), []).facts as AlertFacts;
    expect({ ...facts, monitors: facts.monitors.length }).toMatchObject({
      fired: 44,
      firedEarlier: 1,
      folded: 33,
      openAtEnd: ['top 2026-10-26 09:00'],
      openNow: [
        { id: 'top 2026-10-26 09:00', name: 'top', openedAt: tokyo('2026-10-26 09:00') },
        { id: 'alive 2026-11-14 10:00', name: 'alive', openedAt: tokyo('2026-11-14 10:00') },
      ],
      night: 12,
      closedByHand: 2,
      unattributed: { fired: 2 },
      monitors: 6,
      neverFired: [{ name: '精算バッチ未着' }],
      neverFiredChecks: [{ name: 'backup-age' }],
    });
    expect(facts.monitors.find(({ name }) => name === 'alive')).toEqual({
      id: 'm-alive',
      name: 'alive',
      type: 'connectivity',
      muted: false,
      deleted: false,
      fired: 13,
      firedEarlier: 0,
      hosts: 12,
      openMinutes: 12 * 18 + 12,
      medianMinutes: 18,
      shortShare: 0,
      night: 12,
      closedByHand: 0,
      flapping: false,
      firedLastYear: null,
      months: [...Array(12).fill(null), 13].map((fired, i) => ({ month: MONTHS[i], fired })),
      p90Minutes: 18,
      wakeUps: 1,
      weekend: 0,
      holiday: null,
      standingDays: 0,
      ids: [...Array(12).fill('alive 2026-10-08 05:31:20'), 'alive 2026-10-20 10:00'],
      idsOf: {
        firedEarlier: [],
        standing: [...Array(12).fill('alive 2026-10-08 05:31:20'), 'alive 2026-10-20 10:00'],
        night: Array(12).fill('alive 2026-10-08 05:31:20'),
        wakeUps: ['alive 2026-10-08 05:31:20'],
        weekend: [],
        closedByHand: [],
      },
    });
    expect(facts.monitors.filter(({ flapping }) => flapping).map(({ name }) => name)).toEqual(['queue']);
  });

  it('knows no usual length and no share where nothing was closed', () => {
    const { monitors } = alerts.view(noisy, meeting(), []).facts as AlertFacts;
    expect(monitors.find(({ name }) => name === 'top')).toMatchObject({
      medianMinutes: null,
      shortShare: null,
    });
  });

  it('brings what is open to the top, with a question each', () => {
    const lines = (locale: 'ja' | 'en') =>
      (alerts.view(noisy, meeting({ locale }), []).urgent ?? []).map(({ line }) =>
        String(line).replace(/\(http\S+\)/, '()'),
      );
    expect(lines('ja')).toEqual([
      '[top: 証明書の期限]() 10-26 から開いたまま。その時点で「残り 20 日」＝ **今日あたり失効**。更新済みですか？',
      '[db2: alive]() 11-14 から 2 日間、開いたまま（警告、値 75.4）。直しますか、使っていないホストなら撤去しますか？',
    ]);
    expect(lines('en')).toEqual([
      '[top: certificate]() open since Oct 26, when 20 days were left: **it expires about today**. Has it been renewed?',
      '[db2: alive]() open for 2 days, since Nov 14 (warning, value 75.4). Mend it, or retire the host if nobody needs it?',
    ]);
  });

  it('says at the top which threshold would spare most of them, where the history knows one', () => {
    const mine = ours.filter(({ rule }) => rule?.id === 'm-p95');
    const value = (at: number): number => {
      const open = mine.findIndex(
        ({ openedAt, closedAt }) =>
          openedAt.getTime() <= at && (closedAt === null || at < closedAt.getTime()),
      );
      const busy = Math.floor(at / 3_600_000) % 24 < 12;
      return open < 0 ? (busy ? 0.4 : 0.2) : open === 3 ? 0.8 : 0.46;
    };
    const { from, to } = meeting().period;
    const minutes = (to.getTime() - from.getTime()) / 60_000;
    const history: MinuteSeries = {
      origin: { source: 'mackerel', id: 'shop/latency.p95', url: null },
      host: null,
      graph: 'https://mackerel.io/g?t={from},{to}',
      stepMinutes: 1,
      postedEveryMinutes: 1,
      points: Array.from({ length: minutes }, (_, i) => {
        const at = from.getTime() + i * 60_000;
        return { at, value: value(at) };
      }),
    };
    const replies = { minutes: new Map([['m-p95', [history]]]) };
    expect(String(alerts.view(noisy, meeting(), [], replies).worthTheHour?.[0]?.line)).toMatch(
      /によるものです。「p95」は閾値を 0\.45 から 0\.5 にすると 12 件が 1 件になります（アラートの節）$/,
    );
    expect(
      String(alerts.view(noisy, meeting({ locale: 'en' }), [], replies).worthTheHour?.[0]?.line),
    ).toMatch(/ "p95" at 0\.5 instead of 0\.45 would make 12 alerts 1 \(see Alerts\)$/);
  });

  it('says where most of them come from, and what the months look like with a storm as one', () => {
    const { worthTheHour = [], comparisons = [], sinceEnd } = alerts.view(noisy, meeting(), []);
    expect(worthTheHour.map(({ line }) => String(line))).toEqual([
      'アラート 44 件のうち 35 件（80%）は、2 つのルールと 10-08 の一斉発生によるものです。減らせますか？（アラートの節）',
    ]);
    expect(
      comparisons.map(({ what, before, now, remark }) => [what, before, now, remark].map(String)),
    ).toEqual([
      ['アラート', '1', '44', '10-08 の一斉発生 12 件を 1 件と数えると 33'],
      ['夜間のアラート（22〜7 時）', '0', '12', '同じ数え方で 1'],
    ]);
    expect(String(sinceEnd)).toBe('アラート 1 件');
  });

  it('says how long something stood open all along, does not count it, and leaves the question to the top', () => {
    const standing = [
      one('alive', '2026-08-24 10:00', null, { host: host('api06') }),
      one('p95', '2026-08-25 10:00', null),
    ];
    const text = sectionText(alerts, { ...silent, alerts: book(standing) }, meeting());
    expect(text).toContain('下に挙げるのは、新しく鳴ってはいませんが長く開いていたものです。');
    expect(text).toContain(
      'api06 で [08-24](https://mackerel.io/orgs/acme/alerts/1787533200) から開いたまま（84 日間）\n',
    );
    expect(text).toContain(
      '[08-25](https://mackerel.io/orgs/acme/alerts/1787619600) から開いたまま（83 日間）\n',
    );
  });

  it('is one phrase when nothing fired and nothing is open', () => {
    const phrase = (locale: 'ja' | 'en') => String(alerts.view(silent, meeting({ locale }), []).quiet);
    expect(phrase('ja')).toBe('アラート 0 件（9 月 1 件、半年鳴っていないルール 3 つ）');
    expect(phrase('en')).toBe('no alerts (September: 1, 3 rules silent for half a year)');
    expect(alerts.view(noisy, meeting(), []).quiet).toBeUndefined();
  });

  it('is not quiet while something is open, however old, or may be ours', () => {
    const old = book([one('top', '2026-03-01', null)]);
    expect(alerts.view({ ...silent, alerts: old }, meeting(), []).quiet).toBeUndefined();
    const perhaps = { ...book([]), perhapsOurs: [one('rate', '2026-10-20', 4)] };
    expect(alerts.view({ ...silent, alerts: perhaps }, meeting(), []).quiet).toBeUndefined();
  });

  it('says nothing of incidents and planned work it could not read', () => {
    const { incidents: _incidents, downtimes: _downtimes, ...rest } = noisy;
    const text = sectionText(alerts, rest, meeting());
    expect(text).not.toContain('障害の記録が見当たりません');
    expect(sectionText(alerts, { ...rest, incidents: tracked([]) }, meeting())).toContain(
      '障害の記録が見当たりません',
    );
  });
});
