import { describe, expect, it } from 'vitest';
import { checkKept } from '../../src/agenda/merge/check.ts';
import { EXIT } from '../../src/problem.ts';

const BASE = '## 障害\n\n- [#1](https://x.example/1) 26 日間\n- [#2](https://x.example/2) 3 日間\n';
const CURRENT = BASE.replace('26 日間\n', '26 日間（確認中）\n  - 山田さんに聞く\n  - 来週まで\n');
const check = (merged: string, current: string = CURRENT, base: string = BASE): number =>
  checkKept({ base, current, merged });
const refused = expect.objectContaining({ exit: EXIT.unmergeable });

describe('the check before a page is written', () => {
  it('counts the lines that hold words of people', () => {
    expect(check(CURRENT)).toBe(3);
    expect(check(CURRENT.replace('26', '27'))).toBe(3);
    expect(check(BASE, BASE)).toBe(0);
  });

  it.each([
    ['a line', '  - 来週まで\n', ''],
    ['words within a line', '（確認中）', ''],
    ['a single sign', '（確認中）', '（確認中'],
    ['the order of lines', '  - 山田さんに聞く\n  - 来週まで\n', '  - 来週まで\n  - 山田さんに聞く\n'],
  ])('refuses a page that lost %s', (_, from, to) => {
    expect(() => check(CURRENT.replace(from, to))).toThrow(refused);
  });

  it('refuses words that ended up in another item', () => {
    const moved = CURRENT.replace('（確認中）', '').replace('3 日間', '3 日間（確認中）');
    expect(() => check(moved)).toThrow(refused);
  });

  it('refuses to drop one of two equal lines', () => {
    const twice = CURRENT.replace('  - 来週まで\n', '  - 来週まで\n  - 来週まで\n');
    expect(() => check(CURRENT, twice)).toThrow(refused);
  });

  it('does not take notes of ours, padding, escapes or line ends for words of people', () => {
    const current = `${BASE.replace('26 日間', '二週間（最新: 26 日間）').replaceAll('\n', '\r\n')}`;
    expect(
      check(current.replace('（最新: 26 日間）', '（最新: 27 日間）').replaceAll('#', '\\#'), current),
    ).toBe(1);
  });

  it('counts every word as a person’s when nobody knows what the machine wrote', () => {
    expect(() => check(BASE.replace('26', '27'), BASE, '')).toThrow(refused);
    expect(check(BASE.replace('26 日間', '26 日間（最新: 27 日間）'), BASE, '')).toBe(3);
  });
});
