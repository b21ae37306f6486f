import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/agenda/document.ts';
import { openBook } from '../../../src/agenda/merge/book.ts';
import {
  byContents,
  byLikeness,
  byName,
  byPlace,
  NAMES,
  namesIn,
  who,
  whole,
} from '../../../src/agenda/merge/names.ts';

const open = (text: string) => openBook(readPage(text), new Map());
const entries = (text: string) => open(text).entries.filter(({ parent }) => parent !== null);
const entry = (text: string) => {
  const [first] = entries(text);
  if (first === undefined) throw new Error('a block');
  return first;
};
const linked = (words: string, n = 1) => `[${words}](https://x.example/${n})`;

describe('what a block is known by', () => {
  it('are its words, its box, its first address and the words of its link', () => {
    expect(entry(`- [x] ${linked('cpu')} **3** \\# times ${linked('log', 2)}`)).toMatchObject({
      kind: 'item',
      says: `${linked('cpu')} **3** # times ${linked('log', 2)}`,
      box: 'x',
      link: 'https://x.example/1',
      metric: 'cpu',
      label: null,
      skeleton: '[cpu]##times[log]',
    });
    expect(entry('- [ ] a').box).toBe(' ');
    expect(entry('- [X] a').box).toBe('x');
    expect(entry('- a').box).toBe('');
    expect(entry('- Now: 0.5')).toMatchObject({ label: 'Now', link: null, metric: '' });
    expect(entry(`see ${linked('a')}`)).toMatchObject({ kind: 'text', link: null });
    expect(entry('- [a [b] c](https://x.example/1)').metric).toBe('a [b] c');
  });

  it('are the cells of a row and of a header', () => {
    const [table, row] = entries(`| Rule | Now: |\n|---|---|\n| ${linked('cpu')} | 3 |\n`);
    expect(table).toMatchObject({
      kind: 'table',
      says: 'Rule | Now:',
      metric: 'Rule',
      label: null,
      link: null,
    });
    expect(row).toMatchObject({
      kind: 'row',
      says: `${linked('cpu')} | 3`,
      metric: linked('cpu'),
      label: null,
      link: 'https://x.example/1',
    });
  });

  it('are all lines of a fence, and the place in reading order below its section and its item', () => {
    expect(entry('```\na\nb\n```\n').says).toBe('```\na\nb\n```');
    expect(entry('---\n\n## a').says).toBe('---');
    expect(entry('<details>more').kind).toBe('fold');
    const { entries: all } = open('## A\n- b\n  - c\n## D\n');
    expect(all.map(({ order }) => order)).toEqual([0, 1, 2, 3]);
    expect(all.map(({ parent }) => parent?.head[0]?.text ?? null)).toEqual([null, '## A', '- b', null]);
    expect(all.map(({ section }) => section.head[0]?.text)).toEqual(['## A', '## A', '## A', '## D']);
    expect(() => open('a').entry(entry('a').block)).toThrow('another page');
  });
});

describe('a name', () => {
  const names = (text: string) => NAMES.map((name) => name(entry(text)));

  it('is each of six, the surest first', () => {
    expect(names(`- ${linked('cpu')} 3`)).toEqual([
      `item ${linked('cpu')} 3`,
      'item https://x.example/1 cpu',
      'item https://x.example/1',
      null,
      null,
      null,
    ]);
    expect(names('- Now: 0.5')).toEqual(['item Now: 0.5', null, null, null, 'item Now##', 'item Now']);
    expect(names('12:30 - 45')).toEqual(['text 12:30 - 45', null, null, null, null, null]);
    const [, row] = entries('| a | b |\n|---|---|\n| disk | 3 |\n');
    expect(NAMES.map((name) => row && name(row))).toEqual([
      'row disk | 3',
      null,
      null,
      'row disk',
      'row disk|#',
      null,
    ]);
    const [, empty] = entries('| a | b |\n|---|---|\n|  | 3 |\n');
    expect(NAMES.map((name) => empty && name(empty))[3]).toBeNull();
  });

  it('is good for the whole page where it is a link, or eight signs that few lines have', () => {
    expect(whole(entry(`- ${linked('a')}`))).toBe(`item ${linked('a')}`);
    expect(whole(entry('- abcdefgh'))).toBe('item abcdefgh');
    expect(whole(entry('- abcdefg'))).toBeNull();
    expect(whole(entry('- Decision:'))).toBeNull();
    expect(whole(entry('- Decision: keep'))).toBe('item Decision: keep');
    expect(whole(entry('Decisions:'))).toBe('text Decisions:');
    expect(who(entry('- abcdefgh'))).toBeNull();
  });

  it('of what stands in a block is its link, its first cell or its words', () => {
    const { page, entry: known } = open(
      `## A\n\n- ${linked('a')}\n- long enough\n- short\n\n| x |\n|---|\n| disk |\n`,
    );
    const [section] = page.sections;
    expect(section && namesIn(known)(section)).toEqual(['item https://x.example/1', 'item long enough']);
    const table = section?.parts.at(-1);
    expect(table && namesIn(known)(table)).toEqual(['row disk']);
  });
});

