import { describe, expect, it } from 'vitest';
import type { Change, Downtime } from '../../src/records.ts';
import type { IncidentFacts } from '../../src/sections/incidents/facts.ts';
import { incidents } from '../../src/sections/incidents/index.ts';
import { EVERYTHING } from '../support/downtime.ts';
import { book, fired } from '../support/fired.ts';
import { incident, tracked } from '../support/issues.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { sectionText } from '../support/section-text.ts';

const release: Change = {
  origin: { source: 'mackerel', id: 'r', url: 'https://mackerel.io/orgs/acme/services/shop' },
  kind: 'release',
  title: '41.2',
  at: tokyo('2026-10-02 19:38'),
  until: null,
  environment: null,
};

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

const october = {
  incidents: tracked(
    [
      incident(102, {
        opened: '2026-04-23 06:39',
        title: '障害: 決済が遅い',
        severity: '1',
        checklist: { done: 2, total: 2, open: [] },
      }),
      incident(145, {
        opened: '2026-07-14 16:00',
        title: '障害: 在庫数がずれることがある',
        checklist: { done: 1, total: 3, open: ['突き合わせの自動化', '根本原因'] },
      }),
      incident(186, {
        opened: '2026-09-22 09:00',
        closed: '2026-11-01 01:10',
        title: '障害: 管理画面が遅い',
        checklist: { done: 0, total: 1, open: ['一覧の分割'] },
      }),
      incident(194, {
        opened: '2026-09-30 23:35',
        closed: '2026-10-01 02:00',
        title: '障害: 月末の締め処理',
      }),
      incident(195, {
        opened: '2026-10-01 00:20',
        closed: '2026-10-01 13:00',
        title: '障害: 日付が変わった直後に注文できない',
        minutes: 42,
        checklist: { done: 2, total: 2, open: [] },
      }),
      incident(196, {
        opened: '2026-10-02 19:50',
        closed: '2026-10-03 12:00',
        title: '障害: 注文ができない（外部決済の切断）',
        severity: '1',
        postmortem: true,
        checklist: { done: 2, total: 6, open: ['代替の決済', '当番への通知', '試験', '連絡文'] },
      }),
      incident(202, {
        opened: '2026-10-08 05:40',
        title: '障害: 全ノード断 | <b>x</b>',
        severity: '1',
        sharedWith: ['search'],
        checklist: { done: 1, total: 2, open: ['配線 | 二重化'] },
      }),
      incident(204, {
        opened: '2026-10-09 18:00',
        closed: '2026-10-09 21:00',
        title: '障害: （本文を書き忘れた）',
        blank: true,
      }),
      incident(208, { opened: '2026-10-13 07:30', title: '一度閉じてまた開いた', reopened: true }),
      incident(235, { opened: '2026-11-01 00:40', title: '障害: 11 月になってからの遅延' }),
    ],
    {
      perhapsOurs: [
        incident(226, {
          opened: '2026-10-22 08:30',
          closed: '2026-10-22 11:00',
          title: '障害: 入口で 5xx',
          checklist: { done: 1, total: 2, open: ['流量の上限'] },
        }),
      ],
      missingLabels: [{ repo: 'acme/shop', label: 'incident' }],
    },
  ),
  alerts: book([
    fired('checkout errors', '2026-10-01 00:00'),
    fired('shop p95', '2026-10-02 19:41'),
    ...['05:31:20', '05:31:20', '05:33:00'].map((time) => fired('shop の死活', `2026-10-08 ${time}`)),
    fired('shop p95', '2026-10-22 08:17'),
  ]),
  changes: [release],
  downtimes: [routerSwap],
};

