import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  code,
  columnsOf,
  join,
  link,
  md,
  NOTHING,
  pageLink,
  pagePath,
  person,
  plain,
  shortened,
  text,
  title,
  words,
} from '../src/markdown.ts';
import { HOSTILE } from './support/hostile.ts';
import { nodes, shape } from './support/structure.ts';

/** A stranger's text in every place a page has for one. */
const page = (stranger: string): string =>
  [
    `${md`- ${stranger}`}`,
    `${md`- [ ] ${link(stranger, 'https://example.com/1')} ／ ${title(stranger)} ／ ${stranger}`}`,
    '',
    '| a | b |',
    '|---|---|',
    `${md`| ${stranger} | ${link(title(stranger), 'https://example.com/2')} |`}`,
    '',
    `${md`${stranger}`} .`,
    '',
    `${md`> ⚠ ${stranger}`}`,
    '',
    `${md`Closing words: ${code(`x${stranger}`)}`}`,
  ].join('\n');

const neutral = shape(page('words'));
const seed = { seed: 20261124, numRuns: 500 };

describe('a text from strangers', () => {
  it.each(HOSTILE.filter((trick) => plain(trick) !== ''))('leaves the page as it is: %j', (trick) => {
    expect(shape(page(trick))).toBe(neutral);
  });

  it('holds nothing that a terminal obeys or nobody sees', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (stranger) => {
        expect(plain(stranger)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u00ad\ufeff]/u);
      }),
      seed,
    );
    expect(plain('\u001b[31mred\u001b[0m \u001b]0;title\u0007done')).toBe('red done');
  });

  it.each([
    ['\u001b]0;window title\u001b\\shown', 'shown'],
    ['\u001b]8;;https://evil.example\u009cshown', 'shown'],
    ['\u001b[?25lshown\u001b[2K\u001bc', 'shown'],
    ['\u001b(Bshown', 'shown'],
    ['\u009b1mshown', 'shown'],
    ['a\u200bb\u202ec\u00add\ufeffe\u{e0041}f', 'abcdef'],
    ['\u00a0 a \u2028\u2029\u00a0b ', 'a b'],
    ['half\ud83d', 'half\ufffd'],
    ['👩\u200d🚒', '👩\u200d🚒'],
  ])('is told a terminal without its tricks: %j', (stranger, told) => {
    expect(plain(stranger)).toBe(told);
  });

  it.each([
    ['a\\b', 'a\\\\b'],
    ['a`b', 'a\\`b'],
    ['**a** ~~b~~ [c](d) e|f', '\\*\\*a\\*\\* \\~\\~b\\~\\~ \\[c\\](d) e\\|f'],
    ['_em_ _two words_ 障_害', '\\_em\\_ \\_two words\\_ 障_害'],
    ['&lt; &#60; AT&T & ;', '&amp;lt; &amp;#\u200b60; AT&T & ;'],
    ['a<b>', 'a&lt;b>'],
    ['$x$ but $5', '\\$x\\$ but $5'],
    ['@aoi @あおい @-x @ 12', '@\u200baoi @\u200bあおい @\u200b-x @ 12'],
    ['fixes #12, GH-7 and gh-8; # 1, #x, GH-x', 'fixes #\u200b12, GH-\u200b7 and gh-\u200b8; # 1, #x, GH-x'],
    ['www. a://b www', 'www\u200b. a:\u200b//b www'],
  ])('has each sign of Markdown escaped where it is one: %j', (stranger, safe) => {
    expect(String(text(stranger))).toBe(safe);
  });

  it.each([
    ['# a # b', '\\# a # b'],
    ['> a > b', '\\> a > b'],
    ['+ a', '\\+ a'],
    ['=== a', '\\=== a'],
    ['- a - b', '\\- a - b'],
    ['1. a 2. b', '1\\. a 2. b'],
    ['123456789) a', '123456789\\) a'],
    ['12.', '12\\.'],
    ['1.5 s', '1.5 s'],
    ['1234567890. a', '1234567890. a'],
  ])('opens no block where it begins a line: %j', (stranger, safe) => {
    expect(String(text(stranger))).toBe(safe);
  });

  it('calls nobody and refers to nothing', () => {
    for (const trick of HOSTILE) {
      const outside = nodes(page(trick), 'text').map(({ value }) => value ?? '');
      expect(outside.join('\n')).not.toMatch(/@[\w-]|(^|[^&])#\d|GH-\d/i);
    }
  });

  it('leaves the page as it is whatever tricks are put together', () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE.filter((trick) => trick.length < 200)),
      fc.constantFrom(
        '|',
        '\n',
        '`',
        '*',
        '_',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '!',
        '#',
        '-',
        '+',
        '~',
        '\\',
        '&',
        '@',
        '$',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('障害', 'DB', '決済', 'a', '1.', 'http://', 'www.', 'x@y.z', '://'),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const trick = pieces.join('');
        fc.pre(plain(trick) !== '');
        expect(shape(page(trick))).toBe(neutral);
      }),
      seed,
    );
  });
});

