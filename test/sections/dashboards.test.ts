import { describe, expect, it } from 'vitest';
import type { Dashboard, Widget } from '../../src/records.ts';
import { dashboards } from '../../src/sections/dashboards/index.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { book, host, hours, metric, slotAt } from '../support/metrics.ts';
import { sectionText } from '../support/section-text.ts';

const widget = (title: string, different: Partial<Widget> = {}): Widget => ({
  title,
  type: 'graph',
  broken: false,
  fixed: null,
  ...different,
});

const dashboard = (title: string, widgets: readonly Widget[]): Dashboard => ({
  origin: { source: 'mackerel', id: `id of ${title}`, url: 'https://mackerel.io/orgs/acme/dashboards/x' },
  title,
  widgets,
});

const ours = [
  dashboard('定例: shop', [
    widget('DB CPU'),
    widget('消えた | 値', { broken: true }),
    widget('', { type: 'alertStatus', broken: true }),
    widget('式', { fixed: { from: tokyo('2026-10-01'), to: tokyo('2026-11-01') } }),
  ]),
  dashboard('外側', [widget('受注')]),
];

describe('dashboards', () => {
  it('gives each a line to walk through, and asks about what shows nothing or always the same days', () => {
    expect(sectionText(dashboards, { dashboards: ours }, meeting())).toMatchInlineSnapshot(`
      "先月と比べて形が変わったところ、いつもと違うところを探します。1 日の山より、1 か月の傾きを見てください。

      - [定例: shop](https://mackerel.io/orgs/acme/dashboards/x) ／ 何も表示できない枠（ウィジェット） 2 つ: 消えた \\| 値、（名前なし・alertStatus） → 直しますか、消しますか？ ／ 「式」は 10-01〜10-31 に固定されたまま → 固定を外しますか？
        - 気づいたこと:
      - [外側](https://mackerel.io/orgs/acme/dashboards/x)
        - 気づいたこと:"
    `);
    expect(sectionText(dashboards, { dashboards: ours }, meeting({ locale: 'en' }))).toMatchInlineSnapshot(`
      "Look for what has changed its shape since last month. The slope of the month tells more than the peak of a day.

      - [定例: shop](https://mackerel.io/orgs/acme/dashboards/x) / 2 widgets with nothing to show: 消えた \\| 値, (untitled alertStatus) → Fix or remove? / "式" is pinned to Oct 1–Oct 31 → Unpin it?
        - Noticed:
      - [外側](https://mackerel.io/orgs/acme/dashboards/x)
        - Noticed:"
    `);
  });

  it('names five broken widgets and counts the others', () => {
    const many = Array.from({ length: 7 }, (_, i) => widget(`w${i}`, { broken: true }));
    expect(sectionText(dashboards, { dashboards: [dashboard('古い', many)] }, meeting())).toContain(
      '枠（ウィジェット） 7 つ: w0、w1、w2、w3、w4 ほか 2',
    );
  });

  it('names five pinned widgets and counts the others', () => {
    const fixed = { from: tokyo('2026-09-01'), to: tokyo('2026-09-02') };
    const many = Array.from({ length: 7 }, (_, i) => widget(`w${i}`, { fixed }));
    const text = sectionText(dashboards, { dashboards: [dashboard('古い', many)] }, meeting());
    expect(text.match(/「w\d」は 09-01〜09-01 に固定されたまま/g)).toHaveLength(5);
    expect(text).toContain(' ／ 期間が固定されたものがほかに 2 つ\n');
  });

  it('counts broken widgets', () => {
    expect(dashboards.view({ dashboards: ours }, meeting(), []).facts).toEqual({
      items: [
        {
          id: 'id of 定例: shop',
          title: '定例: shop',
          url: 'https://mackerel.io/orgs/acme/dashboards/x',
          brokenWidgets: 2,
          graphs: null,
        },
        {
          id: 'id of 外側',
          title: '外側',
          url: 'https://mackerel.io/orgs/acme/dashboards/x',
          brokenWidgets: 0,
          graphs: null,
        },
      ],
    });
  });

  it('is quiet only when there is none to walk through', () => {
    expect(dashboards.view({ dashboards: ours.slice(1) }, meeting(), []).quiet).toBeUndefined();
    expect(String(dashboards.view({ dashboards: [] }, meeting(), []).quiet)).toBe(
      'ダッシュボード（shop を表示するものなし）',
    );
  });
});