describe('recent incidents', () => {
  it('is told so that it can be read aloud in Japanese', () => {
    expect(sectionText(incidents, october, meeting())).toMatchInlineSnapshot(`
      "10 月の障害 5 件（9 月 2 件）、10 月に解決 4 件。復旧までの時間は、Issue に書かれている 1 件だけに出しています。

      > ⚠ \`acme/shop\` にラベル \`incident\` がないため、このラベルの障害は数えていません。

      - [#196 注文ができない（外部決済の切断）](https://github.com/acme/operations/issues/196) **重大度 1** ／ 10-02 19:50 起票、解決 ／ 9 分前に \`shop p95\` のアラート ／ 再発防止 6 件中 2 件完了 ／ ふりかえりの文書（ポストモーテム）あり
        - 直前の変更: 12 分前にリリース [41.2](https://mackerel.io/orgs/acme/services/shop)
        - 残り: 代替の決済、当番への通知、試験、ほか 1 件
        - 判断:
      - [#202 全ノード断 \\| &lt;b>x&lt;/b>](https://github.com/acme/operations/issues/202) **重大度 1** ／ search と共通 ／ 10-08 05:40 起票、未解決 ／ 9 分前から \`shop の死活\` のアラート 3 件 ／ 計画作業でアラートを止めた時間（ダウンタイム）「ルータ交換 \\| 本番」（05:00–06:30）の最中 ／ 再発防止 2 件中 1 件完了
        - 計画作業の中で起きた障害です。手順とダウンタイムの範囲は合っていましたか？
        - 残り: 配線 \\| 二重化
        - 判断:
      - [#204 （本文を書き忘れた）](https://github.com/acme/operations/issues/204) 重大度 2 ／ 10-09 18:00 起票、解決 ／ 起票前 60 分のアラートなし ／ **本文なし**: 経緯を書く人を決める
        - 判断:
      - [#208 一度閉じてまた開いた](https://github.com/acme/operations/issues/208) 重大度 2 ／ 10-13 07:30 起票、再オープン中 ／ 起票前 60 分のアラートなし ／ 再発防止は未定
        - 判断:
      - [#195 日付が変わった直後に注文できない](https://github.com/acme/operations/issues/195) 重大度 2 ／ 10-01 00:20 起票、解決 ／ 復旧まで 42 分 ／ 20 分前に \`checkout errors\` のアラート ／ 再発防止 2 件とも完了

      サービスのラベルがない障害（shop かもしれません）:

      - [#226 入口で 5xx](https://github.com/acme/operations/issues/226) 重大度 2 ／ 10-22 08:30 起票、解決 ／ 13 分前に \`shop p95\` のアラート ／ 残り: 流量の上限

      以前から開いたまま:

      - [#102 決済が遅い](https://github.com/acme/operations/issues/102) **重大度 1** ／ 04-23 起票 ／ 再発防止はすべて完了 → 閉じてよいですか？
      - [#145 在庫数がずれることがある](https://github.com/acme/operations/issues/145) 重大度 2 ／ 07-14 起票 ／ 残り: 突き合わせの自動化、根本原因

      10-31 のあとに解決:

      - [#186 管理画面が遅い](https://github.com/acme/operations/issues/186) 重大度 2 ／ 11-01 に解決 ／ 未完了のまま閉じています: 一覧の分割

      *お客さまやほかの部署から、ここにない不具合の声は届いていますか？*"
    `);
  });

  it('is told so that it can be read aloud in English', () => {
    expect(sectionText(incidents, october, meeting({ locale: 'en' }))).toMatchInlineSnapshot(`
      "5 incidents opened in October (September: 2) and 4 resolved in October. Recovery times are shown where an issue says them (1).

      > ⚠ \`acme/shop\` has no label \`incident\`, so incidents with it are not counted.

      - [#196 注文ができない（外部決済の切断）](https://github.com/acme/operations/issues/196) **severity 1** / opened Oct 2 19:50, resolved / \`shop p95\` alert 9 min before / 2 of 6 prevention items done / postmortem (what we learnt) written
        - Change before it: release [41.2](https://mackerel.io/orgs/acme/services/shop), 12 min before
        - Left to do: 代替の決済; 当番への通知; 試験; 1 more
        - Decision:
      - [#202 全ノード断 \\| &lt;b>x&lt;/b>](https://github.com/acme/operations/issues/202) **severity 1** / shared with search / opened Oct 8 05:40, not resolved / 3 \`shop の死活\` alerts, the first 9 min before / during the downtime (alerts held back for planned work) "ルータ交換 \\| 本番" (05:00–06:30) / 1 of 2 prevention items done
        - It happened during planned work. Were the procedure and the scope of the downtime right?
        - Left to do: 配線 \\| 二重化
        - Decision:
      - [#204 （本文を書き忘れた）](https://github.com/acme/operations/issues/204) severity 2 / opened Oct 9 18:00, resolved / no alert in the 60 min before / **nothing written**: who will write down what happened?
        - Decision:
      - [#208 一度閉じてまた開いた](https://github.com/acme/operations/issues/208) severity 2 / opened Oct 13 07:30, open again / no alert in the 60 min before / no prevention items yet
        - Decision:
      - [#195 日付が変わった直後に注文できない](https://github.com/acme/operations/issues/195) severity 2 / opened Oct 1 00:20, resolved / recovered in 42 min / \`checkout errors\` alert 20 min before / both prevention items done

      Incidents without a service label (perhaps shop):

      - [#226 入口で 5xx](https://github.com/acme/operations/issues/226) severity 2 / opened Oct 22 08:30, resolved / \`shop p95\` alert 13 min before / left: 流量の上限

      Still open from before:

      - [#102 決済が遅い](https://github.com/acme/operations/issues/102) **severity 1** / opened Apr 23 / all prevention items done → can it be closed?
      - [#145 在庫数がずれることがある](https://github.com/acme/operations/issues/145) severity 2 / opened Jul 14 / left: 突き合わせの自動化; 根本原因

      Resolved after Oct 31:

      - [#186 管理画面が遅い](https://github.com/acme/operations/issues/186) severity 2 / resolved Nov 1 / closed with this left: 一覧の分割

      *Have customers or other teams reported trouble that is not listed here?*"
    `);
  });

  it('counts as of the end of the period and keeps what was open at its end', () => {
    const facts = incidents.view(october, meeting(), []).facts as IncidentFacts;
    expect({ ...facts, items: facts.items.map(({ id }) => id) }).toEqual({
      opened: 5,
      closed: 4,
      openAtEnd: [102, 145, 186, 202, 208].map(id),
      items: [102, 145, 186, 195, 196, 202, 204, 208].map(id),
      perhapsOurs: [id(226)],
    });
  });

  it('names the first alert of the hour before by the id of its rule, with unrounded minutes', () => {
    const facts = incidents.view(october, meeting(), []).facts as IncidentFacts;
    expect(facts.items.find((item) => item.id === id(202))).toEqual({
      id: id(202),
      title: '障害: 全ノード断 | <b>x</b>',
      openedAt: tokyo('2026-10-08 05:40'),
      closedAt: null,
      minutes: null,
      checklist: { done: 1, total: 2 },
      firstAlert: { monitor: 'id of shop の死活', minutes: 8 + 40 / 60 },
      unheard: [],
    });
  });

  it('does not claim that there was no alert when the alerts are not known', () => {
    const known = { incidents: october.incidents };
    expect(sectionText(incidents, known, meeting())).not.toContain('アラート');
    const facts = incidents.view(known, meeting(), []).facts as IncidentFacts;
    expect(facts.items.map(({ firstAlert }) => firstAlert)).toEqual(facts.items.map(() => null));
  });

  it('asks at once about open incidents of severity 1, unless they only wait to be closed', () => {
    const { urgent } = incidents.view(october, meeting(), []);
    expect(urgent?.map(({ line }) => String(line))).toEqual([
      '[#202 全ノード断 \\| &lt;b>x&lt;/b>](https://github.com/acme/operations/issues/202) **重大度 1** の障害が 10-08 から未解決（39 日）。影響は続いていますか、閉じてよいですか？',
    ]);
  });

  it('brings its numbers to the top of the page', () => {
    const { worthTheHour, comparisons, sinceEnd, quiet } = incidents.view(october, meeting(), []);
    expect(worthTheHour?.map(({ line }) => String(line))).toEqual([
      '再発防止が残っている障害は 4 件、うち重大度 1 が 2 件（障害の節）',
    ]);
    expect(comparisons?.map(({ before, now, remark }) => [before, now, remark].map(String))).toEqual([
      ['2', '5', 'ほかにサービス不明が 1 件'],
    ]);
    expect(String(sinceEnd)).toBe(
      '障害 1 件（[#235 11 月になってからの遅延](https://github.com/acme/operations/issues/235) 未解決）',
    );
    expect(quiet).toBeUndefined();
  });
});

