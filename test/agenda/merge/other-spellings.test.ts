/** What a wiki, an editor or a file system makes of a page by itself. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { merge } from '../../../src/agenda/merge.ts';

const page = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const golden = (locale: 'ja' | 'en'): string =>
  readFileSync(`fixtures/golden/shop-2026-10/expected.${locale}.md`, 'utf8');

const log = (n: number): string => `  - 10-0${n} [#${n} 再起動](https://github.com/acme/ops/issues/${n})`;
const folded = (...numbers: readonly number[]): string =>
  page(
    '## 作業ログ',
    '',
    '- 同じ件名の作業: [#1 再起動](https://github.com/acme/ops/issues/1) ほか',
    `  <details><summary>ほかの ${numbers.length} 件</summary>`,
    '',
    ...numbers.map(log),
    '',
    '  </details>',
  );

describe('a wiki that takes the tags of a fold away', () => {
  const strip = (text: string): string => text.replace(/^ *<\/?details>.*\n\n?/gm, '');

  it('does not hide what is new in the fold, refresh after refresh', () => {
    let current = strip(folded(2, 3)).replace(log(3), `${log(3)}（山田さん）`);
    let base = folded(2, 3);
    for (const fresh of [folded(2, 3, 4), folded(2, 3, 4, 5)]) {
      current = merge({ base, current, fresh }).text;
      base = fresh;
    }
    expect(current).toBe(strip(folded(2, 3, 4, 5)).replace(log(3), `${log(3)}（山田さん）`));
  });

  it('and leaves its title, has the title kept up to date as well', () => {
    const title = (text: string): string =>
      text.replace(/<details><summary>(.*)<\/summary>/, '$1').replace('\n  </details>\n', '');
    const { text } = merge({ base: folded(2, 3), current: title(folded(2, 3)), fresh: folded(2, 3, 4) });
    expect(text).toBe(title(folded(2, 3, 4)));
  });

  it('is not taken for a person who deleted the fold with all in it', () => {
    const current = folded(2, 3).replace(/ *<details>[\s\S]*<\/details>\n/, '');
    expect(merge({ base: folded(2, 3), current, fresh: folded(2, 3, 4) }).text).toBe(current);
  });
});

describe('another spelling', () => {
  const base = golden('ja');
  const later = base.replace('**未実施**', '**実施**').replaceAll('26 日間', '27 日間');

  it('of bold words is no change of a person, and meets no change of the machine', () => {
    const current = base.replaceAll('**', '__');
    expect(merge({ base, current, fresh: base }).text).toBe(current);
    const merged = merge({ base, current: current.replace('39 日', '39 日くらい'), fresh: later });
    expect(merged.text).not.toContain('最新');
    expect(merged.text).toContain('39 日くらい');
  });

  it('of letters with marks, as macOS takes them apart, is no change either', () => {
    const current = base.normalize('NFD');
    expect(merge({ base, current, fresh: base })).toMatchObject({ text: current, kept: 0 });
    const note = '障害の経過を見ています（パトロール当番）'.normalize('NFD');
    const edited = current.replace('26 日間', `26 日間 ${note}`);
    const { text, conflicts } = merge({ base, current: edited, fresh: later });
    expect(conflicts).toEqual([]);
    expect(text).toContain(`27 日間 ${note}`);
  });
});

describe('a page that is asked for in the other language, and back', () => {
  it('has one title and no notes, and every word of people: all but the padding of a row', () => {
    const [ja, en] = [golden('ja'), golden('en')];
    const edited = ja
      .replace('  - 判断:\n', '  - 判断: 閾値を上げる\n')
      .replace('開催日: （未定）', '開催日: 11-16')
      .replace('| 持ち越し TODO |', '| 持ち越し TODO（多い） |')
      .replace('\n- [ ]\n', '\n- [ ] 手順書 @aoi\n');
    const there = merge({ base: ja, current: edited, fresh: en });
    expect(there.text.match(/^# /gm)).toHaveLength(1);
    expect(there.text).toContain('  - Decision: 閾値を上げる\n');
    expect(there.text).toContain('## Action items to file');
    expect(there.text).not.toMatch(/latest:|gone at/);
    expect(there.conflicts).toEqual([]);
    const back = merge({ base: en, current: there.text, fresh: ja }).text;
    expect(back.replace(/ +\|/g, ' |')).toBe(edited);
  });
});

describe('a page that was pasted twice', () => {
  const base = page('# PWG', '', '## 障害', '', '- [#1](https://x.test/1) 5 日間', '', '## 感想', '', '-');
  const fresh = base.replace('5 日間', '6 日間');

  it('says which parts stand on it twice; the first is kept up to date', () => {
    const { text, twice } = merge({ base, current: base + base, fresh });
    expect(text).toBe(fresh + base);
    expect(twice).toEqual(['PWG', '障害', '感想']);
  });

  it('has no such parts where people wrote a section of their own', () => {
    expect(merge({ base, current: `${base}\n## メモ\n\nここ\n`, fresh }).twice).toEqual([]);
  });

  it('keeps an item up to date that is left in the copy alone', () => {
    const item = '- [#1](https://x.test/1) 5 日間\n';
    const current = base.replace(item, '') + base.replace(item, '') + item;
    expect(merge({ base, current, fresh }).text).toContain('6 日間');
  });
});

describe('two answers to one question', () => {
  const base = page('- [rule](https://x.test/1) 5 件', '  - 判断:');
  const answered = (words: string): string => base.replace('判断:', `判断: ${words}`);

  it('stand apart, with a mark, and once', () => {
    const [current, fresh] = [answered('削除'), answered('維持')];
    const { text, conflicts } = merge({ base, current, fresh });
    expect(text).toBe(answered('削除（最新: 維持）'));
    expect(conflicts).toHaveLength(1);
    expect(merge({ base: fresh, current: text, fresh }).text).toBe(text);
  });

  it('are one where they say the same, or one says more', () => {
    expect(merge({ base, current: answered('維持'), fresh: answered('維持') }).text).toBe(answered('維持'));
    const more = answered('維持。来月また見る');
    expect(merge({ base, current: more, fresh: answered('維持') }).text).toBe(more);
  });
});
