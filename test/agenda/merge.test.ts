import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, nextBase } from '../../src/agenda/merge.ts';
import { EXIT, Problem } from '../../src/problem.ts';

const page = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const issue = (n: number): string => `[#${n}](https://github.com/acme/ops/issues/${n})`;
const BASE = page(
  '## 障害',
  '',
  '3 件（9 月 1 件）。',
  '',
  `- ${issue(1)} 未解決 ／ 26 日間`,
  '  - 判断:',
  `- ${issue(2)} 未解決 ／ 3 日間`,
  '  - 判断:',
  `- ${issue(3)} 解決`,
  '',
  '## アラート',
  '',
  '| ルール | 10 月 | 判断 |',
  '|---|---:|---|',
  '| [CPU](https://mackerel.io/m/1) | 5 | |',
  '| [ディスク](https://mackerel.io/m/2) | 3 | |',
  '',
  '## 感想',
  '',
  '-',
);
const later = (...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce((text, [from, to]) => text.replace(from, to), BASE);
const FRESH = later(['26 日間', '27 日間'], ['| 5 |', '| 6 |']);
const by = (current: string, fresh: string = FRESH, base: string | null = BASE) =>
  merge({ base, current, fresh });

describe('a page nobody touched', () => {
  it('becomes the fresh page, to the byte', () => {
    expect(by(BASE)).toEqual({ text: FRESH, kept: 0, conflicts: [], twice: [] });
  });

  it('follows the order of the machine, its folds and its sections', () => {
    const fresh = page(
      '## アラート',
      '',
      '<details><summary>2 件</summary>',
      '',
      '| ルール | 10 月 | 判断 |',
      '|---|---:|---|',
      '| [ディスク](https://mackerel.io/m/2) | 9 | |',
      '| [CPU](https://mackerel.io/m/1) | 5 | |',
      '',
      '</details>',
      '',
      '## 障害',
      '',
      `- ${issue(3)} 解決`,
      `- ${issue(1)} 未解決 ／ 27 日間`,
    );
    expect(by(BASE, fresh).text).toBe(fresh);
  });
});

describe('what people write', () => {
  it('stays in its place while the machine changes the line it stands in', () => {
    const current = later(['26 日間', '26 日間（山田さんが確認中）'], ['| 5 | |', '| 5 | 調査 |']);
    const { text, kept, conflicts } = by(current);
    expect(text).toContain(`- ${issue(1)} 未解決 ／ 27 日間（山田さんが確認中）\n`);
    expect(text).toContain('| [CPU](https://mackerel.io/m/1) | 6 | 調査 |\n');
    expect({ kept, conflicts }).toEqual({ kept: 2, conflicts: [] });
  });

  it('goes with its item when the items change their order', () => {
    const current = later([
      `- ${issue(2)} 未解決 ／ 3 日間\n  - 判断:`,
      `- ${issue(2)} 未解決 ／ 3 日間\n  - 判断: 閉じる\n> 議事録`,
    ]);
    const first = `- ${issue(1)} 未解決 ／ 26 日間\n  - 判断:\n`;
    const second = `- ${issue(2)} 未解決 ／ 3 日間\n  - 判断:\n`;
    const { text } = by(current, BASE.replace(first + second, second + first));
    expect(text).toContain(`- ${issue(2)} 未解決 ／ 3 日間\n  - 判断: 閉じる\n> 議事録\n- ${issue(1)}`);
  });

  it('keeps an item that is gone at the source, which says so once', () => {
    const current = later([
      `- ${issue(2)} 未解決 ／ 3 日間\n  - 判断:`,
      `- ${issue(2)} 未解決 ／ 3 日間\n  - 判断: 閉じる`,
    ]);
    const without = BASE.replace(`- ${issue(2)} 未解決 ／ 3 日間\n  - 判断:\n`, '');
    const once = by(current, without).text;
    expect(once).toContain(`- ${issue(2)} 未解決 ／ 3 日間（取得元から消失）\n  - 判断: 閉じる\n`);
    expect(by(once, without, without).text).toBe(once);
    // It is back: the note no longer holds.
    expect(by(once, BASE, without).text).toContain(`- ${issue(2)} 未解決 ／ 3 日間\n  - 判断: 閉じる\n`);
  });

  it('stands beside the new value where both changed the same words, once and kept up to date', () => {
    const current = later(['26 日間', '二週間くらい']);
    const first = by(current);
    expect(first.text).toContain(`- ${issue(1)} 未解決 ／ 二週間くらい（最新: 27 日間）\n`);
    expect(first.conflicts).toEqual([
      { id: 'https://github.com/acme/ops/issues/1', human: '／ 二週間くらい', machine: '／ 27 日間' },
    ]);
    const third = by(first.text, FRESH.replace('27 日間', '28 日間'), FRESH);
    expect(third.text).toContain(`- ${issue(1)} 未解決 ／ 二週間くらい（最新: 28 日間）\n`);
  });

  it('is the tick in a box, a renamed heading, a column, a section, a line out of place', () => {
    const base = page(
      '## TODO',
      '',
      `- [ ] ${issue(1)} 5 日`,
      `- [ ] ${issue(2)} 6 日`,
      '',
      '| a | b |',
      '|---|---|',
      '| x | 1 |',
    );
    const current = page(
      '## 宿題',
      '',
      `- [ ] ${issue(2)} 6 日`,
      `- [x] ${issue(1)} 5 日`,
      '',
      '| a | b | メモ |',
      '|---|---|---|',
      '| x | 1 | ! |',
      '',
      '## 私の節',
      '',
      'ここ',
    );
    const fresh = page(
      '## TODO',
      '',
      `- [ ] ${issue(1)} 7 日`,
      `- [ ] ${issue(2)} 8 日`,
      `- [ ] ${issue(3)} 1 日`,
      '',
      '| a | b |',
      '|---|---|',
      '| x | 2 |',
      '| y | 3 |',
    );
    expect(by(current, fresh, base).text).toBe(
      page(
        '## 宿題',
        '',
        `- [ ] ${issue(2)} 8 日`,
        `- [ ] ${issue(3)} 1 日`,
        `- [x] ${issue(1)} 7 日`,
        '',
        '| a | b | メモ |',
        '|---|---|---|',
        '| x | 2 | ! |',
        '| y | 3 |  |',
        '',
        '## 私の節',
        '',
        'ここ',
      ),
    );
  });

  it('is a place they moved an item to, even another section', () => {
    const item = `- ${issue(3)} 解決\n`;
    const current = BASE.replace(item, '').replace('\n-\n', `\n-\n${item}`);
    const { text } = by(
      current,
      BASE.replace('#3](https', '#3](https').replace(`${issue(3)} 解決`, `${issue(3)} 解決 ／ 11-02`),
    );
    expect(text.split(issue(3))).toHaveLength(2);
    expect(text).toMatch(/## 感想\n\n-\n- .*#3.* 解決 ／ 11-02\n/);
  });
});

describe('what people delete', () => {
  it('does not come back, refresh after refresh', () => {
    const current = later([`- ${issue(2)} 未解決 ／ 3 日間\n  - 判断:\n`, ''], ['## 感想\n\n-\n', '']);
    let base = BASE;
    let text = current;
    for (const days of [27, 28, 29]) {
      const fresh = BASE.replace('26 日間', `${days} 日間`).replace('3 日間', `${days - 20} 日間`);
      text = by(text, fresh, base).text;
      base = fresh;
    }
    expect(text).toBe(current.replace('26 日間', '29 日間'));
  });

  it('takes the new rows of a table with it', () => {
    const table = BASE.slice(BASE.indexOf('| ルール'), BASE.indexOf('## 感想'));
    const fresh = BASE.replace('| 3 | |\n', '| 3 | |\n| [LB](https://mackerel.io/m/9) | 1 | |\n');
    expect(by(BASE.replace(table, ''), fresh).text).toBe(BASE.replace(table, ''));
  });
});

describe('what servers and editors do', () => {
  const reworked: readonly (readonly [string, (text: string) => string])[] = [
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['no final newline', (text) => text.trimEnd()],
    ['no-break spaces', (text) => text.replaceAll(' ／ ', '\u00a0／ ')],
    ['other bullets', (text) => text.replaceAll('- [', '* [')],
    [
      'padded tables',
      (text) =>
        text.replace('| 5 | |', '|     5 |      |').replace('|---|---:|---|', '| ----- | ----: | ---- |'),
    ],
    ['escapes', (text) => text.replaceAll('#', '\\#').replaceAll('\\#\\# ', '## ')],
  ];
  it.each(reworked)('%s is not a change, and stays', (_, rework) => {
    const current = rework(BASE);
    expect(by(current, BASE)).toEqual({ text: current, kept: 0, conflicts: [], twice: [] });
  });

  it('leaves line ends, mark and end of the page as they are when something changes', () => {
    const rework = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n').trimEnd()}`;
    expect(by(rework(BASE)).text).toBe(rework(FRESH));
  });

  it('keeps a cell in the width somebody gave it', () => {
    const current = BASE.replace('| 5 | |', '|     5 |      |');
    expect(by(current, BASE.replace('| 5 |', '| 12 |')).text).toContain('|    12 |      |');
  });
});

describe('a page pasted twice', () => {
  it('is refreshed once, and the copy stays as it is', () => {
    const current = `${BASE}\n${BASE.replace('判断:', '判断: 閉じる')}`;
    const { text } = by(
      current,
      FRESH.replace(`- ${issue(3)} 解決\n`, `- ${issue(3)} 解決\n- ${issue(4)} 新規\n`),
    );
    expect(text).toBe(
      `${FRESH.replace(`- ${issue(3)} 解決\n`, `- ${issue(3)} 解決\n- ${issue(4)} 新規\n`)}\n${BASE.replace('判断:', '判断: 閉じる')}`,
    );
  });
});

describe('a page whose base is lost', () => {
  it('is only added to: nothing is removed, and a newer value stands beside the old', () => {
    const fresh = FRESH.replace(`- ${issue(3)} 解決\n`, `- ${issue(4)} 新規\n`);
    const { text } = by(BASE, fresh, null);
    expect(text).toContain(`- ${issue(1)} 未解決 ／ 26 日間（最新: 27 日間）\n`);
    expect(text).toContain(`- ${issue(3)} 解決\n`);
    expect(text).toContain(`- ${issue(4)} 新規\n`);
    expect(text).toContain('| [CPU](https://mackerel.io/m/1) | 5（最新: 6） | |\n');
    expect(by(text, fresh, fresh).text).toBe(text);
  });
});

describe('a source that failed', () => {
  const gap = '> ⚠ github の障害を取得できませんでした: 503 → Run again later.';
  const failed = page('## 障害', '', gap, '', ...BASE.split('\n').slice(10, -1));

  it('takes nothing off the page', () => {
    const { text } = by(BASE, failed);
    expect(text).toContain(gap);
    expect(text).toContain(`- ${issue(2)} 未解決 ／ 3 日間\n  - 判断:\n`);
    expect(text).not.toContain('消失');
  });

  it('is forgotten once it answers again', () => {
    const during = by(BASE, failed).text;
    const base = nextBase(BASE, failed);
    expect(by(during, failed, base).text).toBe(during);
    expect(by(during, FRESH, base)).toEqual({ text: FRESH, kept: 0, conflicts: [], twice: [] });
  });

  it('changes nothing in what is kept as the base while all sources answer', () => {
    expect(nextBase(BASE, FRESH)).toBe(FRESH);
    expect(nextBase(null, FRESH)).toBe(FRESH);
  });
});

describe('merging', () => {
  const change = fc.constantFrom(
    ['26 日間', '27 日間'],
    ['| 5 |', '| 6 |'],
    ['- 判断:', '- 判断: 維持'],
    ['解決', '解決（確認済み）'],
    [`- ${issue(2)} 未解決 ／ 3 日間\n`, ''],
    ['## 感想', '## 雑談'],
    ['\n-\n', '\n- よかった\n'],
    ['3 件', '4 件'],
    ['| [ディスク](https://mackerel.io/m/2) | 3 | |\n', ''],
  );
  const version = fc
    .array(change, { maxLength: 4 })
    .map((changes) => changes.reduce((text, [from = '', to = '']) => text.replace(from, to), BASE));

  it('changes nothing when nothing changed at the source, and nothing the second time', () => {
    fc.assert(
      fc.property(version, version, (current, fresh) => {
        expect(by(current, BASE).text).toBe(current);
        expect(by(BASE, fresh).text).toBe(fresh);
        const { text } = by(current, fresh);
        expect(by(text, fresh, fresh).text).toBe(text);
      }),
      { seed: 4 },
    );
  });

  it('refuses a page with the conflict markers of a version control', () => {
    const current = `<<<<<<< HEAD\n${BASE}=======\n${BASE}>>>>>>> other\n`;
    expect(() => by(current)).toThrow(expect.objectContaining({ exit: EXIT.unmergeable }));
    expect(() => by(current)).toThrow(Problem);
  });

  it('says it in the language of the page', () => {
    const english = (days: string) => page('## Incidents', '', `- ${issue(1)} open / ${days}`);
    expect(by(english('two weeks'), english('27 days'), english('26 days')).text).toContain(
      'open / two weeks (latest: 27 days)\n',
    );
  });
});

it('a newer value takes the place of the one beside a person’s words, in either language', () => {
  const english = (days: string) => page('## Incidents', '', `- ${issue(1)} open / ${days}`);
  const first = by(english('two weeks'), english('27 days'), english('26 days')).text;
  const second = by(first, english('28 days'), english('27 days'));
  expect(second.text).toBe(english('two weeks (latest: 28 days)'));
  expect(by(second.text, english('28 days'), english('28 days')).text).toBe(second.text);
});
