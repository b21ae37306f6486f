import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  indentOf,
  isBlank,
  isDelimiterRow,
  isHeading,
  isRule,
  lead,
} from '../../../src/agenda/document/line-shape.ts';
import { canonicalUrl, linksOf } from '../../../src/agenda/document/links.ts';
import { label, plainWords, skeleton } from '../../../src/agenda/document/plain-words.ts';
import { hasCells, printRow, rowCells } from '../../../src/agenda/document/row-cells.ts';

describe('the parts of a line', () => {
  it('joined are the line again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', '- ', '  3. ', '> ', '## ', '- [ ] ', '\t* '),
        fc.string(),
        (start, rest) => {
          const { lead: sign, box, body, trail } = lead(start + rest);
          expect(sign + box + body + trail).toBe(start + rest);
        },
      ),
      { seed: 61, numRuns: 200 },
    );
  });

  it.each([
    ['- a', 'item', '- ', '', 'a', ''],
    ['  *  a  ', 'item', '  *  ', '', 'a', '  '],
    ['+ a', 'item', '+ ', '', 'a', ''],
    ['12. a', 'item', '12. ', '', 'a', ''],
    ['3) a', 'item', '3) ', '', 'a', ''],
    ['1234567890. a', 'text', '', '', '1234567890. a', ''],
    ['-', 'item', '-', '', '', ''],
    ['-a', 'text', '', '', '-a', ''],
    ['- [ ] a', 'item', '- ', '[ ] ', 'a', ''],
    ['- [x]', 'item', '- ', '[x]', '', ''],
    ['- [X]  a', 'item', '- ', '[X]  ', 'a', ''],
    ['- [x]a', 'item', '- ', '', '[x]a', ''],
    ['- [y] a', 'item', '- ', '', '[y] a', ''],
    ['[ ] a', 'text', '', '', '[ ] a', ''],
    ['> > a', 'quote', '> > ', '', 'a', ''],
    ['>a', 'quote', '>', '', 'a', ''],
    ['### a', 'section', '### ', '', 'a', ''],
    ['####### a', 'text', '', '', '####### a', ''],
    ['#', 'section', '#', '', '', ''],
    ['#a', 'text', '', '', '#a', ''],
    ['  a', 'text', '  ', '', 'a', ''],
  ])('of %j are told apart', (line, kind, sign, box, body, trail) => {
    expect(lead(line)).toEqual({ kind, lead: sign, box, body, trail });
  });

  it('begin after an indent in columns', () => {
    expect(['a', '  a', '\ta', ' \ta', '   \t a', '\u3000a', '\u00a0 a', ''].map(indentOf)).toEqual([
      0, 2, 4, 4, 5, 2, 2, 0,
    ]);
  });
});

describe('a line', () => {
  it('is blank where it holds nothing but space', () => {
    expect(['', ' \t', '\u3000\u00a0', 'a', '-'].map(isBlank)).toEqual([true, true, true, false, false]);
  });

  it('is a heading with one to six signs, less than four columns in', () => {
    for (const line of ['# a', '###### a', '   # a', '#', '#\ta']) expect(isHeading(line)).toBe(true);
    for (const line of ['#a', '####### a', '    # a', 'a # b', '\\# a']) expect(isHeading(line)).toBe(false);
  });

  it('is a rule with three signs of one kind or more, and nothing else', () => {
    for (const line of ['---', '***', '___', '- - -', '   ----', '*\t*\t* ']) expect(isRule(line)).toBe(true);
    for (const line of ['--', '**', '__', '-*-', '    ---', '--- a', 'a ---', '==='])
      expect(isRule(line)).toBe(false);
  });

  it('is the second one of a table', () => {
    for (const line of ['|---|', '|:-|-:|', '---|---', '| - | :-: |', '|---|---', ' |---| ', ':--|'])
      expect([line, isDelimiterRow(line)]).toEqual([line, true]);
    for (const line of ['---', '| a |', '|', '|---|a|', 'a|---|', '|--- ---|', '|:|', '||'])
      expect([line, isDelimiterRow(line)]).toEqual([line, false]);
  });
});

