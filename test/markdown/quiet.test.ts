import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quiet } from '../../src/markdown/quiet.ts';

const Z = '\u200b';
const loud = (text: string) => quiet(text, { backlinks: true });
const silent = (text: string) => quiet(text, { backlinks: false });

describe('a page where names call people', () => {
  it.each([
    ['@hana is on call', `@${Z}hana is on call`],
    ['担当@hana、(@acme/sre)', `担当@${Z}hana、(@${Z}acme/sre)`],
    ['&#64;hana &#x40;hana &commat;hana', `@${Z}hana @${Z}hana @${Z}hana`],
    ['\\@hana', `\\@${Z}hana`],
    ['<p>@hana</p>', `<p>@${Z}hana</p>`],
    [
      '| a ` | @hana ` b |\n|---|---|\n| ` | @hana ` |',
      `| a \` | @${Z}hana \` b |\n|---|---|\n| \` | @${Z}hana \` |`,
    ],
  ])('%j calls nobody', (page, quieted) => expect(loud(page)).toBe(quieted));

  it.each([
    '`@hana` and ``a`@hana``',
    '```\n@hana\n```\n',
    '    @hana in code\n',
    'ops@example.com',
    'https://example.com/@hana/2',
    '[#12](https://github.com/acme/ops/issues/12) acme/ops#12',
  ])('%j stays as it is', (page) => expect(loud(page)).toBe(page));

  it('leaves no trace in issues that it names, when asked', () => {
    expect(silent('#12 acme/ops#12 GH-12 （#12）')).toBe(`#${Z}12 acme/ops#${Z}12 GH-${Z}12 （#${Z}12）`);
    expect(silent('[x](https://github.com/acme/ops/issues/12#issuecomment-1)')).toBe(
      '[x](https://redirect.github.com/acme/ops/issues/12#issuecomment-1)',
    );
  });

  it.each([
    '`#12`',
    '&#12;',
    'https://example.com/a#12',
    '[x](https://github.com/acme/ops/blob/main/a.md#12)',
    '[x](https://ghe.example.com/acme/ops/issues/12)',
    '# 12 things',
  ])('%j is no reference that it can hide', (page) => expect(silent(page)).toBe(page));

  it('is as quiet the second time', () => {
    const pieces = fc.constantFrom(
      '@hana',
      '#12',
      '`',
      '```',
      '\n',
      ' ',
      '|',
      'a/b',
      '&#64;',
      '[',
      '](',
      ')',
      'https://x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const once = silent(parts.join(''));
        expect(silent(once)).toBe(once);
        expect(once.replaceAll(Z, '').replaceAll('&#64;', '@')).toBe(parts.join('').replaceAll('&#64;', '@'));
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