describe('the graphs of a dashboard', () => {
  const on = (...places: readonly number[]) => ({
    shownOn: places.map((place) => ({ dashboard: 'id of 外側', widget: place })),
  });
  const step = (clock: string, from: number, to: number) =>
    hours((slot, noise) => (slot < slotAt(clock) ? from : to) * (1 + noise / 50));
  const walked = dashboard('外側', [
    widget('受注'),
    widget('読み方', { type: 'markdown' }),
    widget('応答 | p95'),
    widget('DB'),
    widget('式'),
    widget('', { type: 'value' }),
  ]);
  const series = [
    metric('orders', { ...on(0), yearAgo: 60 }),
    metric('latency.p50', { ...on(2), values: step('2026-10-06 14:00', 0.115, 0.184), yearAgo: 0.1 }),
    metric('latency.p95', { ...on(2), values: step('2026-10-01', 1, 1.2) }),
    metric('cpu.user.percentage', {
      ...on(3),
      host: host('db1'),
      unit: 'percent',
      values: hours((slot, noise) => {
        const gone = slot >= slotAt('2026-10-18 06:00') && slot < slotAt('2026-10-18 22:00');
        return gone ? Number.NaN : 40 + noise;
      }),
    }),
    metric('nobody sees', { values: step('2026-10-10', 1, 9) }),
    metric('members', { ...on(5) }),
  ];
  const records = { dashboards: [walked], metrics: book(series) };

  it('have a line each where there is something to say, in their order, and one together', () => {
    expect(sectionText(dashboards, records, meeting())).toMatchInlineSnapshot(`
      "先月と比べて形が変わったところ、いつもと違うところを探します。1 日の山より、1 か月の傾きを見てください。

      - [外側](https://mackerel.io/orgs/acme/dashboards/x)
        - [応答 \\| p95](https://mackerel.io/orgs/acme/graphs?name=latency.p50&t=2026-08-31T15:00:00Z,2026-10-31T15:00:00Z) — \`latency.p50\`（応答時間）: 9 月 0.115 → 10 月 0.184（60% 増） ／ **10-06 14 時台に 0.115 から 0.184 へ** ／ 前年 10 月は 0.1 ／ 同じグラフのほかの 1 本も動きました
        - [DB](https://mackerel.io/orgs/acme/graphs?name=cpu.user.percentage&t=2026-08-31T15:00:00Z,2026-10-31T15:00:00Z) — db1 の \`cpu.user.percentage\`（プログラムが使った CPU）: 10 月 40%（9 月とほぼ同じ） ／ **10-18 6 時台から 10-18 22 時台まで値がありません**
        - ほかの 2 枚は 9 月と大きく違いません ／ 前年 10 月と比べていちばん違うのは「受注」の 1.7 倍 ／ 比べていないグラフ 1 枚: 式
        - 気づいたこと:

      *この中で、利用者の体験にいちばん近いグラフはどれですか？*"
    `);
    expect(sectionText(dashboards, records, meeting({ locale: 'en' }))).toMatchInlineSnapshot(`
      "Look for what has changed its shape since last month. The slope of the month tells more than the peak of a day.

      - [外側](https://mackerel.io/orgs/acme/dashboards/x)
        - [応答 \\| p95](https://mackerel.io/orgs/acme/graphs?name=latency.p50&t=2026-08-31T15:00:00Z,2026-10-31T15:00:00Z) — \`latency.p50\` (response time): September 0.115 → October 0.184 (60% more) / **0.115 → 0.184 at Oct 6 14:00** / October a year ago: 0.1 / 1 other line of the graph moved, too
        - [DB](https://mackerel.io/orgs/acme/graphs?name=cpu.user.percentage&t=2026-08-31T15:00:00Z,2026-10-31T15:00:00Z) — db1 \`cpu.user.percentage\` (CPU used by programs): October 40% (much as in September) / **no values from Oct 18 06:00 to Oct 18 22:00**
        - The other 2 graphs are much as in September / against October a year ago most different: 受注, 1.7 times as much / 1 graph not compared: 式
        - Noticed:

      *Which of these graphs is closest to what users feel?*"
    `);
  });

  it('are not fetched for the dashboards alone', () => {
    expect([...dashboards.needs, ...dashboards.uses]).toEqual(['dashboards']);
    expect(dashboards.asks({ dashboards: [walked] }, meeting())).toEqual({});
  });

  it('are asked about closely where something has a moment', () => {
    const { closeUps = [] } = dashboards.asks(records, meeting());
    expect(closeUps.map(({ series: { metric: name } }) => name)).toEqual([
      'latency.p50',
      'cpu.user.percentage',
    ]);
    const minutes = closeUps.map(({ origin, period }): [string, { at: number; value: number }[]] => [
      origin.id,
      Array.from({ length: 420 }, (_, i) => {
        const at = period.from.getTime() + i * 60_000;
        return { at, value: at < tokyo('2026-10-06 14:20').getTime() ? 0.115 : 0.184 };
      }),
    ]);
    const replies = { closeUps: new Map(minutes.slice(0, 1)) };
    expect(sectionText(dashboards, records, meeting(), [], replies)).toContain(
      '**10-06 14:20 ごろに 0.115 から 0.184 へ**',
    );
  });

  it('are one line when nothing has happened', () => {
    const calm = {
      dashboards: [dashboard('外側', [widget('受注')])],
      metrics: book([metric('orders', on(0))]),
    };
    expect(sectionText(dashboards, calm, meeting())).toContain(
      '\n  - グラフ 1 枚は、どれも 9 月と大きく違いません\n',
    );
  });

  it('are in the facts with the medians of both months', () => {
    const { facts } = dashboards.view(records, meeting(), []);
    expect(facts).toMatchObject({
      items: [
        {
          graphs: [
            { widget: '受注', metric: 'orders', yearAgo: 60, shifted: false, kind: null, at: null },
            {
              widget: '応答 | p95',
              before: expect.closeTo(0.115, 2),
              now: expect.closeTo(0.184, 2),
              kind: 'level',
            },
            { widget: 'DB', host: 'db1', kind: 'gap', at: tokyo('2026-10-18 06:00') },
            { metric: 'members' },
          ],
        },
      ],
    });
  });
});
