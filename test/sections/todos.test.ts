import { describe, expect, it } from 'vitest';
import { carryOver, timesCarried } from '../../src/sections/todos/carry-over.ts';
import { type TodoFacts, todos } from '../../src/sections/todos/index.ts';
import { todo, tracked } from '../support/issues.ts';
import { meeting } from '../support/meeting.ts';
import { sectionText } from '../support/section-text.ts';

const review = (n: number, day: string, more: object = {}) =>
  todo(n, { opened: `2026-${day} 11:00`, title: `やること: shop ${day} | 監視の見直し`, ...more });

const october = {
  todos: tracked(
    [
      todo(4, { opened: '2025-10-28 21:30', title: 'やること: 手順書を更新する', by: null }),
      todo(57, {
        opened: '2026-01-30 07:35',
        title: 'TODO: リリース手順に確認を足す',
        assignees: ['minami'],
      }),
      review(130, '06-11', { due: '2026-10-30' }),
      review(163, '08-13', { closed: '2026-10-07 15:00' }),
      review(178, '09-10'),
      review(179, '09-10', { closed: '2026-11-05 15:00' }),
      todo(190, {
        opened: '2026-09-20',
        title: '閾値を見直す',
        assignees: ['yuki', 'ken'],
        due: '2026-12-01',
      }),
      todo(199, { opened: '2026-10-07 08:56', title: 'やること: 容量の見積もりをやり直す' }),
      review(214, '10-15', { closed: '2026-10-29 15:00', closedAs: 'dropped' }),
      todo(236, { opened: '2026-11-02', title: '新しく決めたこと' }),
    ],
    {
      perhapsOurs: [todo(7, { opened: '2026-10-10', title: '共通の宿題' })],
      missingLabels: [{ repo: 'acme/shop', label: 'pwg' }],
    },
  ),
};

describe('previous action items', () => {
  it('are told so that they can be read aloud in Japanese', () => {
    expect(sectionText(todos, october, meeting())).toMatchInlineSnapshot(`
      "持ち越し 7 件（9 月 7 件）。うち 1 件は 11-05 に完了。11-01 からの新しいものが 1 件。

      > ⚠ \`acme/shop\` にラベル \`pwg\` がないため、このラベルの TODO は数えていません。

      - [ ] [#130 shop 06-11 \\| 監視の見直し](https://github.com/acme/operations/issues/130) 起票 aoi-k、**担当なし** ／ **期限 10-30 を超過** ／ 5 回目の持ち越し（起票から 5 か月） ／ 同じ件名の未完了が 2 件（[#178](https://github.com/acme/operations/issues/178)）→ 1 件にまとめますか？
      - [ ] [#190 閾値を見直す](https://github.com/acme/operations/issues/190) 担当 yuki、ken ／ 期限 12-01 ／ 2 回目の持ち越し（起票から 57 日）
      - [ ] [#199 容量の見積もりをやり直す](https://github.com/acme/operations/issues/199) 起票 aoi-k、**担当なし** ／ 起票から 40 日
      - [ ] [#236 新しく決めたこと](https://github.com/acme/operations/issues/236) 起票 aoi-k、**担当なし** ／ 起票から 14 日
      - [ ] [#4 手順書を更新する](https://github.com/acme/operations/issues/4) **担当なし** ／ 起票から 1 年以上 → やる・小さくする・やめる？
      - [ ] [#57 リリース手順に確認を足す](https://github.com/acme/operations/issues/57) 担当 minami ／ 起票から 9 か月 → やる・小さくする・やめる？

      完了 2 件: [#163](https://github.com/acme/operations/issues/163)（10-07）、[#179](https://github.com/acme/operations/issues/179)（11-05）。見送り 1 件: [#214](https://github.com/acme/operations/issues/214)（10-29）。

      サービスのラベルがない TODO（shop かもしれません）:

      - [ ] [#7 共通の宿題](https://github.com/acme/operations/issues/7) 起票 aoi-k、**担当なし** ／ 起票から 37 日

      *このうち、残したままだと利用者が困るものはどれですか？*"
    `);
  });

  it('are told so that they can be read aloud in English', () => {
    expect(sectionText(todos, october, meeting({ locale: 'en' }))).toMatchInlineSnapshot(`
      "7 carried over (September: 7). 1 of them was done on Nov 5. 1 new since Nov 1.

      > ⚠ \`acme/shop\` has no label \`pwg\`, so action items with it are not counted.

      - [ ] [#130 shop 06-11 \\| 監視の見直し](https://github.com/acme/operations/issues/130) opened by aoi-k, **nobody assigned** / **was due Oct 30** / carried over 5 times (opened 5 months ago) / 2 open with the same title ([#178](https://github.com/acme/operations/issues/178)) → make them one?
      - [ ] [#190 閾値を見直す](https://github.com/acme/operations/issues/190) assigned to yuki, ken / due Dec 1 / carried over 2 times (opened 57 days ago)
      - [ ] [#199 容量の見積もりをやり直す](https://github.com/acme/operations/issues/199) opened by aoi-k, **nobody assigned** / opened 40 days ago
      - [ ] [#236 新しく決めたこと](https://github.com/acme/operations/issues/236) opened by aoi-k, **nobody assigned** / opened 14 days ago
      - [ ] [#4 手順書を更新する](https://github.com/acme/operations/issues/4) **nobody assigned** / opened over a year ago → do it, make it smaller, or drop it?
      - [ ] [#57 リリース手順に確認を足す](https://github.com/acme/operations/issues/57) assigned to minami / opened 9 months ago → do it, make it smaller, or drop it?

      Done: 2 ([#163](https://github.com/acme/operations/issues/163) Oct 7, [#179](https://github.com/acme/operations/issues/179) Nov 5). Dropped: 1 ([#214](https://github.com/acme/operations/issues/214) Oct 29).

      Action items without a service label (perhaps shop):

      - [ ] [#7 共通の宿題](https://github.com/acme/operations/issues/7) opened by aoi-k, **nobody assigned** / opened 37 days ago

      *Which of these would users feel if it stayed undone?*"
    `);
  });

  it('are counted as of the end of the period, with states as of now', () => {
    const { carried, items } = todos.view(october, meeting(), []).facts as TodoFacts;
    expect(carried).toBe(7);
    expect(items.map(({ id, ageDays, state }) => [id, ageDays, state])).toEqual([
      ['acme/operations#4', 383, 'open'],
      ['acme/operations#57', 290, 'open'],
      ['acme/operations#130', 157, 'open'],
      ['acme/operations#178', 66, 'open'],
      ['acme/operations#179', 66, 'done'],
      ['acme/operations#190', 57, 'open'],
      ['acme/operations#199', 40, 'open'],
    ]);
  });

  it('stand beside those of the month before', () => {
    const [row] = todos.view(october, meeting(), []).comparisons ?? [];
    expect([row?.before, row?.now, row?.remark].map(String)).toEqual(['7', '7', 'うち 1 件は 11-05 に完了']);
  });

  it('have a short chapter even when there are none', () => {
    const none = todos.view({ todos: tracked([]) }, meeting(), []);
    expect(none.quiet).toBeUndefined();
    expect(sectionText(todos, { todos: tracked([]) }, meeting())).toBe('持ち越しはありません。');
    expect(sectionText(todos, { todos: tracked([]) }, meeting({ locale: 'en' }))).toBe(
      'Nothing was carried over.',
    );
  });
});