describe('a row', () => {
  it('is its cells with their padding, and what stands around them', () => {
    expect(rowCells('| a | b |')).toEqual({ open: '|', cells: [' a ', ' b '], close: '|' });
    expect(rowCells('  | a |  ')).toEqual({ open: '  |', cells: [' a '], close: '|  ' });
    expect(rowCells('a | b')).toEqual({ open: '', cells: ['a ', ' b'], close: '' });
    expect(rowCells('| a | b')).toEqual({ open: '|', cells: [' a ', ' b'], close: '' });
    expect(rowCells('a | |')).toEqual({ open: '', cells: ['a ', ' '], close: '|' });
    expect(rowCells('| a \\| b |')).toEqual({ open: '|', cells: [' a \\| b '], close: '|' });
    expect(rowCells('| a \\|')).toEqual({ open: '|', cells: [' a \\|'], close: '' });
    expect(rowCells('a')).toEqual({ open: '', cells: ['a'], close: '' });
    expect(rowCells('')).toEqual({ open: '', cells: [''], close: '' });
    expect(rowCells('|')).toEqual({ open: '|', cells: [''], close: '' });
  });

  it('printed is the row again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('|', ' ', 'a', '\\', '-'), maxLength: 12 }), (row) => {
        expect(printRow(rowCells(row))).toBe(row);
      }),
      { seed: 62, numRuns: 300 },
    );
  });

  it('needs a bar that is not escaped', () => {
    expect(['a | b', '|', 'a \\| b', 'a'].map(hasCells)).toEqual([true, true, false, false]);
  });
});

describe('an address', () => {
  it('has one spelling', () => {
    expect(canonicalUrl('HTTP://X.Example/A/b//')).toBe('http://x.example/A/b');
    expect(canonicalUrl('https://X.example?Q=A')).toBe('https://x.example?Q=A');
    expect(canonicalUrl('https://X.example#Top')).toBe('https://x.example#Top');
    expect(canonicalUrl(' https://x.example/a\\_b&amp;c&amp;d ')).toBe('https://x.example/a_b&c&d');
    expect(canonicalUrl('https://x.example/%2f%e3%81%82')).toBe('https://x.example/%2Fあ');
    expect(canonicalUrl('https://x.example/%ff')).toBe('https://x.example/%ff');
    expect(canonicalUrl('https://x.example/100%')).toBe('https://x.example/100%');
    expect(canonicalUrl('see HTTPS://X.example')).toBe('see HTTPS://X.example');
  });

  it('is read out of links with titles, brackets and escapes, and bare', () => {
    expect(
      linksOf('[a](https://x.example/1 "title") [b](<https://x.example/2>) [c]( https://x.example/3 )'),
    ).toEqual(['https://x.example/1', 'https://x.example/2', 'https://x.example/3']);
    expect(linksOf('[a](2026-09.md), (https://x.example/4) | https://x.example/5|')).toEqual([
      '2026-09.md',
      'https://x.example/4',
      'https://x.example/5',
    ]);
    expect(linksOf('[a](https://x.example/a\\(b) [b](https://x.example/c_(d)_e)')).toEqual([
      'https://x.example/a(b',
      'https://x.example/c_(d)_e',
    ]);
    expect(linksOf('no address, [none]() or http:')).toEqual([]);
  });
});

describe('the words of a line', () => {
  it('are the same in whichever way they are written', () => {
    expect(plainWords('<https://x.example/a%20b>')).toBe('https://x.example/a b');
    expect(plainWords('https://X.example/A (https://Y.example/(b))')).toBe(
      'https://x.example/A (https://y.example/(b))',
    );
    expect(plainWords('\\*a\\* &amp;&lt;&gt;&quot;&#39;&nbsp;b&#160;c &copy;')).toBe('*a* &<>"\' b c &copy;');
    expect(plainWords('a\u200b\u200c\u2060\ufeffb')).toBe('ab');
    expect(plainWords('__bold__ a__b__c __ x https://x.example/a__b')).toBe(
      '**bold** a__b__c __ x https://x.example/a__b',
    );
    expect(plainWords('  a \t\u3000 b  ')).toBe('a b');
    expect(plainWords('か\u3099')).toBe('が');
  });

  it('without their figures and marks are the same sentence next month', () => {
    expect(skeleton('**3 件**（9 月 1 件）')).toBe('#件（#月#件）');
    expect(skeleton('10-01〜10-31, 99.5%')).toBe('####'.slice(0, 2));
    expect(skeleton('[#1 a](https://x.example/1) `b` _c_')).toBe('[##a]bc');
  });

  it('may begin with what names the rest', () => {
    expect(['判断: 維持', '判断：', '残り 3 件: a', 'Decision (ours): x'].map(label)).toEqual([
      '判断',
      '判断',
      '残り#件',
      'Decision',
    ]);
    expect(
      [
        'https://x.example',
        '10: a',
        'a | b: c',
        '[a]: b',
        'a / b: c',
        `${'a'.repeat(25)}: b`,
        'a',
        ': a',
      ].map(label),
    ).toEqual(new Array(8).fill(null));
    expect(label(`${'a'.repeat(24)}: b`)).toBe('a'.repeat(24));
  });
});
