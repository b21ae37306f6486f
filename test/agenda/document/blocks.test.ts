import { describe, expect, it } from 'vitest';
import { type Block, everyBlock, linesOf, printPage, readPage } from '../../../src/agenda/document.ts';

const outline = (blocks: readonly Block[], depth = 0): readonly string[] =>
  blocks.flatMap(({ kind, head, parts, tail, gap }) => [
    `${'  '.repeat(depth)}${kind} ${head.length}${gap.length > 0 ? ` gap ${gap.length}` : ''}${tail.length > 0 ? ` tail ${tail.length}` : ''}`,
    ...outline(parts, depth + 1),
  ]);
const read = (...lines: readonly string[]) => outline(readPage(lines.join('\n')).sections);

describe('the blocks of a page', () => {
  it('hold their own lines and the blank ones before', () => {
    expect(read('', '# a', '', '', '- b', '', '| c |', '|---|', '| d |', '', 'e')).toEqual([
      'section 1 gap 1',
      '  item 1 gap 2',
      '  table 2 gap 1',
      '    row 1',
      '  text 1 gap 1',
    ]);
    expect(readPage('a\n\n \n').rest.map(({ text }) => text)).toEqual(['', ' ']);
    expect(readPage('')).toEqual({ mark: '', sections: [], rest: [] });
    expect(readPage('\ufeffa').mark).toBe('\ufeff');
  });

  it('before the first heading are a section without one', () => {
    expect(read('a', '## b')).toEqual(['section 0', '  text 1', 'section 1']);
    expect(read('## b')).toEqual(['section 1']);
  });

  it('know how each of their lines ended', () => {
    const text = 'a\r\nb\rc\n\nd';
    expect(
      readPage(text)
        .sections.flatMap(linesOf)
        .map(({ end }) => end),
    ).toEqual(['\r\n', '\r', '\n', '\n', '']);
    expect(printPage(readPage(text))).toBe(text);
  });

  it('stand beneath an item from one column further in on', () => {
    expect(read('- a', ' b', '- c', '  - d', '    - e', '  - f', '> g')).toEqual([
      'section 0',
      '  item 1',
      '    text 1',
      '  item 1',
      '    item 1',
      '      item 1',
      '    item 1',
      '  quote 1',
    ]);
  });

  it('come each before those beneath it', () => {
    const kinds = [...everyBlock(readPage('## a\n- b\n  - c\n\nd\n').sections)].map(({ kind }) => kind);
    expect(kinds).toEqual(['section', 'item', 'item', 'text']);
  });
});

describe('a fence', () => {
  it('ends with as many of its signs or more, and nothing else', () => {
    expect(read('```js', 'a', '````', 'b')).toEqual(['section 0', '  fence 3', '  text 1']);
    expect(read('````', '```', '````')).toEqual(['section 0', '  fence 3']);
    expect(read('~~~ a`b', '```', '~~~')).toEqual(['section 0', '  fence 3']);
    expect(read('``` a`b', '```', 'c', '```')).toEqual(['section 0', '  text 1', '  fence 3']);
    expect(read('  ```', 'a', '  ```  ')).toEqual(['section 0', '  fence 3']);
    expect(read('~', '~~', 'a', '~')).toEqual(['section 0', '  text 1', '  text 1', '  text 1', '  text 1']);
    expect(read('a ```', 'b', '```')).toEqual(['section 0', '  text 1', '  text 1', '  text 1']);
    expect(read('``', 'a', '``')).toEqual(['section 0', '  text 1', '  text 1', '  text 1']);
    expect(read('```', 'a', '``` b')).toEqual(['section 0', '  text 1', '  text 1', '  text 1']);
  });

  it('without an end does not hide a shorter one that has one, nor one of the other sign', () => {
    expect(read('`````', '```', 'a', '```')).toEqual(['section 0', '  text 1', '  fence 3']);
    expect(read('```', 'a', '~~~', 'b', '~~~')).toEqual(['section 0', '  text 1', '  text 1', '  fence 3']);
  });
});