describe('a month without incidents', () => {
  const last = incident(1, { opened: '2026-09-30 09:00', closed: '2026-09-30 10:00' });

  it('is one phrase with the days since the last one', () => {
    expect(String(incidents.view({ incidents: tracked([last]) }, meeting(), []).quiet)).toBe(
      '障害 0 件（最後の障害から 47 日）',
    );
    expect(String(incidents.view({ incidents: tracked([]) }, meeting({ locale: 'en' }), []).quiet)).toBe(
      'no incidents',
    );
  });

  it('is not quiet while an old one is open, one may be ours, or a label is missing', () => {
    const old = incident(2, { opened: '2026-07-01' });
    const perhaps = incident(3, { opened: '2026-10-05', closed: '2026-10-06' });
    for (const records of [
      tracked([old, last]),
      tracked([last], { perhapsOurs: [perhaps] }),
      tracked([last], { missingLabels: [{ repo: 'acme/shop', label: '障害' }] }),
    ]) {
      expect(incidents.view({ incidents: records }, meeting(), []).quiet).toBeUndefined();
    }
  });

  it('says so in its chapter when there is something else to say', () => {
    const old = incident(2, { opened: '2026-07-01', title: 'Incident: slow admin pages' });
    expect(
      sectionText(incidents, { incidents: tracked([old, last]) }, meeting({ locale: 'en' })),
    ).toMatchInlineSnapshot(`
      "No incident opened in October (September: 1).

      Still open from before:

      - [#2 slow admin pages](https://github.com/acme/operations/issues/2) severity 2 / opened Jul 1 / no prevention items yet"
    `);
  });
});

