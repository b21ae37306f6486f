import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, join, link, md, person, plain, text, title, words } from '../src/markdown.ts';
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
const seed = { seed: 20261124, numRuns: 1500 };

describe('a text from strangers', () => {
  it.each(HOSTILE.filter((trick) => plain(trick) !== ''))('leaves the page as it is: %j', (trick) => {
    expect(shape(page(trick))).toBe(neutral);
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

  it('holds nothing that a terminal obeys or nobody sees', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (stranger) => {
        expect(plain(stranger)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u00ad\ufeff]/u);
      }),
      seed,
    );
    expect(plain('\u001b[31mred\u001b[0m \u001b]0;title\u0007done')).toBe('red done');
  });

  it('calls nobody and refers to nothing', () => {
    for (const trick of HOSTILE) {
      const outside = nodes(page(trick), 'text').map(({ value }) => value ?? '');
      expect(outside.join('\n')).not.toMatch(/@[\w-]|(^|[^&])#\d|GH-\d/i);
    }
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
});

describe('a link', () => {
  it('goes to http and https addresses only', () => {
    expect(String(link('x', 'javascript:alert(1)'))).toBe('x');
    expect(String(link('x', 'data:text/html,hi'))).toBe('x');
    expect(String(link('x', 'https://user:pass@example.com/'))).toBe('x');
    expect(String(link('x', null))).toBe('x');
  });

  it('survives parentheses and bars in its address', () => {
    const made = String(link('グラフ', 'https://example.com/a(b)|c?d=e f'));
    expect(nodes(made, 'link').map(({ url }) => url)).toEqual(['https://example.com/a%28b%29%7Cc?d=e%20f']);
  });
});

describe('putting words together', () => {
  it('escapes strings, passes Markdown and numbers', () => {
    expect(String(md`**${12}** ${'a*b'} ${words('**ours**')}`)).toBe('**12** a\\*b **ours**');
  });

  it('leaves out the parts that say nothing', () => {
    expect(String(join([words('a'), words(''), words('b')], ' ／ '))).toBe('a ／ b');
  });

  it('names people without calling them', () => {
    expect(String(person('@aoi-k'))).toBe('aoi-k');
  });
});