describe('pairs', () => {
  const said = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([left, right]) => `${left} = ${right}`);
  const first = ({ head }: { readonly head: readonly { readonly text: string }[] }) => head[0]?.text ?? '';
  const paired = (run: (found: Parameters<typeof byPlace>[2]) => void) => {
    const pairs: (readonly [string, string])[] = [];
    run((left, right) => pairs.push([first(left), first(right)]));
    return said(pairs);
  };

  it('of one name are made first with first', () => {
    const [left, right] = [entries('- a\n- a\n- b\n- c\n'), entries('- c\n- a\n- d\n- a\n')];
    const name = NAMES[0] ?? who;
    expect(paired((found) => byName(left, right, name, name, found))).toEqual([
      '- a = - a',
      '- a = - a',
      '- c = - c',
    ]);
    expect(paired((found) => byName(left, right, () => null, name, found))).toEqual([]);
    expect(paired((found) => byName(left, right, name, () => null, found))).toEqual([]);
    expect(paired((found) => byName([], right, name, name, found))).toEqual([]);
  });

  it('of tables and folds are those with the most lines in common', () => {
    const tables = (...all: readonly (readonly string[])[]) =>
      open(
        all.map((rows) => `| ${rows[0]} |\n|---|\n${rows.map((row) => `| ${row} |\n`).join('')}`).join('\n'),
      );
    const [a, b] = [tables(['p', 'q', 'r'], ['s', 't']), tables(['t', 's'], ['r', 'z'], ['q', 'r'])];
    const top = (book: typeof a) => book.entries.filter(({ kind }) => kind === 'table');
    const names = { left: namesIn(a.entry), right: namesIn(b.entry) };
    expect(paired((found) => byContents(top(a), top(b), names, found))).toEqual([
      '| p | = | q |',
      '| s | = | t |',
    ]);
    const [list, fold] = [open('- abcdefgh\n'), open('<details>\n- abcdefgh\n</details>\n')];
    const parts = (book: typeof a) => book.entries.filter(({ parent, section }) => parent === section);
    const both = { left: namesIn(fold.entry), right: namesIn(fold.entry) };
    expect(paired((found) => byContents(parts(fold), parts(fold), both, found))).toEqual([
      '<details> = <details>',
    ]);
    expect(
      paired((found) =>
        byContents(
          parts(list),
          parts(list),
          { left: namesIn(list.entry), right: namesIn(list.entry) },
          found,
        ),
      ),
    ).toEqual([]);
    expect(
      paired((found) => byContents(top(a), parts(fold), { left: names.left, right: both.right }, found)),
    ).toEqual([]);
  });

  it('of likeness are the likest of one kind, never two addresses', () => {
    const left = entries(`- a b c d\n- ${linked('x', 1)} a b c d e\nw x y z\n`);
    const right = entries(`- a b c q\n- a b c d!\n- ${linked('x', 2)} a b c d e\nw x y q\n- w x y z\n`);
    expect(paired((found) => byLikeness(left, right, 0.5, found))).toEqual([
      '- a b c d = - a b c d!',
      '- [x](https://x.example/1) a b c d e = - a b c q'.replace(' = - a b c q', ' = - a b c q'),
      'w x y z = w x y q',
    ]);
    expect(paired((found) => byLikeness(left.slice(0, 1), right.slice(0, 1), 0.75, found))).toHaveLength(1);
    expect(paired((found) => byLikeness(left.slice(0, 1), right.slice(0, 1), 0.76, found))).toEqual([]);
    const equal = entries('- a b c 1\n- a b c 2\n');
    expect(paired((found) => byLikeness(left.slice(0, 1), equal, 0.5, found))).toEqual([
      '- a b c d = - a b c 1',
    ]);
    const many = entries(Array.from({ length: 142 }, (_, i) => `- a b c ${i}\n`).join(''));
    expect(paired((found) => byLikeness(many, many, 0.5, found))).toEqual([]);
    expect(paired((found) => byLikeness(many.slice(0, 100), many, 0.5, found))).toHaveLength(100);
  });

  it('of place are those of one kind without an address, where there are as many', () => {
    const left = entries(`- a\n- ${linked('x', 1)}\n- b\nwords\n`);
    const right = entries(`text\n\n- c\n- d\n- ${linked('y', 2)}\n- ${linked('z', 3)}\n`);
    expect(paired((found) => byPlace(left, right, found))).toEqual([
      '- a = - c',
      '- b = - d',
      'words = text',
    ]);
    expect(paired((found) => byPlace(left, entries('- c\n'), found))).toEqual([]);
  });
});