describe('a comment', () => {
  it('ends with its line, before any blank line or heading', () => {
    expect(read('<!-- a -->', 'b')).toEqual(['section 0', '  comment 1', '  text 1']);
    expect(read('  <!-- a', 'b', 'c -->  ', 'd')).toEqual(['section 0', '  comment 3', '  text 1']);
    expect(read('<!-- a', '## b', '-->')).toEqual(['section 0', '  text 1', 'section 1', '  text 1']);
    expect(read('<!-- a --> b')).toEqual(['section 0', '  text 1']);
    expect(read('a <!-- b -->')).toEqual(['section 0', '  text 1']);
    expect(read('<!-- a', '', '-->')).toEqual(['section 0', '  text 1', '  text 1 gap 1']);
  });
});

describe('a table', () => {
  it('is a row of cells with a line of dashes below, and all rows after it', () => {
    expect(read('a | b', '---|---', 'c | d', 'e', 'f | g')).toEqual([
      'section 0',
      '  table 2',
      '    row 1',
      '  text 1',
      '  text 1',
    ]);
    expect(read('a', '---|---')).toEqual(['section 0', '  text 1', '  text 1']);
    expect(read('a | b', 'c | d')).toEqual(['section 0', '  text 1', '  text 1']);
    expect(read('| a |', '|---|', '## b | c')).toEqual(['section 0', '  table 2', 'section 1']);
  });
});

describe('a fold', () => {
  it('holds what stands up to its end, within one section, the inner one first', () => {
    expect(read('<details>', '<details><summary>a</summary>', 'b', '</details>', '', '</details>')).toEqual([
      'section 0',
      '  fold 1 tail 2',
      '    fold 1 tail 1',
      '      text 1',
    ]);
    expect(read('<details>', '## a', '</details>')).toEqual([
      'section 0',
      '  text 1',
      'section 1',
      '  text 1',
    ]);
    expect(read('<details>a</details>', 'b', '</details>')).toEqual([
      'section 0',
      '  text 1',
      '  text 1',
      '  text 1',
    ]);
    expect(read('<DETAILS open>', 'a', '</Details>')).toEqual(['section 0', '  fold 1 tail 1', '    text 1']);
    expect(read('<detailsx>', 'a', '</details>')).toEqual(['section 0', '  text 1', '  text 1', '  text 1']);
    expect(read('<details>', 'a', 'b </details>')).toEqual(['section 0', '  text 1', '  text 1', '  text 1']);
    expect(read('<details>', 'a', '</details> b')).toEqual(['section 0', '  text 1', '  text 1', '  text 1']);
    expect(read('a <details>', 'b', '</details>')).toEqual(['section 0', '  text 1', '  text 1', '  text 1']);
    expect(read('<details>', 'a', '</details>\t ')).toEqual(['section 0', '  fold 1 tail 1', '    text 1']);
    expect(read('> <details>', 'a', '</details>')).toEqual([
      'section 0',
      '  quote 1',
      '  text 1',
      '  text 1',
    ]);
    expect(read('- <details>', 'a', '</details>')).toEqual(['section 0', '  item 1', '  text 1', '  text 1']);
  });
});

describe('the foot of a page', () => {
  it('begins at its last rule, where no heading follows and nothing is further in', () => {
    expect(read('## a', '---', 'b', '***', 'c')).toEqual([
      'section 1',
      '  rule 1',
      '  text 1',
      'section 1',
      '  text 1',
    ]);
    expect(read('## a', '- b', '  ---', 'c')).toEqual(['section 1', '  item 1', '    rule 1', '  text 1']);
    expect(read('<details>', '***', '</details>')).toEqual([
      'section 0',
      '  text 1',
      'section 1',
      '  text 1',
    ]);
    expect(read('---', '## a')).toEqual(['section 0', '  rule 1', 'section 1']);
    expect(read('a')).toEqual(['section 0', '  text 1']);
  });
});