describe('what was carried over', () => {
  it('was opened before the end of the period and not closed before it', () => {
    const { carried } = carryOver(
      tracked([
        todo(1, { opened: '2026-10-31 23:59', closed: '2026-11-01 00:00' }),
        todo(2, { opened: '2026-10-31', closed: '2026-10-31 23:59' }),
        todo(3, { opened: '2026-11-01 00:00' }),
      ]),
      meeting(),
    );
    expect(carried.map(({ ref }) => ref)).toEqual(['#1']);
  });

  it('shows overdue items first and those of half a year last', () => {
    const { open, old } = carryOver(
      tracked([
        todo(1, { opened: '2026-05-17', title: 'a' }),
        todo(2, { opened: '2026-05-18', title: 'b' }),
        todo(3, { opened: '2026-10-01', title: 'c', due: '2026-11-16' }),
        todo(4, { opened: '2026-10-02', title: 'd', due: '2026-11-15' }),
      ]),
      meeting(),
    );
    expect([open, old].map((groups) => groups.map((same) => same.map(({ ref }) => ref)))).toEqual([
      [['#4'], ['#2'], ['#3']],
      [['#1']],
    ]);
  });

  it('knows no due date from before it was opened: that is of a milestone that was over', () => {
    const late = todo(1, { opened: '2026-10-07', title: 'a', due: '2026-09-20' });
    const text = sectionText(todos, { todos: tracked([late]) }, meeting());
    expect(text).toContain('[#1 a](https://github.com/acme/operations/issues/1)');
    expect(text).not.toContain('期限');
  });

  it('shows seven old items and of the others the numbers', () => {
    const names = 'あいうえおかきくけ';
    const old = [...names].map((title, n) => todo(n + 1, { opened: '2026-01-01', title }));
    const text = sectionText(todos, { todos: tracked(old) }, meeting());
    expect(text.match(/- \[ \]/g)).toHaveLength(7);
    expect(text.split('\n')).toContain(
      '- 半年以上前のものがほかに: [#8](https://github.com/acme/operations/issues/8) [#9](https://github.com/acme/operations/issues/9) → まとめてやめますか？',
    );
  });

  it('was carried once for each end of a month that found it open', () => {
    const times = (opened: string) => timesCarried(todo(1, { opened }), meeting());
    expect(['2026-10-31 23:00', '2026-10-01', '2026-09-30 23:59', '2025-12-31'].map(times)).toEqual([
      1, 1, 2, 11,
    ]);
    expect(timesCarried(todo(1, { opened: '2026-01-01' }), meeting({ month: null }))).toBeNull();
  });
});

it('counts the closed ones by what became of them, up to the meeting', () => {
  const closed = Array.from({ length: 14 }, (_, n) =>
    todo(n + 1, { opened: '2026-09-01', closed: '2026-10-05', title: `t${n}` }),
  );
  const before = todo(20, { opened: '2026-08-01', closed: '2026-09-30 23:59' });
  const text = sectionText(todos, { todos: tracked([before, ...closed]) }, meeting({ locale: 'en' }));
  expect(text).toContain('Done: 14 ([#1](');
  expect(text).toContain(', 2 more).');
  expect(text).not.toContain('#20');
});

it('says the day of the one that was dropped after the end of the period', () => {
  const dropped = todo(1, { opened: '2026-10-01', closed: '2026-11-03', closedAs: 'dropped' });
  const text = (locale: 'ja' | 'en') =>
    sectionText(todos, { todos: tracked([dropped]) }, meeting({ locale })).split('\n')[0];
  expect(text('ja')).toBe('持ち越し 1 件（9 月 0 件）。11-03 に見送り。');
  expect(text('en')).toBe('1 carried over (September: 0). It was dropped on Nov 3.');
});
