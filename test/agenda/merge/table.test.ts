import { describe, expect, it } from 'vitest';
import { markRow } from '../../../src/agenda/merge/table.ts';
import { merge } from '../../../src/agenda/merge.ts';

const page = (...rows: readonly string[]): string => `## Alerts\n\n${rows.join('\n')}\n`;
const BASE = [
  '| Rule | Sep | Oct |',
  '|---|--:|--:|',
  '| [cpu](https://m.example/1) | 4 | 5 |',
  '| disk | 2 | 3 |',
];
const changed = (...changes: readonly (readonly [string, string])[]): readonly string[] =>
  BASE.map((row) => changes.reduce((text, [from, to]) => text.replace(from, to), row));
const rows = (current: readonly string[], fresh: readonly string[], base: readonly string[] | null = BASE) =>
  merge({ base: base === null ? null : page(...base), current: page(...current), fresh: page(...fresh) })
    .text.trimEnd()
    .split('\n')
    .slice(2);
const FRESH = changed(['| 4 | 5 |', '| 4 | 6 |']);

describe('a table', () => {
  it('follows the machine, row by row and cell by cell', () => {
    expect(rows(BASE, FRESH)).toEqual(FRESH);
    expect(rows(changed(['| 2 | 3 |', '| 2 | 3 (night) |']), changed(['| 2 | 3 |', '| 7 | 3 |']))).toEqual(
      changed(['| 2 | 3 |', '| 7 | 3 (night) |']),
    );
    expect(rows(BASE, [...FRESH.slice(0, 2), '| disk | 2 | 3 |', '| net | 0 | 1 |'])).toEqual([
      ...BASE.slice(0, 2),
      '| disk | 2 | 3 |',
      '| net | 0 | 1 |',
    ]);
  });

  it('keeps a column of people’s, wherever it stands, while cells beside it change', () => {
    const noted = [
      '| Rule | Note | Sep | Oct |',
      '|---|---|--:|--:|',
      '| [cpu](https://m.example/1) | ours | 4 | 5 |',
      '| disk |  | 2 | 3 |',
    ];
    const fresh = [...FRESH, '| net | 0 | 1 |'];
    expect(rows(noted, fresh)).toEqual([
      '| Rule | Note | Sep | Oct |',
      '|---|---|--:|--:|',
      '| [cpu](https://m.example/1) | ours | 4 | 6 |',
      '| disk |  | 2 | 3 |',
      '| net |  | 0 | 1 |',
    ]);
  });

  it('keeps the order of columns that people have made', () => {
    const turned = [
      '| Rule | Oct | Sep |',
      '|---|--:|--:|',
      '| [cpu](https://m.example/1) | 5 | 4 |',
      '| disk | 3 | 2 |',
    ];
    expect(rows(turned, [...FRESH, '| net | 0 | 1 |'])).toEqual([
      ...turned.slice(0, 2),
      '| [cpu](https://m.example/1) | 6 | 4 |',
      '| disk | 3 | 2 |',
      '| net | 1 | 0 |',
    ]);
  });

  it('takes a new column of the machine’s to its place, with its own delimiter', () => {
    const fresh = [
      '| Rule | Aug | Sep | Oct |',
      '|---|:-:|--:|--:|',
      '| [cpu](https://m.example/1) | 1 | 4 | 5 |',
      '| disk | 0 | 2 | 3 |',
    ];
    expect(rows(BASE, fresh)).toEqual(fresh);
    expect(rows(changed(['| 2 | 3 |', '| 2 | 3! |']), fresh)).toEqual([
      ...fresh.slice(0, 3),
      '| disk | 0 | 2 | 3! |',
    ]);
    const own = '| ours | 9 | 9 |';
    expect(rows([...BASE, own], fresh)).toEqual([...fresh, '| ours | | 9 | 9 |']);
  });

  it('has columns of both, each with its delimiter', () => {
    const noted = [
      '| Rule | Sep | Oct | Note |',
      '|---|--:|--:|:--|',
      '| [cpu](https://m.example/1) | 4 | 5 | ours |',
      '| disk | 2 | 3 |  |',
    ];
    const fresh = [
      '| Rule | Aug | Sep | Oct |',
      '|---|:-:|--:|--:|',
      '| [cpu](https://m.example/1) | 1 | 4 | 6 |',
      '| disk | 0 | 2 | 3 |',
    ];
    expect(rows(noted, fresh)).toEqual([
      '| Rule | Aug | Sep | Oct | Note |',
      '|---|:-:|--:|--:|:--|',
      '| [cpu](https://m.example/1) | 1 | 4 | 6 | ours |',
      '| disk | 0 | 2 | 3 |  |',
    ]);
    const last = fresh.map((row) => row.replace(/^(\|[^|]*)(\|[^|]*)(.*)\|$/, '$1$3$2|'));
    expect(rows(noted, last)[0]).toBe('| Rule | Sep | Oct | Aug | Note |');
  });

  it('loses a column that the machine gave up, unless somebody wrote into it', () => {
    const fresh = ['| Rule | Oct |', '|---|--:|', '| [cpu](https://m.example/1) | 5 |', '| disk | 3 |'];
    expect(rows(BASE, fresh)).toEqual(fresh);
    const touched = changed(['| 2 | 3 |', '| 2 (sum) | 3 |']);
    expect(rows(touched, fresh)).toEqual(touched);
    const renamed = changed(['| Sep |', '| September |']);
    expect(rows(renamed, fresh)[0]).toBe('| Rule | September | Oct |');
  });

  it('has its header in the words that people gave it, and in the machine’s where they gave none', () => {
    expect(rows(changed(['| Oct |', '| October |']), FRESH)).toEqual([
      '| Rule | Sep | October |',
      ...FRESH.slice(1),
    ]);
    const next = ['| Rule | Oct | Nov |', ...FRESH.slice(1)];
    expect(rows(BASE, next)).toEqual(next);
  });

  it('keeps cells beyond its header, and rows that end early', () => {
    const long = changed(['| 2 | 3 |', '| 2 | 3 | more |']);
    expect(rows(long, changed(['| 2 | 3 |', '| 2 | 8 |']))[3]).toBe('| disk | 2 | 8 | more |');
    const short = changed(['| 2 | 3 |', '| 2 |']);
    expect(rows(short, FRESH)[3]).toBe('| disk | 2 |');
    expect(rows(short, changed(['| 2 | 3 |', '| 7 | 3 |']))[3]).toBe('| disk | 7 |');
  });

  it('writes new words in the width and on the side of the old ones', () => {
    const wide = changed(['| 2 | 3 |', '|     2 |  3      |']);
    expect(rows(wide, changed(['| 2 | 3 |', '| 22 | 33 |']))[3]).toBe('| disk |    22 |  33     |');
    expect(rows(changed(['| 2 | 3 |', '|2|3|']), changed(['| 2 | 3 |', '| 1234 | 3 |']))[3]).toBe(
      '| disk |1234|3|',
    );
    expect(rows(changed(['| 2 | 3 |', '|   2 | 3 |']), changed(['| 2 | 3 |', '| 123456 | 3 |']))[3]).toBe(
      '| disk | 123456 | 3 |',
    );
  });
});

