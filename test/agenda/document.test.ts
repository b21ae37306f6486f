import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, linksOf } from '../../src/agenda/document/links.ts';
import { plainWords } from '../../src/agenda/document/plain-words.ts';
import { type Block, everyBlock, printPage, readPage } from '../../src/agenda/document.ts';

const outline = (blocks: readonly Block[], depth = 0): readonly string[] =>
  blocks.flatMap(({ kind, head, parts }) => [
    `${'  '.repeat(depth)}${kind} ${head[0]?.text.trim() ?? ''}`.trimEnd(),
    ...outline(parts, depth + 1),
  ]);
const read = (...lines: readonly string[]) => outline(readPage(lines.join('\n')).sections);

describe('a page', () => {
  it('is printed as it was read, whatever it holds', () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...[
          '',
          ' ',
          '# a',
          '## b',
          '- c',
          '  - d',
          '1. e',
          '- [ ] f',
          '> g',
          '---',
          '***',
          '```',
          '~~~~',
          '```js',
        ],
        ...[
          '| h | i |',
          '|---|--:|',
          '|',
          '<details><summary>j</summary>',
          '</details>',
          '<details>',
          '<!--',
          '-->',
        ],
        ...['<!-- k -->', '\t- l', '\u3000m', '\u00a0', '-', '**n**', 'o', '\\| p', '\ufeffq'],
      ),
      fc.string({ unit: 'binary' }),
    );
    const end = fc.constantFrom('\n', '\r\n', '\r', '\n\n');
    const page = fc.array(fc.tuple(line, end)).map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(fc.constantFrom('', '\ufeff'), page, fc.boolean(), (mark, lines, cut) => {
        const text = mark + (cut ? lines.replace(/\s+$/, '') : lines);
        expect(printPage(readPage(text))).toBe(text);
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('is sections, in which deeper lines stand beneath their item', () => {
    expect(
      read(
        '# Page',
        '',
        '- a',
        '  - b',
        '    c',
        '',
        '- d',
        'e',
        '## Next',
        '> f',
        '',
        '| g | h |',
        '|---|---|',
        '| 1 | 2 |',
      ),
    ).toEqual([
      'section # Page',
      '  item - a',
      '    item - b',
      '      text c',
      '  item - d',
      '  text e',
      'section ## Next',
      '  quote > f',
      '  table | g | h |',
      '    row | 1 | 2 |',
    ]);
  });

  it('keeps what is folded away within its fold, also below an item', () => {
    expect(
      read('## a', '- b', '  <details><summary>c</summary>', '', '  - d', '', '  </details>', '- e'),
    ).toEqual([
      'section ## a',
      '  item - b',
      '    fold <details><summary>c</summary>',
      '      item - d',
      '  item - e',
    ]);
  });

  it('has no headings, items or tables inside a fence', () => {
    expect(read('## a', '```', '## b', '- c', '| d |', '|---|', '```', 'e')).toEqual([
      'section ## a',
      '  fence ```',
      '  text e',
    ]);
  });

  it('takes a fence, a fold or a comment without an end for plain text, so that it swallows nothing', () => {
    expect(read('## a', '```', '- b', '<details>', '## c', '<!-- d', '', '- e')).toEqual([
      'section ## a',
      '  text ```',
      '  item - b',
      '  text <details>',
      'section ## c',
      '  text <!-- d',
      '  item - e',
    ]);
  });

  it('ends in what stands below the last rule', () => {
    expect(read('## a', '- b', '', '---', '', 'c')).toEqual([
      'section ## a',
      '  item - b',
      'section ---',
      '  text c',
    ]);
    expect(read('## a', '', '---', 'b', '## c')).toEqual([
      'section ## a',
      '  rule ---',
      '  text b',
      'section ## c',
    ]);
  });

  it('is read in a time that grows with its length, however many fences are left open', () => {
    const page = '```a\n'.repeat(20_000);
    const start = performance.now();
    expect([...everyBlock(readPage(page).sections)]).toHaveLength(20_001);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('an address', () => {
  it('is the same however a server spells it', () => {
    const url = 'https://mackerel.io/orgs/acme/alerts#period=1m&from=1';
    for (const other of [
      'https://mackerel.io/orgs/acme/alerts#period=1m\\&from=1',
      'https://mackerel.io/orgs/acme/alerts#period=1m&amp;from=1',
      'HTTPS://Mackerel.io/orgs/acme/alerts#period%3d1m&from=1'.replace('%3d', '='),
    ]) {
      expect(canonicalUrl(other)).toBe(url);
    }
    expect(canonicalUrl('https://example.com/%e9%9a%9c%E5%AE%B3/')).toBe('https://example.com/障害');
  });

  it('is found in links, in angle brackets and bare', () => {
    expect(linksOf('[a \\] b](https://x.example/a_(b)) <https://y.example> https://z.example/c')).toEqual([
      'https://x.example/a_(b)',
      'https://y.example',
      'https://z.example/c',
    ]);
  });
});

describe('the words of a line', () => {
  it('are the same after escapes, entities, padding and invisible characters', () => {
    expect(plainWords(' 5xx\u00a0率\\_shop  &lt;1\u3000% @\u200baoi ')).toBe('5xx 率_shop <1 % @aoi');
  });
});
