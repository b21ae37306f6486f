import { describe, expect, it } from 'vitest';
import { grouped } from '../../src/sections/worklog/groups.ts';
import { type WorklogFacts, worklog } from '../../src/sections/worklog/index.ts';
import { rhythm } from '../../src/sections/worklog/rhythm.ts';
import { trigger } from '../../src/sections/worklog/trigger.ts';
import { book, fired } from '../support/fired.ts';
import { tracked, workLog } from '../support/issues.ts';
import { meeting } from '../support/meeting.ts';
import { sectionText } from '../support/section-text.ts';

const { local } = meeting();

const restarts = ['2026-10-03 14:00', '2026-10-09 22:10', '2026-10-20 08:45'].map((opened, n) =>
  workLog(88 + n, { opened, title: `sidekiq を手で再起動（${n + 2} 回目）`, minutes: n === 2 ? null : 20 }),
);
const routine = Array.from({ length: 12 }, (_, n) =>
  workLog(197 + n, {
    opened: `2026-10-${String(5 + 2 * n).padStart(2, '0')} 13:20`,
    title: `作業 ${'あいうえおかきくけこさし'[n]} ${'とても長い件名'.repeat(n === 1 ? 8 : 1)}`,
  }),
);
const before = workLog(60, { opened: '2026-08-20', title: 'Sidekiq を手で再起動' });
const once = workLog(219, { opened: '2026-10-18 12:59', title: 'ノード追加 (13-3)', by: null });
const since = workLog(240, { opened: '2026-11-15', title: 'OS 更新' });

const october = {
  worklogs: tracked([before, ...restarts, ...routine, once, since].toSorted(byOpening), {
    perhapsOurs: [workLog(230, { opened: '2026-10-22', title: '証明書の更新' })],
    missingLabels: [{ repo: 'acme/shop', label: '作業ログ' }],
  }),
  alerts: book([
    fired('queue', '2026-10-03 13:40'),
    fired('queue', '2026-10-09 21:30'),
    fired('queue', '2026-10-20 07:46'),
  ]),
};

