import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/agenda/document.ts';
import { refuseMarkers } from '../../../src/agenda/merge/conflict-markers.ts';
import { apart, asManyBlanks } from '../../../src/agenda/merge/gaps.ts';
import { indentOf, reindented } from '../../../src/agenda/merge/indent.ts';
import { isPrompt } from '../../../src/agenda/merge/line.ts';
import { alike } from '../../../src/agenda/merge/names.ts';
import { EXIT, Problem } from '../../../src/problem.ts';

const blocks = (text: string) => readPage(text).sections.flatMap(({ parts }) => parts);
const blank = { text: '', end: '\n' };

describe('two blocks side by side', () => {
  const company = (first: string, second: string) => {
    const pieces = [...blocks(first), ...blocks(second)].map((block) => ({
      block,
      from: null,
      anchor: null,
    }));
    return apart(pieces, [], [], '\r\n').map(({ gap }) => gap.length);
  };

  it('have a blank line between them where Markdown would make one of them', () => {
    const [item, text, row, fold] = ['- a\n', 'words\n', '| a |\n|---|\n| b |\n', '<details>\n</details>\n'];
    expect(company(text, text)).toEqual([0, 1]);
    expect(company(item, text)).toEqual([0, 1]);
    expect(company(text, item)).toEqual([0, 0]);
    expect(company(item, item)).toEqual([0, 0]);
    expect(company(row, item)).toEqual([0, 1]);
    expect(company(fold, item)).toEqual([0, 1]);
    expect(company(item, row)).toEqual([0, 1]);
  });

  it('stand as close as they stood on the page, or as the machine writes them', () => {
    const [a, b] = blocks('- a\n> b\n');
    if (a === undefined || b === undefined) throw new Error('two blocks');
    const pieces = (
      from: typeof a | null,
      next: typeof a | null,
      anchor: typeof a | null,
      after: typeof a | null,
    ) => [
      { block: a, from, anchor },
      { block: b, from: next, anchor: after },
    ];
    const gaps = (...given: Parameters<typeof pieces>) =>
      apart(pieces(...given), [a, b], [a, b], '\n').map(({ gap }) => gap);
    expect(gaps(a, b, null, null)).toEqual([[], []]);
    expect(gaps(null, null, a, b)).toEqual([[], []]);
    expect(gaps(b, a, null, null)).toEqual([[], [blank]]);
    expect(gaps(null, null, null, null)).toEqual([[], [blank]]);
  });

  it('have as many blank lines as the machine writes, unless a person changed how many', () => {
    expect(asManyBlanks([blank], [blank], [blank, blank], '\r')).toEqual([
      { text: '', end: '\r' },
      { text: '', end: '\r' },
    ]);
    expect(asManyBlanks([blank, blank], [blank], [], '\n')).toEqual([blank, blank]);
    const stands = [{ text: '  ', end: '\n' }];
    expect(asManyBlanks(stands, [blank], [blank], '\n')).toBe(stands);
  });
});

describe('a list that somebody has indented', () => {
  it('takes what is new as deep as it stands', () => {
    const [[fresh], [current]] = [blocks('- a\n  - b\n'), blocks('- a\n    - b\n')];
    const [written, stands] = [fresh?.parts[0], current?.parts[0]];
    if (written === undefined || stands === undefined) throw new Error('two deeper items');
    const indent = indentOf(written, stands);
    expect(indent).toEqual({ written: '  ', stands: '    ' });
    expect(reindented('  - c', indent)).toBe('    - c');
    expect(reindented('    - d', indent)).toBe('      - d');
    expect(reindented('- e', indent)).toBe('- e');
    expect(reindented('', { written: '', stands: '  ' })).toBe('');
  });
});

describe('a place to write', () => {
  it('is nothing, or words that end in a colon, bold or not', () => {
    for (const body of ['', ' ', '判断:', '判断：', '**Decision:**', 'Decision: '])
      expect(isPrompt(body)).toBe(true);
    for (const body of ['Decision: keep', 'words', '10:30']) expect(isPrompt(body)).toBe(false);
  });
});

describe('likeness', () => {
  it('is the share of pieces that two lines have in common', () => {
    expect(alike('one two three four', 'one two three five')).toBe(0.75);
    expect(alike('one two three', 'four five six')).toBe(0);
    expect(alike('a a a b', 'a b b b')).toBe(0.5);
    expect(alike('障害が起きた', '障害が起きない')).toBe((2 * 3) / 8);
    expect(alike('[x](https://x.example/1) is slow now', '[x](https://x.example/2) is slow now')).toBe(0.8);
  });

  it('of one or two pieces is all or nothing', () => {
    expect(alike('one two', 'one two')).toBe(1);
    expect(alike('one two', 'one three')).toBe(0);
    expect(alike('one two', 'one two three four')).toBe(0);
    expect(alike('', '')).toBe(0);
  });
});

describe('the markers of a version control', () => {
  const refused = (text: string): Problem | null => {
    try {
      refuseMarkers(text);
    } catch (error) {
      return error as Problem;
    }
    return null;
  };

  it('stop everything, all three of them, and the line is told', () => {
    const found = refused('# PWG\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n');
    expect(found).toBeInstanceOf(Problem);
    expect(found?.exit).toBe(EXIT.unmergeable);
    expect(found?.why).toBe('Line 3: <<<<<<< HEAD');
    expect(refused('<<<<<<< HEAD\n=======\n>>>>>>>\n')).not.toBeNull();
  });

  it('are none where one is missing, or does not stand alone', () => {
    expect(refused('<<<<<<< HEAD\n=======\n')).toBeNull();
    expect(refused('=======\n>>>>>>> other\n')).toBeNull();
    expect(refused('<<<<<<< HEAD\n>>>>>>> other\n')).toBeNull();
    expect(refused('x <<<<<<< HEAD\n=======\n>>>>>>> other\n')).toBeNull();
    expect(refused('<<<<<<< HEAD\n========\n>>>>>>> other\n')).toBeNull();
    expect(refused('<<<<<<< HEAD\nx =======\n>>>>>>> other\n')).toBeNull();
    expect(refused('<<<<<<< HEAD\n=======\nx >>>>>>> other\n')).toBeNull();
    expect(refused('<<<<<<< HEAD\n=======\n>>>>>>>other\n')).toBeNull();
  });
});
