import { describe, expect, it } from 'vitest';
import type { Dashboard, Widget } from '../../src/records.ts';
import { dashboards } from '../../src/sections/dashboards/index.ts';
import { meeting, tokyo } from '../support/meeting.ts';
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

      - [定例: shop](https://mackerel.io/orgs/acme/dashboards/x) ／ 何も表示できないウィジェット 2 つ: 消えた \\| 値、（名前なし・alertStatus） → 直しますか、消しますか？ ／ 「式」は 10-01〜10-31 に固定されたまま → 固定を外しますか？
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
      'ウィジェット 7 つ: w0、w1、w2、w3、w4 ほか 2',
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
        },
        {
          id: 'id of 外側',
          title: '外側',
          url: 'https://mackerel.io/orgs/acme/dashboards/x',
          brokenWidgets: 0,
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
