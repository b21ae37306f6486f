import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/agenda/document.ts';
import { keepLine, markGone, mergeLine } from '../../../src/agenda/merge/line.ts';
import { marksFor } from '../../../src/agenda/merge/marks.ts';

const EN = marksFor('## A\n');
const block = (text: string) => {
  const [first] = readPage(text).sections[0]?.parts ?? [];
  if (first === undefined) throw new Error('a block');
  return first;
};
const said = ({ head }: { readonly head: readonly { readonly text: string; readonly end: string }[] }) =>
  head.map(({ text, end }) => text + end).join('');
const merged = (base: string, current: string, fresh: string) =>
  said(mergeLine(block(base), block(current), block(fresh), EN));
const kept = (current: string, fresh: string) => said(keepLine(block(current), block(fresh), EN));

describe('a line three ways', () => {
  it('stays to the byte where nothing happened to its words, its number or its box', () => {
    expect(merged('- a  b\n', '* a\u00a0b  \r\n', '- a b\n')).toBe('* a\u00a0b  \r\n');
    expect(merged('- [x] a\n', '- [X]  a\n', '- [x] a\n')).toBe('- [X]  a\n');
    expect(merged('12. a\n', '12.  a\n', '12. a\n')).toBe('12.  a\n');
  });

  it('takes over words, number and box, and keeps indent, sign, space and line end', () => {
    expect(merged('- a\n', '   * a  \r\n', '- b\n')).toBe('   * b\r\n');
    expect(merged('- a b c\n', '- a b c ours  \n', '- a b d\n')).toBe('- a b d ours  \n');
    expect(merged('9. a\n', '  9.  a\n', '12. a\n')).toBe('  12.  a\n');
    expect(merged('12. a\n', '12. a\n', '3. a\n')).toBe('3. a\n');
    expect(merged('- [ ] a\n', '- [ ] a\n', '- [x] a\n')).toBe('- [x] a\n');
    expect(merged('- [ ] a\n', '- [x] a\n', '- [ ] b\n')).toBe('- [x] b\n');
  });

  it('of several lines is one whole', () => {
    const fence = (words: string) => `\`\`\`\n${words}\n\`\`\`\n`;
    expect(merged(fence('a'), fence('a'), fence('b'))).toBe(fence('b'));
    expect(merged(fence('a'), fence('ours'), fence('a'))).toBe(fence('ours'));
    expect(merged(fence('a'), fence('b  '), fence('b'))).toBe(fence('b  '));
    const both = mergeLine(block(fence('a')), block(fence('ours')), block(fence('b')), EN);
    expect(said(both)).toBe(fence('ours'));
    expect(both.clashes).toEqual([{ human: '```\nours\n```', machine: '```\nb\n```' }]);
    expect(merged(fence('a'), 'ours\n', fence('a'))).toBe('ours\n');
    expect(mergeLine(block(fence('a')), block(fence('a')), block(fence('a')), EN).clashes).toEqual([]);
  });
});

describe('a line of which nobody knows what it was', () => {
  it('says what is new, unless it answers, says it already or is a place to write', () => {
    expect(kept('- a b c  \n', '- a b d\n')).toBe('- a b c (latest: a b d)  \n');
    expect(kept('- a b d, ours\n', '- a b d\n')).toBe('- a b d, ours\n');
    expect(kept('- Decision: keep\n', '- Decision:\n')).toBe('- Decision: keep\n');
    expect(kept('- keep\n', '-\n')).toBe('- keep\n');
    expect(kept('- a b d (gone at the source)\n', '- a b d\n')).toBe('- a b d\n');
    expect(kept('  * [x] a b c\n', '- [ ] a b d\n')).toBe('  * [x] a b c (latest: a b d)\n');
    expect(kept('```\na\n```\n', '```\nb\n```\n')).toBe('```\na\n```\n');
  });
});

describe('a line that is gone', () => {
  it('says so once, before the space at its end', () => {
    const gone = (text: string) => said({ head: markGone(block(text).head, EN.gone) });
    expect(gone('- [x] a  \r\n')).toBe('- [x] a (gone at the source)  \r\n');
    expect(gone('- a (gone at the source)\n')).toBe('- a (gone at the source)\n');
    expect(gone('- a（取得元から消失）\n')).toBe('- a（取得元から消失）\n');
    expect(gone('```\na\n```\n')).toBe('```\na\n```\n');
    expect(markGone([], EN.gone)).toEqual([]);
  });
});
