import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyBlock, readPage } from '../../src/agenda/document.ts';
import { shorten } from '../../src/publish/shorten.ts';

const leftOut = (count: number) => `(${count} left out)`;

describe('a page that is too long', () => {
  it('stays as it is while it fits', () => expect(shorten('# a\n\nb\n', 7, leftOut)).toBe('# a\n\nb\n'));

  it('loses the end of what is folded away first, and says how much', () => {
    const rows = Array.from({ length: 9 }, (_, i) => `| row ${i} | ${'x'.repeat(20)} |\n`).join('');
    const page = `# a\n\nwords\n\n<details><summary>all</summary>\n\n| n | x |\n|---|---|\n${rows}\n</details>\n\nmore\n`;
    const short = shorten(page, 200, leftOut);
    expect(short).toBe(
      `# a\n\nwords\n\n<details><summary>all</summary>\n\n| n | x |\n|---|---|\n${rows.split('\n').slice(0, 3).join('\n')}\n\n(6 left out)\n\n</details>\n\nmore\n`,
    );
  });

  it('loses items with what stands beneath them, of the longest section', () => {
    const page = '# a\n\n- one\n\n## b\n\n- two\n  - note\n- three is a long one\n  - note\n';
    expect(shorten(page, 60, leftOut)).toBe('# a\n\n- one\n\n## b\n\n- two\n  - note\n\n(1 left out)\n');
  });

  it('can not be shorter than its headings', () => expect(shorten('# heading\n', 5, leftOut)).toBeNull());

  const line = fc.constantFrom('- item', '  - note', 'words of a line', '- [ ] box', '> quote', '');
  const body = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
  const table = fc.nat(9).map((n) => `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(n)}`);
  const fold = fc
    .tuple(body, table)
    .map((parts) => `<details><summary>s</summary>\n\n${parts.join('\n\n')}\n</details>`);
  const section = fc
    .array(fc.oneof(body, table, fold, fc.constant('```\n- code\n```')), { maxLength: 5 })
    .map((parts) => `## heading\n\n${parts.join('\n\n')}\n`);
  const page = fc.array(section, { minLength: 1, maxLength: 6 }).map((all) => `# page\n\n${all.join('\n')}`);

  it('is within the limit, with all its headings, and nothing cut in two', () => {
    fc.assert(
      fc.property(page, fc.integer({ min: 250, max: 2000 }), (text, limit) => {
        const short = shorten(text, limit, leftOut);
        if (short === null) throw new Error('its headings are shorter than that');
        expect(short.length).toBeLessThanOrEqual(limit);
        const kinds = (of: string, kind: string) =>
          [...everyBlock(readPage(of).sections)].filter((block) => block.kind === kind).length;
        expect(kinds(short, 'section')).toBe(kinds(text, 'section'));
        expect(short.match(/<details>/g)?.length).toBe(short.match(/<\/details>/g)?.length);
        const lines = new Set(text.split('\n'));
        expect(
          short.split('\n').filter((l) => !lines.has(l) && !/^\(\d+ left out\)$/.test(l.trim())),
        ).toEqual([]);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  it('says of every line that is gone that it is', () => {
    const rows = '| c | d |\n'.repeat(50);
    const short = shorten(`# a\n\n| a | b |\n|---|---|\n${rows}`, 200, leftOut) ?? '';
    const left = short.match(/\| c \| d \|/g)?.length ?? 0;
    expect(short).toContain(`(${50 - left} left out)`);
  });
});