describe('words people write every day', () => {
  it.each([
    '決済が遅い（外部 API の応答待ち）',
    'CPU 使用率 / shop',
    'log-errors: order_id が無い',
    'p95 > 0.45 が 3 分続いた',
    'Q&A: key=value; 100% (2/2)',
    'キャンペーン 10%→100%、影響なし',
    'Redis 7.2 → 7.4 (blue/green)',
    "It's fine: don't panic.",
    '値は -2.25 と 0.7000000000000001',
    '🧑🏽‍🚒🏳️‍🌈 髙﨑 ﾊﾝｶｸ ½ ㌔',
  ])('stay as they are: %s', (ordinary) => {
    expect(String(text(ordinary))).toBe(ordinary);
  });

  it('keep an address readable, as code', () => {
    expect(String(text('詳細は https://example.com/a_b?c=d#e を参照'))).toBe(
      '詳細は `https://example.com/a_b?c=d#e` を参照',
    );
    expect(String(text('oncall@example.com へ'))).toBe('`oncall@example.com` へ');
    expect(String(text('*a* ftp://x.example/a_b *b* WWW.X.EXAMPLE *c*'))).toBe(
      '\\*a\\* `ftp://x.example/a_b` \\*b\\* `WWW.X.EXAMPLE` \\*c\\*',
    );
    expect(String(text('「https://b.example」、a.b+c@d-e.example.com。'))).toBe(
      '「`https://b.example`」、`a.b+c@d-e.example.com`。',
    );
  });

  it('fold white space and lines into one line', () => {
    expect(String(text('一行目\r\n二行目\t三つ目'))).toBe('一行目 二行目 三つ目');
  });
});

describe('a title', () => {
  it('is cut at 40 full-width characters', () => {
    expect(String(title('あ'.repeat(40)))).toBe('あ'.repeat(40));
    expect(String(title('あ'.repeat(41)))).toBe(`${'あ'.repeat(39)}…`);
    expect(String(title('a'.repeat(81)))).toBe(`${'a'.repeat(79)}…`);
  });

  it('is never cut inside one visible character', () => {
    expect(String(title('👨‍👩‍👧‍👦'.repeat(3), 5))).toBe('👨‍👩‍👧‍👦👨‍👩‍👧‍👦…');
  });

  it('is made safe after it is cut: an escape takes no room', () => {
    expect(String(title('*'.repeat(81)))).toBe(`${'\\*'.repeat(79)}…`);
  });

  it.each([
    ['abcde', 5, 'abcde'],
    ['abcdef', 5, 'abcd…'],
    ['あい', 4, 'あい'],
    ['あいう', 5, 'あい…'],
    ['abあ', 3, 'ab…'],
    ['ab cdef', 4, 'ab…'],
    ['あ', 1, '…'],
    ['\u001b[1m*a*', 9, '*a*'],
  ])('of %j in %d columns is %j', (stranger, columns, short) => {
    expect(shortened(stranger, columns)).toBe(short);
  });

  it('counts a full-width character as two columns', () => {
    expect([columnsOf(''), columnsOf('aé ｱ'), columnsOf('aあ（🚒')]).toEqual([0, 4, 7]);
  });
});