it.each([
  [0, 1, '再発防止 1 件は未完了', 'its one prevention item not done yet'],
  [0, 3, '再発防止 3 件は未完了', 'none of 3 prevention items done yet'],
  [1, 3, '再発防止 3 件中 1 件完了', '1 of 3 prevention items done'],
  [1, 1, '再発防止 1 件完了', 'its one prevention item done'],
  [2, 2, '再発防止 2 件とも完了', 'both prevention items done'],
  [3, 3, '再発防止 3 件すべて完了', 'all 3 prevention items done'],
])('says how far prevention is: %i of %i', (done, total, ja, en) => {
  const open = Array.from({ length: total - done }, (_, n) => `item ${n}`);
  const records = {
    incidents: tracked([incident(1, { opened: '2026-10-05', checklist: { done, total, open } })]),
  };
  expect(sectionText(incidents, records, meeting())).toContain(` ／ ${ja}`);
  expect(sectionText(incidents, records, meeting({ locale: 'en' }))).toContain(` / ${en}`);
});

it('lists seven old incidents and of the others the numbers', () => {
  const old = Array.from({ length: 9 }, (_, n) => incident(n + 1, { opened: `2026-07-0${n + 1}` }));
  const text = sectionText(incidents, { incidents: tracked(old) }, meeting());
  expect(text.split('\n').filter((line) => line.startsWith('- [#'))).toHaveLength(7);
  expect(text).toContain(
    '- ほか: [#8](https://github.com/acme/operations/issues/8) [#9](https://github.com/acme/operations/issues/9)',
  );
});

function id(n: number): string {
  return `acme/operations#${n}`;
}