describe('the work log', () => {
  it('is told so that it can be read aloud in Japanese', () => {
    expect(sectionText(worklog, october, meeting())).toMatchInlineSnapshot(`
      "16 件（9 月 0 件）。かかった時間は、記録のある 2 件で合わせて 40 分。（チャットにだけある作業は、ここに書き足してください）

      > ⚠ \`acme/shop\` にラベル \`作業ログ\` がないため、このラベルの作業は数えていません。

      - 10-18 [#219 ノード追加 (13-3)](https://github.com/acme/operations/issues/219)
      - 10-05 〜 10-27 の間、1 日おき 13:20 に起票された作業 **12 件**: [#197 作業 あ とても長い件名](https://github.com/acme/operations/issues/197) ほか → 定期作業なら自動化できますか？
        <details><summary>ほかの 11 件</summary>

        - 10-07 aoi-k [#198 作業 い とても長い件名とても長い件名とても長い件名とても長…](https://github.com/acme/operations/issues/198)
        - 10-09 aoi-k [#199 作業 う とても長い件名](https://github.com/acme/operations/issues/199)
        - 10-11 aoi-k [#200 作業 え とても長い件名](https://github.com/acme/operations/issues/200)
        - 10-13 aoi-k [#201 作業 お とても長い件名](https://github.com/acme/operations/issues/201)
        - 10-15 aoi-k [#202 作業 か とても長い件名](https://github.com/acme/operations/issues/202)
        - 10-17 aoi-k [#203 作業 き とても長い件名](https://github.com/acme/operations/issues/203)
        - 10-19 aoi-k [#204 作業 く とても長い件名](https://github.com/acme/operations/issues/204)
        - 10-21 aoi-k [#205 作業 け とても長い件名](https://github.com/acme/operations/issues/205)
        - 10-23 aoi-k [#206 作業 こ とても長い件名](https://github.com/acme/operations/issues/206)
        - 10-25 aoi-k [#207 作業 さ とても長い件名](https://github.com/acme/operations/issues/207)
        - 10-27 aoi-k [#208 作業 し とても長い件名](https://github.com/acme/operations/issues/208)

        </details>
      - 10-03 〜 10-20 の間、同じ件名の作業 **3 件**・90 日では 4 件・合わせて 40 分（記録のある 2 件）・4 件中 3 件は \`queue\` のアラートから 60 分以内: [#88 sidekiq を手で再起動（2 回目）](https://github.com/acme/operations/issues/88) ほか → 自動化できますか？
        <details><summary>ほかの 2 件</summary>

        - 10-09 aoi-k [#89 sidekiq を手で再起動（3 回目）](https://github.com/acme/operations/issues/89)
        - 10-20 aoi-k [#90 sidekiq を手で再起動（4 回目）](https://github.com/acme/operations/issues/90)

        </details>

      サービスのラベルがない作業（shop かもしれません）:

      - 10-22 aoi-k [#230 証明書の更新](https://github.com/acme/operations/issues/230)

      *この中に、やめても誰も困らない作業はありますか？*"
    `);
  });

  it('is told so that it can be read aloud in English', () => {
    expect(sectionText(worklog, october, meeting({ locale: 'en' }))).toMatchInlineSnapshot(`
      "16 entries (September: 0). 40 min together, as far as recorded (2 of 16). Please add work that is only in chat.

      > ⚠ \`acme/shop\` has no label \`作業ログ\`, so work logs with it are not counted.

      - Oct 18 [#219 ノード追加 (13-3)](https://github.com/acme/operations/issues/219)
      - From Oct 5 to Oct 27, **12 entries** opened every other day at 13:20: [#197 作業 あ とても長い件名](https://github.com/acme/operations/issues/197) and others → if this is routine, could it be automated?
        <details><summary>The other 11</summary>

        - Oct 7 aoi-k [#198 作業 い とても長い件名とても長い件名とても長い件名とても長…](https://github.com/acme/operations/issues/198)
        - Oct 9 aoi-k [#199 作業 う とても長い件名](https://github.com/acme/operations/issues/199)
        - Oct 11 aoi-k [#200 作業 え とても長い件名](https://github.com/acme/operations/issues/200)
        - Oct 13 aoi-k [#201 作業 お とても長い件名](https://github.com/acme/operations/issues/201)
        - Oct 15 aoi-k [#202 作業 か とても長い件名](https://github.com/acme/operations/issues/202)
        - Oct 17 aoi-k [#203 作業 き とても長い件名](https://github.com/acme/operations/issues/203)
        - Oct 19 aoi-k [#204 作業 く とても長い件名](https://github.com/acme/operations/issues/204)
        - Oct 21 aoi-k [#205 作業 け とても長い件名](https://github.com/acme/operations/issues/205)
        - Oct 23 aoi-k [#206 作業 こ とても長い件名](https://github.com/acme/operations/issues/206)
        - Oct 25 aoi-k [#207 作業 さ とても長い件名](https://github.com/acme/operations/issues/207)
        - Oct 27 aoi-k [#208 作業 し とても長い件名](https://github.com/acme/operations/issues/208)

        </details>
      - From Oct 3 to Oct 20, **3 entries** with the same title, 4 in 90 days, 40 min together (2 with a record), 3 of 4 came within 60 min of a \`queue\` alert: [#88 sidekiq を手で再起動（2 回目）](https://github.com/acme/operations/issues/88) and others → could they be automated?
        <details><summary>The other 2</summary>

        - Oct 9 aoi-k [#89 sidekiq を手で再起動（3 回目）](https://github.com/acme/operations/issues/89)
        - Oct 20 aoi-k [#90 sidekiq を手で再起動（4 回目）](https://github.com/acme/operations/issues/90)

        </details>

      Work without a service label (perhaps shop):

      - Oct 22 aoi-k [#230 証明書の更新](https://github.com/acme/operations/issues/230)

      *Is there work here that nobody would miss?*"
    `);
  });

  it('counts the entries of the period, with recorded minutes only and repeats within 90 days', () => {
    const { logged, items } = worklog.view(october, meeting(), []).facts as WorklogFacts;
    expect(logged).toBe(16);
    expect(items.filter(({ title }) => title.includes('再起動'))).toEqual(
      restarts.map(({ title, openedAt, minutes }, n) => ({
        id: `acme/operations#${88 + n}`,
        title,
        at: openedAt,
        minutes,
        repeats: n + 2,
      })),
    );
  });

  it('brings its numbers to the top of the page', () => {
    const { worthTheHour, comparisons, sinceEnd, quiet } = worklog.view(october, meeting(), []);
    expect(worthTheHour?.map(({ line }) => String(line))).toEqual([
      '[#197 作業 あ とても長い件名](https://github.com/acme/operations/issues/197) ほか、1 日おき 13:20 に起票された作業 **12 件**。自動化できますか？（作業ログの節）',
    ]);
    expect(comparisons?.map((row) => [row.before, row.now, row.remark].map(String))).toEqual([
      ['0', '16', '合わせて 40 分（記録のある 2 件）'],
    ]);
    expect(String(sinceEnd)).toBe('作業ログ 1 件');
    expect(quiet).toBeUndefined();
  });

  it('is one phrase in a month without work, but not when a label is missing', () => {
    expect(String(worklog.view({ worklogs: tracked([before]) }, meeting(), []).quiet)).toBe('作業ログ 0 件');
    const missing = tracked([before], { missingLabels: [{ repo: 'acme/shop', label: 'worklog' }] });
    expect(worklog.view({ worklogs: missing }, meeting(), []).quiet).toBeUndefined();
  });
});

