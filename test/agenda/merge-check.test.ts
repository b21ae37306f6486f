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

describe('what is no loss', () => {
  const kept = (line: string, merged: string) => check(`${BASE}${merged}\n`, `${BASE}${line}\n`);

  it.each([
    ['- our words', '* our words'],
    ['- our words', '  3. our words'],
    ['**our** words', '__our__ words'],
    ['our &amp; words &lt;b&gt;', 'our & words <b>'],
    ['our\\_words \\#1', 'our_words #1'],
    ['our\u00a0 words\u200b', 'our words'],
    ['パトロール', 'パトロール'.normalize('NFD')],
    ['see https://x.example/%E3%81%82%e3%81%84', 'see https://x.example/あい'],
    ['| our | words |', '|our|words|'],
    ['| our | words |', '  our | words'],
  ])('is another spelling: %j and %j', (line, merged) => {
    expect(kept(line, merged)).toBe(1);
    expect(kept(merged, line)).toBe(1);
  });

  it.each([
    ['our words', 'our'],
    ['our words', 'words our'],
    ['our 12 words', 'our 13 words'],
    ['see https://x.example/%ff', 'see https://x.example/'],
    ['our_words', 'ourwords'],
    ['our words', '- our'],
  ])('is not fewer, or others: %j and %j', (line, merged) => {
    expect(() => kept(line, merged)).toThrow(refused);
  });

  it('is a line of dashes or bars, or nothing', () => {
    for (const line of ['---', '|---|:-:|', '', '   ', '-']) expect(kept(line, '')).toBe(0);
  });

  it('is a note of ours, with a value that we said, in both languages', () => {
    const said = (note: string) => check(BASE, BASE.replace('26 日間', `26 日間${note}`));
    for (const note of [
      '（取得元から消失）',
      '（最新は別の行）',
      ' (gone at the source)',
      ' (latest on another line)',
    ])
      expect(said(note)).toBe(0);
    expect(said('（最新: 3 日間）')).toBe(0);
    expect(said(' (latest: 3 日間)')).toBe(0);
    expect(() => said('（最新: 多い）')).toThrow(refused);
    expect(() => said(' (latest: many)')).toThrow(refused);
  });

  it('is an item of ours in another place, with what people wrote into it', () => {
    const [first, second] = [
      '- [#1](https://x.example/1) 26 日間（確認中）',
      '- [#2](https://x.example/2) 3 日間（済）',
    ];
    const page = (...lines: readonly string[]) => `## 障害\n\n${lines.join('\n')}\n`;
    expect(check(page(second, first), page(first, second))).toBe(2);
    // What people wrote by themselves keeps its order.
    expect(() => check(page('b', 'a'), page('a', 'b'))).toThrow(refused);
    expect(check(page('a', second, 'b'), page('a', 'b'))).toBe(2);
  });

  it('is a changed line that holds what people added, wherever the machine put its own words', () => {
    const line = (words: string) => `- [#1](https://x.example/1) ${words}`;
    const current = BASE.replace(line('26 日間'), line('26 日間 see the log'));
    expect(check(BASE.replace(line('26 日間'), line('99 日間 see the log')), current)).toBe(1);
    expect(check(BASE.replace(line('26 日間'), line('see 99 日間 the log')), current)).toBe(1);
    expect(() => check(BASE.replace(line('26 日間'), line('99 日間 log the see')), current)).toThrow(refused);
    expect(
      check(BASE.replace(line('26 日間'), line('99 日間')), BASE.replace(line('26 日間'), line('日間'))),
    ).toBe(1);
  });

  it('is not one of two lines that were changed alike', () => {
    const twice = '- 26 日間（確認中）\n- 26 日間（確認中）\n';
    const once = '- 27 日間（確認中）\n';
    const base = '- 26 日間\n- 26 日間\n';
    expect(check(`${once}${once}`, twice, base)).toBe(2);
    expect(() => check(once, twice, base)).toThrow(refused);
  });

  it('is told with the line, cut where it is long', () => {
    const told = (line: string): string => {
      try {
        kept(line, '');
      } catch (error) {
        return (error as { why: string }).why;
      }
      return '';
    };
    expect(told('  our words ')).toBe('This line would be missing or cut: our words');
    expect(told('x'.repeat(300))).toBe(`This line would be missing or cut: ${'x'.repeat(200)}`);
  });
});

it('a note of ours may hold brackets in brackets, and is one only if we said all of it', () => {
  const base = '- 3 (of (9) all) hosts\n- 3 件（うち（9）件）台\n';
  const said = (note: string) => check(`${base}x\n`, `${base}x${note}\n`, base);
  for (const value of ['3 (of (9) all) hosts', '3 件（うち（9）件）台', '(of (9) all)']) {
    expect(check(`${base}x\n`, `${base}x (latest: ${value})\n`, `${base}x\n`)).toBe(0);
    expect(check(`${base}x\n`, `${base}x（最新: ${value}）\n`, `${base}x\n`)).toBe(0);
  }
  expect(() => said(' (latest: 3 (of (8) all) hosts)')).toThrow(refused);
  expect(() => said('（最新: 3 件（うち（8）件）台）')).toThrow(refused);
});

it('a numbered item is its address, however high it counts', () => {
  const line = (sign: string, words: string) => `${sign} [#1](http://x.example/1) ${words}\n`;
  const other = '- [#2](http://x.example/2) b\n';
  const base = line('12.', 'a') + other;
  expect(check(line('- ', 'a ours') + other, line('12.', 'a ours') + other, base)).toBe(1);
  expect(() =>
    check(line('12.', 'a') + other.replace('b', 'b ours'), line('12.', 'a ours') + other, base),
  ).toThrow(refused);
});
