import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareTitle, titleKey } from '../../src/records/same-title.ts';

describe('the same title', () => {
  it.each([
    ['ノード追加 (13-3)', 'ノード追加 (4-4)'],
    ['sidekiq を再起動（3 回目）', 'Sidekiq を再起動'],
    ['ＤＢ の再起動 2026-10-03', 'db の再起動'],
    ['10月3日(水)の棚卸し', '9月28日(日)の棚卸し'],
    ['2026年10月3日 の棚卸し', ' の棚卸し'],
    ['Restart db1 on Oct 3', 'restart DB2 on 12th November'],
    ['監視の見直し #12', '監視の見直し'],
    ['cache-clear', 'cache clear'],
    ['ｶﾞｰﾄﾞの更新', 'ガードの更新'],
  ])('%s is %s', (a, b) => {
    expect(titleKey(a)).toBe(titleKey(b));
  });

  it.each([
    ['ノード追加', 'ノード削除'],
    ['再起動（本番）', '再起動（検証）'],
    ['restart web', 'restart db'],
    ['2026-10-03', '2026-10-04'],
    ['May the cache be cleared', 'the cache be cleared'],
  ])('%s is not %s', (a, b) => {
    expect(titleKey(a)).not.toBe(titleKey(b));
  });

  it('does not change with a number put behind it, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (title, n) => {
        const key = titleKey(title);
        if (/\p{L}/u.test(key)) expect(titleKey(`${title} ${n}`)).toBe(key);
      }),
      { seed: 20261116 },
    );
  });
});

describe('a title without what its heading says already', () => {
  it.each([
    ['障害: 決済が遅い', '決済が遅い'],
    ['障害：決済が遅い', '決済が遅い'],
    ['[Incident] slow payments', 'slow payments'],
    ['【障害報告】決済が遅い', '決済が遅い'],
    ['INCIDENT: slow payments', 'slow payments'],
    ['障害対応の手順: 古い', '障害対応の手順: 古い'],
    ['障害訓練', '障害訓練'],
    ['障害:', '障害:'],
    ['やること: 片づけ', 'やること: 片づけ'],
  ])('%s is %s among incidents', (title, bare) => {
    expect(bareTitle(title, 'incident')).toBe(bare);
  });

  it.each([
    ['やること: 片づけ', '片づけ'],
    ['TODO: tidy up', 'tidy up'],
    ['todo list for winter', 'todo list for winter'],
  ])('%s is %s among action items', (title, bare) => {
    expect(bareTitle(title, 'todo')).toBe(bare);
  });
});
