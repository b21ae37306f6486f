import { describe, expect, it } from 'vitest';
import { recordedMinutes } from '../../../src/sources/github/recorded-minutes.ts';

const minutes = (...texts: readonly string[]) => recordedMinutes(texts, '2026-10-02');

describe('the minutes somebody recorded', () => {
  it.each([
    ['復旧まで: 22 分', 22],
    ['復旧まで：２２分', 22],
    ['- **復旧まで**: 約22分', 22],
    ['所要時間 1時間20分', 80],
    ['所要時間: 1.5 時間', 90],
    ['作業時間: 2時間半', 150],
    ['Duration: 1h 20m', 80],
    ['Duration: 1 hour and 20 minutes', 80],
    ['Time to recover: 45 min (rough)', 45],
    ['停止時間: 1 日 2 時間', 1560],
    ['Downtime: 0:22:30', 22.5],
    ['- [x] 所要時間: 10 分', 10],
    ['| 所要時間 | 35 分 |', 35],
    ['### 所要時間\n\n35 分\n\n### 原因\n\n不明', 35],
    ['### 所要時間（分）\n\n35', 35],
    ['Duration (min): 35', 35],
  ])('are those of a labelled duration: %j', (text, expected) => {
    expect(minutes(text)).toBe(expected);
  });

  it.each([
    ['検知 14:02 … 復旧 14:40', 38],
    ['検知: 14:02 / 復旧: 14:40', 38],
    ['検知 14:02 → 復旧 14:40（自動）', 38],
    ['- 検知: 14:02\n- 復旧: 14:40', 38],
    ['Detected at 14:02, recovered at 14:40', 38],
    ['| 項目 | 時刻 |\n|---|---|\n| 検知 | 14:02 |\n| 復旧 | 14:40 |', 38],
    ['| 時刻 | 内容 |\n|---|---|\n| 14:02 | 検知 |\n| 14:10 | 調査 |\n| 14:40 | 復旧 |', 38],
    ['| 検知 | 復旧 |\n|---|---|\n| 14:02 | 14:40 |', 38],
    ['### 検知時刻\n\n2026-10-02 14:02\n\n### 復旧時刻\n\n2026-10-02 14:40', 38],
    ['14:02 検知\n14:20 再起動\n14:40 復旧', 38],
    ['検知: 14時02分\n復旧: 14時40分頃', 38],
    ['作業時間: 13:00〜14:30', 90],
    ['開始: 13:00\n終了: 14:30', 90],
  ])('are those between two labelled times: %j', (text, expected) => {
    expect(minutes(text)).toBe(expected);
  });

  it('go over midnight when the recovery has no date or the next one', () => {
    expect(minutes('検知: 23:50\n復旧: 0:20')).toBe(30);
    expect(minutes('検知: 10/02(金) 23:50\n復旧: 0:20')).toBe(30);
    expect(minutes('検知: 2026-10-02 23:50\n復旧: 10月3日 0:20')).toBe(30);
    expect(recordedMinutes(['検知: 12/31 23:50\n復旧: 1/1 0:20'], '2026-12-31')).toBe(30);
  });

  it('compare zones only where both are written', () => {
    expect(minutes('検知: 2026-10-02T05:02:00Z\n復旧: 2026-10-02T14:40:00+09:00')).toBe(38);
    expect(minutes('検知: 05:02 UTC\n復旧: 14:40 JST')).toBe(38);
    expect(minutes('検知: 14:02 JST\n復旧: 14:40')).toBe(38);
  });

  it('start at the detection where the beginning is recorded too, and end at the last recovery', () => {
    expect(minutes('発生: 13:50\n検知: 14:02\n復旧: 14:40\n完全復旧: 15:02')).toBe(60);
    expect(minutes('発生: 13:50\n復旧: 14:40')).toBe(50);
  });

  it('may be spread over the body and its comments', () => {
    expect(minutes('検知: 14:02\n```\n閉じ忘れ', '復旧: 14:40')).toBe(38);
  });

  it('prefer the duration that was stated to one that would be computed', () => {
    expect(minutes('検知: 14:02\n復旧: 14:40\n復旧まで: 30 分')).toBe(30);
  });

  it.each([
    '22 分間、注文の 2 割が失敗',
    '復旧まで 22 分かかる見込みだったが、延びた',
    '14:02 に検知し、14:40 に復旧した',
    '一次復旧 14:40、検知 14:02',
    '検知: 14:02\n復旧: 未定',
    '検知: 14:02',
    '所要時間: 20〜30 分',
    '所要時間: 不明',
    '### 所要時間\n\n_No response_\n\n### 影響\n\n22 分',
    '| 時刻 | 内容 |\n|---|---|\n| 検知 | 自動 |',
    '```\n復旧まで: 22 分\n```',
    '> 復旧まで: 22 分',
    '<!-- 復旧まで: 22 分 -->',
    '検知: 2026-10-02 14:40\n復旧: 2026-10-02 14:02',
    '復旧: 25:61\n検知: 14:02',
    '',
  ])('are not known from %j', (text) => {
    expect(minutes(text)).toBeNull();
  });

  it('are found in no time even in a body made to be slow', () => {
    const started = performance.now();
    for (const piece of ['検知 ', '検知: 14:02 ', '| a ', '<!--', '1時間', '(', '14:02 検知 ', '所要時間 ']) {
      minutes(piece.repeat(Math.floor(65_000 / piece.length)));
    }
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
