import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/problem.ts';
import { type EditionOptions, edition } from '../../src/publish/edition.ts';

const PAGE =
  '# PWG shop 2026-10\n\n## Alerts\n\n- [a](https://x.test/1) 3 times\n- [b](https://x.test/2) twice\n';
const MARK = '<!-- pwg:page shop/2026-10 -->';

const of = (text: string, different: Partial<EditionOptions> = {}) =>
  edition(text, {
    meeting: 'shop/2026-10',
    page: 'minutes/shop/2026-10.md',
    locale: 'en',
    limit: null,
    calls: false,
    backlinks: true,
    marked: false,
    base: null,
    ...different,
  });

describe('the page as a place gets it', () => {
  it('is the page itself in a file or wiki', () => expect(of(`${PAGE}@hana\n`).fresh).toBe(`${PAGE}@hana\n`));

  it('calls nobody and ends in its marker in an issue, one and only one', () => {
    const issue = of(`${PAGE}\n@hana\n${MARK}\n`, { calls: true, marked: true }).fresh;
    expect(issue).toBe(`${PAGE}\n@\u200bhana\n\n${MARK}\n`);
  });

  it('keeps what people wrote there, run after run, and goes on following the page', () => {
    const first = of(PAGE, { marked: true });
    const written = first.joined(null).replace('3 times\n', '3 times\n  - quieten it\n');
    let base = first.nextBase(first.fresh);
    let copy = written;
    for (const count of [4, 5, 6]) {
      const next = of(PAGE.replace('3 times', `${count} times`), { marked: true, base });
      copy = next.joined(copy);
      base = next.nextBase(copy);
    }
    expect(copy).toBe(`${PAGE.replace('3 times\n', '6 times\n  - quieten it\n')}\n${MARK}\n`);
  });

  it('does not bring back what people took away there', () => {
    const first = of(PAGE);
    const base = first.nextBase(first.fresh);
    const without = PAGE.replace(/- \[b\].*\n/, '');
    const again = of(PAGE, { base });
    expect(again.joined(without)).toBe(without);
    expect(of(PAGE, { base: again.nextBase(without) }).joined(without)).toBe(without);
  });

  it('changes nothing where the place gives back other line ends', () => {
    const first = of(PAGE, { marked: true });
    const crlf = first.fresh.replaceAll('\n', '\r\n');
    expect(first.joined(crlf)).toBe(crlf);
    const base = first.nextBase(crlf);
    expect(base).toBe(crlf);
    expect(of(PAGE, { marked: true, base }).joined(crlf)).toBe(crlf);
  });

  it('leaves what people wrote after the marker, and the marker where it is, while nothing changes', () => {
    const first = of(PAGE, { marked: true });
    const copy = `${first.fresh}\nSee you on Monday\n`;
    expect(of(PAGE, { marked: true, base: first.fresh }).joined(copy)).toContain('See you on Monday');
  });

  it('is not put over another page', () => {
    const other = '# PWG shop 2026-09\n\n## Alerts\n\n- ours\n';
    expect(() => of(PAGE).joined(other)).toThrowError(expect.objectContaining({ exit: EXIT.unmergeable }));
    expect(of(PAGE, { base: PAGE }).joined(other)).toContain('- ours');
  });

  it('makes room for what people wrote, and says where the whole page is', () => {
    const rows = Array.from(
      { length: 900 },
      (_, i) => `- [row ${i}](https://x.test/r${i}) ${'x'.repeat(40)}\n`,
    );
    const long = `${PAGE}\n<details><summary>all</summary>\n\n${rows.join('')}\n</details>\n`;
    const first = of(long, { limit: 20_000, marked: true });
    expect(first.fresh.length).toBeLessThanOrEqual(20_000 + 100);
    expect(first.fresh).toMatch(
      /\(\d+ more lines are left out\. The whole page: `minutes\/shop\/2026-10\.md`\)/,
    );
    const notes = 'a note of the meeting\n'.repeat(400);
    const copy = first.fresh.replace('3 times\n', `3 times\n\n${notes}\n`);
    const joined = of(long.replace('twice', '3 times'), {
      limit: 20_000,
      marked: true,
      base: first.fresh,
    }).joined(copy);
    expect(joined.length).toBeLessThanOrEqual(25_000);
    expect(joined.match(/a note of the meeting/g)).toHaveLength(400);
  });

  it.each(['shop-2026-10', 'hostile'])('is settled after one write, for a real page (%s)', (name) => {
    const path = fileURLToPath(new URL(`../../fixtures/golden/${name}/expected.ja.md`, import.meta.url));
    const text = readFileSync(path, 'utf8');
    for (const limit of [60_000, 8_000]) {
      const different = { calls: true, marked: true, backlinks: false, limit };
      const first = of(text, different);
      expect(first.fresh.length).toBeLessThanOrEqual(limit + 100);
      expect(first.fresh).not.toMatch(/(?<![A-Za-z0-9_`])@[A-Za-z0-9]/);
      expect(first.joined(first.fresh)).toBe(first.fresh);
      const again = of(text, { ...different, base: first.nextBase(first.fresh) });
      expect(again.joined(first.fresh)).toBe(first.fresh);
    }
  });

  it('says that it is too long where people alone fill the place', () => {
    const first = of(PAGE, { limit: 1000, marked: true });
    const copy = `${first.fresh}${'words of people\n'.repeat(1000)}`;
    expect(() =>
      of(PAGE.replace('twice', 'once'), { limit: 1000, marked: true, base: first.fresh }).joined(copy),
    ).toThrowError(expect.objectContaining({ exit: EXIT.unmergeable }));
  });
});
