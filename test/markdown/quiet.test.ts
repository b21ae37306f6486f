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
    ['&#0064;hana &#X0040;hana &COMMAT;hana', `@${Z}hana @${Z}hana @${Z}hana`],
    ['@@hana and @2 (@Hana)', `@@${Z}hana and @${Z}2 (@${Z}Hana)`],
    ['\\@hana', `\\@${Z}hana`],
    [
      'see https://x.example/@a by @hana, https://y.example/@b',
      `see https://x.example/@a by @${Z}hana, https://y.example/@b`,
    ],
    ['`@a` @hana `@b` @ken', `\`@a\` @${Z}hana \`@b\` @${Z}ken`],
    [
      '> ```\n> @a\n> ```\n> @hana\n\n- `@b` @ken',
      `> \`\`\`\n> @a\n> \`\`\`\n> @${Z}hana\n\n- \`@b\` @${Z}ken`,
    ],
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
    '_@hana @-x @ hana',
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
    ['x#12 a.b#1 my-org/my.repo#1 日本#1 # 1', `x#${Z}12 a.b#${Z}1 my-org/my.repo#${Z}1 日本#${Z}1 # 1`],
    [
      '&#35;12 &#035;1 &#x23;1 &#X023;1 &num;1',
      `&#35;${Z}12 &#035;${Z}1 &#x23;${Z}1 &#X023;${Z}1 &num;${Z}1`,
    ],
    ['gh-12 GH-1, (GH-2) GH-x', `gh-${Z}12 GH-${Z}1, (GH-${Z}2) GH-x`],
    [
      '#1 https://github.com/a-b/c.d/pull/2 @hana http://www.github.com/a/b/discussions/3 #4',
      `#${Z}1 https://redirect.github.com/a-b/c.d/pull/2 @${Z}hana https://redirect.github.com/a/b/discussions/3 #${Z}4`,
    ],
    ['<https://GitHub.com/a/b/issues/1>', '<https://redirect.github.com/a/b/issues/1>'],
  ])('leaves no trace, however the reference is written: %j', (page, silenced) => {
    expect(silent(page)).toBe(silenced);
  });

  it.each([
    '`#12`',
    '&#12;',
    'https://example.com/a#12',
    '[x](https://github.com/acme/ops/blob/main/a.md#12)',
    '[x](https://ghe.example.com/acme/ops/issues/12)',
    '[x](https://github.com/acme/ops/issues) https://github.com/acme/ops/issues/new',
    '[x](https://github.com.example.com/acme/ops/issues/12) https://notgithub.com/acme/ops/issues/12',
    'https://example.com/?to=https://github.com/acme/ops/issues/12',
    '# 12 things',
    'XGH-12',
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