it('says of a single entry how long it took and how often it came back', () => {
  const logs = ['2026-08-01', '2026-09-01', '2026-10-03'].map((opened, n) =>
    workLog(n + 1, { opened, title: 'sidekiq restart', minutes: n === 2 ? 90 : null }),
  );
  const told = (locale: 'ja' | 'en') =>
    sectionText(worklog, { worklogs: tracked(logs) }, meeting({ locale }))
      .split('\n')
      .find((line) => line.startsWith('- 10-03') || line.startsWith('- Oct 3'));
  expect(told('ja')).toBe(
    '- 10-03 aoi-k [#3 sidekiq restart](https://github.com/acme/operations/issues/3) 1 時間 30 分・90 日で 3 回目 → 自動化の候補',
  );
  expect(told('en')).toBe(
    '- Oct 3 aoi-k [#3 sidekiq restart](https://github.com/acme/operations/issues/3) 1 h 30 min, 3 times in 90 days → could it be automated?',
  );
});

describe('work that belongs together', () => {
  it('has the same title, or keeps a fixed interval at one time of day', () => {
    const { singles, groups } = grouped([...restarts, ...routine, once].toSorted(byOpening), local);
    expect(singles).toEqual([once]);
    expect(groups.map(({ by, logs, rhythm }) => [by, logs.length, rhythm])).toEqual([
      ['clock', 12, { everyDays: 2, time: '13:20' }],
      ['title', 3, null],
    ]);
  });

  it('keeps an interval only from four on, and only an equal one', () => {
    expect(rhythm(routine.slice(0, 3), local)).toBeNull();
    expect(rhythm(routine.slice(0, 4), local)).toEqual({ everyDays: 2, time: '13:20' });
    expect(rhythm([...routine.slice(0, 4), ...routine.slice(5, 7)], local)).toBeNull();
    const sameDay = [1, 2, 3, 4].map((n) => workLog(n, { opened: `2026-10-05 1${n}:00` }));
    expect(rhythm(sameDay, local)).toBeNull();
  });

  it('is kept by the calendar, whatever the hour', () => {
    const late = ['2026-10-05 23:50', '2026-10-12 00:10', '2026-10-19 12:00', '2026-10-26 09:00'];
    const logs = late.map((opened, n) => workLog(n, { opened }));
    expect(rhythm(logs, local)).toEqual({ everyDays: 7, time: null });
  });
});

describe('the alert behind the work', () => {
  it('is a rule that fired within the hour before at least three and half of them', () => {
    expect(trigger(restarts, october.alerts.ours)).toMatchObject({ rule: { name: 'queue' }, times: 3 });
    expect(trigger(restarts, october.alerts.ours.slice(1))).toBeNull();
    expect(trigger([...restarts, ...routine], october.alerts.ours)).toBeNull();
  });

  it('counts a rule once for each piece of work', () => {
    const twice = [...october.alerts.ours.slice(0, 2), fired('queue', '2026-10-09 21:50')];
    expect(trigger(restarts, twice)).toBeNull();
  });
});

function byOpening(a: { openedAt: Date }, b: { openedAt: Date }): number {
  return a.openedAt.getTime() - b.openedAt.getTime();
}