describe('an identifier', () => {
  it.each([
    ['', ''],
    ['loadavg5', '`loadavg5`'],
    ['*a* <b> @aoi #12', '`*a* <b> @aoi #12`'],
    ['a`b', '`` a`b ``'],
    ['``a`', '``` ``a` ```'],
    ['a|b', '`a\\|b`'],
    ['a\\\\|b\\c', '`a\\|b\\c`'],
    ['<!-- pwg --><!-- x -->', '`<!\u200b-- pwg --><!\u200b-- x -->`'],
    [' a\n b ', '`a b`'],
  ])('is code, whatever it holds: %j', (stranger, safe) => {
    expect(String(code(stranger))).toBe(safe);
  });
});

describe('a link', () => {
  it('goes to http and https addresses only', () => {
    expect(String(link('x', 'javascript:alert(1)'))).toBe('x');
    expect(String(link('x', 'data:text/html,hi'))).toBe('x');
    expect(String(link('x', 'ftp://example.com/'))).toBe('x');
    expect(String(link('x', 'example.com'))).toBe('x');
    expect(String(link('x', 'https://user:pass@example.com/'))).toBe('x');
    expect(String(link('x', 'https://user@example.com/'))).toBe('x');
    expect(String(link('x', 'https://:pass@example.com/'))).toBe('x');
    expect(String(link('x', null))).toBe('x');
  });

  it('survives parentheses and bars in its address', () => {
    const made = String(link('グラフ', 'https://example.com/a(b)|c?d=e f'));
    expect(nodes(made, 'link').map(({ url }) => url)).toEqual(['https://example.com/a%28b%29%7Cc?d=e%20f']);
  });

  it('encodes whatever Markdown would read in its address, and nothing else', () => {
    expect(String(link('x', 'https://example.com/?q=(*)[`\\`]$|a_b~c@d&e=1#(h)'))).toBe(
      '[x](https://example.com/?q=%28%2A%29%5B%60%5C%60%5D%24%7Ca_b~c@d&e=1#%28h%29)',
    );
  });

  it('has a label that is safe, or is Markdown of ours', () => {
    expect(String(link('a*b', 'http://example.com'))).toBe('[a\\*b](http://example.com/)');
    expect(String(link(words('**a**'), 'http://example.com'))).toBe('[**a**](http://example.com/)');
    expect(String(link('a*b', null))).toBe('a\\*b');
  });

  it('to a page of ours is relative, and survives what a file may be called', () => {
    expect(pagePath('2026-11/決済 (1).md')).toBe('2026-11/%E6%B1%BA%E6%B8%88%20%281%29.md');
    expect(String(pageLink('決済*', '2026-11/決済 (1).md'))).toBe(
      '[決済\\*](2026-11/%E6%B1%BA%E6%B8%88%20%281%29.md)',
    );
  });
});

describe('putting words together', () => {
  it('escapes strings, passes Markdown and numbers', () => {
    expect(String(md`**${12}** ${'a*b'} ${words('**ours**')}`)).toBe('**12** a\\*b **ours**');
  });

  it('leaves out the parts that say nothing', () => {
    expect(String(join([words('a'), NOTHING, words('b'), text(' ')], ' ／ '))).toBe('a ／ b');
  });

  it('names people without calling them', () => {
    expect(String(person('@aoi-k'))).toBe('aoi-k');
    expect(String(person('@@aoi'))).toBe('aoi');
    expect(String(person('aoi@2'))).toBe('aoi@\u200b2');
  });
});
