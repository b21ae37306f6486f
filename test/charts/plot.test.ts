import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, type Plot, type Point, plot } from '../../src/charts/plot.ts';
import { elementsOf } from '../support/xml.ts';

const points = (...values: readonly (number | null)[]): readonly Point[] =>
  values.map((value, i) => ({ at: i * 10, value }));

const PLAIN: Plot = {
  lang: 'ja',
  title: 'web-01 の CPU',
  heading: 'web-01 の CPU',
  across: { from: 0, to: 100, ticks: [{ at: 0, label: '10-01' }] },
  up: { say: String, base: 10 },
  lines: [{ style: 'data', points: points(0, 40, 20, 100) }],
};
const drawn = (different: Partial<Plot>) => elementsOf(plot({ ...PLAIN, ...different }));
const ways = (different: Partial<Plot>, style: string) =>
  drawn(different).flatMap(({ name, attributes }) =>
    name === 'path' && attributes.class === style ? [attributes.d] : [],
  );

describe('a picture', () => {
  it('is one element with a name for those who can not see it', () => {
    const [svg, title] = drawn({});
    expect(svg).toMatchObject({
      name: 'svg',
      attributes: { role: 'img', lang: 'ja', viewBox: '0 0 800 330' },
    });
    expect(title).toMatchObject({ name: 'title', text: 'web-01 の CPU' });
  });

  it('can stand in a page among others: no ids, no references, and rules for pictures of its kind alone', () => {
    const svg = plot(PLAIN);
    expect(svg).not.toMatch(/\sid=|url\(|href|@import|<script/);
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(svg) ?? [];
    const selectors = style
      .replace(/@media[^{]*\{/g, '')
      .split(/\{[^}]*\}/)
      .flatMap((list) => list.split(','))
      .filter((selector) => /[a-z]/.test(selector));
    expect(selectors.length).toBeGreaterThan(30);
    expect(selectors.filter((selector) => !selector.startsWith('.pwg-chart '))).toEqual([]);
  });

  it('has colours for the dark, which paper does not follow', () => {
    expect(plot(PLAIN)).toContain('@media screen and (prefers-color-scheme:dark){');
  });

  it('is the same to the byte for the same numbers', () => {
    expect(plot(PLAIN)).toBe(plot({ ...PLAIN, lines: [...PLAIN.lines] }));
  });

  it('draws values where the axes say', () => {
    expect(ways({}, 'line data')).toEqual(['M 50.4 272 122.9 196.8 195.5 234.4 268.1 84']);
    expect(drawn({}).find(({ text }) => text === '100')).toMatchObject({ attributes: { y: '89' } });
  });

  it('leaves gaps open, and shows a value between two gaps as a dot', () => {
    const lines = [{ style: 'data', points: points(1, 2, null, 3, null, 4, 5) }] as const;
    expect(ways({ lines }, 'line data')[0]?.match(/M/g)).toHaveLength(2);
    expect(ways({ lines }, 'line data dots')).toEqual([expect.stringMatching(/^M \S+ \S+ h 0$/)]);
  });

  it('keeps the highest and the lowest of more values than there is room for', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ at: i / 50, value: i === 3210 ? 99 : i % 7 }));
    const [way = ''] = ways({ lines: [{ style: 'data', points: many }] }, 'line data');
    const heights = way
      .split(' ')
      .filter((_, i) => i % 2 === 0)
      .slice(1);
    expect(heights.length).toBeLessThan(900);
    expect(Math.min(...heights.map(Number))).toBeLessThan(86);
  });

  it('writes days only where they do not touch', () => {
    const ticks = Array.from({ length: 50 }, (_, i) => ({ at: i * 2, label: `10-${i}` }));
    const labels = drawn({ across: { from: 0, to: 100, ticks } }).filter(({ text }) => /^10-\d+$/.test(text));
    expect(labels.length).toBeGreaterThan(5);
    expect(labels.length).toBeLessThan(16);
  });

  it('says the moment, and what was near it, in one line', () => {
    const mark = (label: string, near: boolean): Mark => ({ kind: 'incident', at: 50, label, near });
    const texts = drawn({
      instant: { at: 50, label: '10-16 22 時台から' },
      marks: [mark('#1 落ちた', true), mark('#2 ほか', false)],
    }).map(({ text }) => text);
    expect(texts).toContain('10-16 22 時台から');
    expect(texts).toContain('● #1 落ちた');
    expect(texts).not.toContain('● #2 ほか');
    expect(texts.filter((text) => text === '●')).toHaveLength(2);
  });

  it('shows no more signs than can be told apart, the near ones among them, and none of another time', () => {
    const marks = Array.from(
      { length: 500 },
      (_, i): Mark => ({ kind: 'change', at: i, label: '', near: i === 90 }),
    );
    const signs = drawn({ marks }).filter(({ text }) => text === '▼');
    // The one in words has its sign before them, too.
    expect(signs).toHaveLength(61);
    expect(ways({ marks }, 'since')).toHaveLength(1);
  });

  it('holds no text of strangers that could be taken for markup, in any of its places', () => {
    const hostile = fc
      .string({ unit: 'binary', maxLength: 40 })
      .map((text) => `</text><script>${text}"'&]]>\u0000\u202e`);
    fc.assert(
      fc.property(hostile, (text) => {
        const svg = plot({
          ...PLAIN,
          title: text,
          heading: text,
          across: { ...PLAIN.across, ticks: [{ at: 0, label: text }] },
          instant: { at: 50, label: text },
          marks: [{ kind: 'change', at: 50, label: text, near: true }],
          levels: [{ style: 'after', from: 0, to: 100, value: 50, label: text }],
          legend: [{ of: 'before', label: text }],
          up: { say: () => text, base: 10 },
        });
        expect(new Set(elementsOf(svg).map(({ name }) => name))).toEqual(
          new Set(['svg', 'title', 'style', 'rect', 'text', 'path', 'g']),
        );
      }),
      { seed: 2026, numRuns: 50 },
    );
  });

  it('is sound whatever the numbers are', () => {
    const value = fc.option(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (values) => {
        const svg = plot({ ...PLAIN, lines: [{ style: 'data', points: points(...values) }] });
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { seed: 2026 },
    );
  });
});