describe('a row', () => {
  it('that is gone at the source goes, or says so after its first words when somebody wrote into it', () => {
    const without = FRESH.slice(0, 3);
    expect(rows(BASE, without)).toEqual(without);
    const touched = changed(['| 2 | 3 |', '| 2 | 3 (night) |']);
    const once = [...without, '| disk (gone at the source) | 2 | 3 (night) |'];
    expect(rows(touched, without)).toEqual(once);
    expect(rows(once, without, without)).toEqual(once);
    const [line] = markRow([{ text: '|  | 2 | 3 |', end: '\r\n' }], ' (gone at the source)');
    expect(line).toEqual({ text: '|  | 2 (gone at the source) | 3 |', end: '\r\n' });
  });

  it('below another one, with an empty first cell, goes with it', () => {
    const noted = [...BASE.slice(0, 3), '|  | our note |  |', BASE[3] ?? ''];
    const fresh = [...BASE.slice(0, 2), BASE[3] ?? '', FRESH[2] ?? ''];
    expect(rows(noted, fresh)).toEqual([...fresh, '|  | our note |  |']);
  });

  it('that is gone stays for a row about it, and not for a row of its own', () => {
    const without = BASE.slice(0, 3);
    expect(rows([...BASE, '|  | our note |  |'], without)).toEqual([
      ...without,
      '| disk (gone at the source) | 2 | 3 |',
      '|  | our note |  |',
    ]);
    expect(rows([...BASE, '| ours | 1 |  |'], without)).toEqual([...without, '| ours | 1 |  |']);
    expect(
      merge({ base: page(...BASE), current: `${page(...BASE)}\nours\n`, fresh: page(...without) }).text,
    ).toBe(`${page(...without)}\nours\n`);
  });

  it('is marked once, and only where there is one', () => {
    const marked = [{ text: '| disk (gone at the source) | 2 |', end: '\n' }];
    expect(markRow(marked, ' (gone at the source)')).toBe(marked);
    expect(markRow([], ' (gone at the source)')).toEqual([]);
  });

  it('without a base keeps what stands, and says in each cell what is new', () => {
    expect(rows(BASE, FRESH, null)).toEqual(changed(['| 4 | 5 |', '| 4 | 5 (latest: 6) |']));
    expect(rows(changed(['| 4 | 5 |', '| 4 |  |']), FRESH, null)[2]).toBe(
      '| [cpu](https://m.example/1) | 4 | 6 |',
    );
    expect(rows(changed(['| 4 | 5 |', '| 4 | 5 hosts |']), changed(['| 4 | 5 |', '| 4 |  |']), null)[2]).toBe(
      '| [cpu](https://m.example/1) | 4 | 5 hosts |',
    );
    expect(rows(BASE, changed(['| 4 | 5 |', '| 4 | 5 hosts |']), null)).toEqual(BASE);
  });

  it('nobody touched becomes the fresh one to the byte, in the line ends of the page', () => {
    const [base, fresh] = [page(...BASE), page(...changed(['| disk | 2 | 3 |', '|disk|  2|3  |']))];
    expect(merge({ base, current: base.replaceAll('\n', '\r\n'), fresh }).text).toBe(
      fresh.replaceAll('\n', '\r\n'),
    );
  });
});
