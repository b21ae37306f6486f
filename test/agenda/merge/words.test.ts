import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asValue, endOfMark, isJapanese, latestValue, marksFor } from '../../../src/agenda/merge/marks.ts';
import { tokens } from '../../../src/agenda/merge/tokens.ts';
import { addLatest, beforeSpace, mergeWords } from '../../../src/agenda/merge/words.ts';

const JA = marksFor('## 障害\n');
const EN = marksFor('## Incidents\n');
const LINK = '[#1](https://x.example/1)';
const merged = (base: string, current: string, fresh: string, marks = EN) =>
  mergeWords({ base, current, fresh }, marks);
const said = (...versions: Parameters<typeof merged>) => merged(...versions).words;

describe('the pieces of a line', () => {
  it('joined are the line again', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'é',
        'か',
        '漢',
        'カ',
        '12',
        '.',
        '(',
        ')',
        ' ',
        '\u3000',
        '[',
        '](https://x.example/1)',
        '__',
      ],
      ...[
        '**',
        '\\',
        '&amp;',
        '（最新: ',
        '）',
        ' (latest: ',
        '（取得元から消失）',
        '\ud83d',
        '/',
        '|',
        '\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const line = pieces.join('');
        expect(
          tokens(line)
            .map(({ raw }) => raw)
            .join(''),
        ).toBe(line);
      }),
      { seed: 52, numRuns: 300 },
    );
  });

  it('are words, numbers, runs of one script, addresses, notes of ours and single signs', () => {
    const line = `判断する: ${LINK} 10:30 2.5% ディスク snake_case **x** \\# &amp; (latest: a (b)) https://y.example/a_b`;
    expect(tokens(line).map(({ raw }) => raw)).toEqual([
      '判断',
      'する',
      ':',
      ' ',
      '[',
      '#',
      '1',
      '](https://x.example/1)',
      ' ',
      '10:30',
      ' ',
      '2.5',
      '%',
      ' ',
      'ディスク',
      ' ',
      'snake_case',
      ' ',
      '**',
      'x',
      '**',
      ' ',
      '\\#',
      ' ',
      '&amp;',
      ' (latest: a (b))',
      ' ',
      'https://y.example/a_b',
    ]);
  });

  it('are the same in every spelling of a server', () => {
    const keys = (line: string) => tokens(line).map(({ key }) => key);
    expect(keys('a  \t b')).toEqual(keys('a b'));
    expect(keys('__a__ \\# &amp; &lt; &gt;')).toEqual(keys('**a** # & < >'));
    expect(keys('パトロール'.normalize('NFD'))).toEqual(keys('パトロール'));
    expect(keys('[a](https://x.example/a%20b)')).toEqual(keys('[a](https://x.example/a%20b)'));
    expect(keys('a')).not.toEqual(keys('b'));
  });
});

describe('a note of ours', () => {
  it('ends with the bracket that closes it, in either language', () => {
    expect(endOfMark('a（最新: 3（b）件）c', 1)).toBe(12);
    expect(endOfMark('a (latest: 3 (b) c) d', 1)).toBe(19);
    expect(endOfMark('a (latest: 3 (b', 1)).toBeNull();
    expect(endOfMark('a（取得元から消失）b', 1)).toBe(10);
    expect(endOfMark('a (gone at the source) b', 1)).toBe(22);
    expect(endOfMark('a (latest on another line)', 1)).toBe(26);
    expect(endOfMark('a (by hand)', 1)).toBeNull();
    expect(endOfMark('a（最新: 3）', 0)).toBeNull();
  });

  it('has a value only if it is nothing but the note', () => {
    expect(latestValue('（最新: **42** 件）')).toBe('**42** 件');
    expect(latestValue(' (latest: 42)')).toBe('42');
    expect(latestValue(' (latest: 42) and more')).toBeNull();
    expect(latestValue('（取得元から消失）')).toBeNull();
  });

  it('holds a value without links, addresses and separators, its brackets in pairs', () => {
    expect(asValue(`／ ${LINK} 3 件 →`)).toBe('#1 3 件');
    expect(asValue('see https://x.example/a now')).toBe('see  now');
    expect(asValue('a (b) （c）')).toBe('a (b) （c）');
    expect(asValue('a) (b')).toBe('a   b');
    expect(asValue('a (b')).toBe('a  b');
  });

  it('is in the language of most headings, or of the words where there are none', () => {
    expect(isJapanese('# PWG shop\n## 障害\n## SLO\n### アラート\n')).toBe(true);
    expect(isJapanese('## Incidents\n## SLO 障害\n')).toBe(false);
    expect(isJapanese('## Incidents\n\n障害\n')).toBe(false);
    expect(isJapanese('障害')).toBe(true);
    expect(isJapanese('open')).toBe(false);
    expect(isJapanese('## カタカナ')).toBe(true);
    expect(isJapanese('## ひらがな')).toBe(true);
  });

  it('stands before the space at the end', () => {
    expect(beforeSpace('two weeks  ', ' (latest: 3)')).toBe('two weeks (latest: 3)  ');
    expect(beforeSpace('two weeks', ' (latest: 3)')).toBe('two weeks (latest: 3)');
  });
});

describe('the words of a line that two have changed', () => {
  it('are those of the one who changed them', () => {
    expect(said('open / 3 days', 'open / 3 days', 'open / 4 days')).toBe('open / 4 days');
    expect(said('open / 3 days', 'open (seen) / 3 days', 'open / 3 days')).toBe('open (seen) / 3 days');
    expect(said('open / 3 days', 'open (seen) / 3 days', 'open / 4 days')).toBe('open (seen) / 4 days');
    expect(said('open / 3 days', 'closed / 4 days', 'closed / 4 days')).toBe('closed / 4 days');
  });

  it('stand side by side where both changed the same phrase, and the person’s come first', () => {
    expect(merged('open / 3 days', 'open / two weeks', 'open / 4 days')).toEqual({
      words: 'open / two weeks (latest: 4 days)',
      clashes: [{ human: '/ two weeks', machine: '/ 4 days' }],
    });
    expect(said('39 件', '多い', '42 件', JA)).toBe('多い（最新: 42 件）');
    // Each phrase is on its own: what a person made of one does not touch another.
    expect(said('open → 3 days ／ 2 hosts', 'open → weeks ／ 2 hosts', 'open → 4 days ／ 5 hosts')).toBe(
      'open → weeks (latest: 4 days) ／ 5 hosts',
    );
    expect(said(`${LINK} open。 3 days`, `${LINK} known。 3 days`, `${LINK} closed。 4 days`)).toBe(
      `${LINK} known (latest: closed。)。 4 days`.replace(' (latest: closed。)。', '。 (latest: closed。)'),
    );
  });

  it('lose a note whose value the machine no longer says, and keep one it does', () => {
    const noted = 'open / two weeks (latest: 4 days)';
    expect(said('open / 4 days', noted, 'open / 5 days')).toBe('open / two weeks (latest: 5 days)');
    expect(said('open / 4 days', noted, 'open / 4 days / 2 hosts')).toContain('two weeks (latest: 4 days)');
  });

  it('are both there where each added some, unless these say the same', () => {
    expect(said('open', 'open, seen by ken', 'open / 4 days')).toBe('open, seen by ken / 4 days');
    expect(said('Decision:', 'Decision: keep', 'Decision: 0.5')).toBe('Decision: keep (latest: 0.5)');
    expect(said('Decision:', 'Decision: keep 0.5', 'Decision: 0.5')).toBe('Decision: keep 0.5');
  });

  it('are whole sentences, where most of one is another', () => {
    expect(said('3 hosts were slow today', 'none were fast', '4 hosts were slow today')).toBe(
      'none were fast (latest: 4 hosts were slow today)',
    );
  });

  it('in another language stay a person’s, but for an answer behind the machine’s', () => {
    const translated = { ...EN, latest: null };
    expect(said('判断:', '判断: 維持', 'Decision:', translated)).toBe('Decision: 維持');
    expect(said('3 件', '三件', '3 alerts', translated)).toBe('三件');
    expect(said('3 件', '3 件', '3 alerts', translated)).toBe('3 alerts');
  });
});

describe('a line of which nobody knows what it was', () => {
  it('keeps all its words, and says at its end what is new', () => {
    expect(addLatest('open / 3 days', 'open / 4 days', EN)).toEqual({
      words: 'open / 3 days (latest: 4 days)',
      clashes: [{ human: 'open / 3 days', machine: '/ 4 days' }],
    });
    expect(addLatest('open / 4 days / ours', 'open / 4 days', EN)).toEqual({
      words: 'open / 4 days / ours',
      clashes: [],
    });
    expect(addLatest('open', 'closed', { ...EN, latest: null })).toEqual({ words: 'open', clashes: [] });
    expect(addLatest('未解決 ', '解決', JA).words).toBe('未解決 ');
    expect(addLatest('未対応 ', '解決', JA).words).toBe('未対応（最新: 解決） ');
  });
});

describe('a line in which both changed words', () => {
  const places = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 3 });
  const words = Array.from({ length: 12 }, (_, i) => `word${String.fromCharCode(97 + i)}`);
  const line = (change: (word: string, i: number) => string) => words.map(change).join(' ');

  it('has both changes, whatever their places, as long as these are not the same', () => {
    fc.assert(
      fc.property(places, places, places, fc.boolean(), (human, machine, same, atEnd) => {
        const alike = same.filter((i) => i < 11);
        const ours = machine.filter((i) => !human.includes(i) && !alike.includes(i));
        const theirs = human.filter((i) => ![i - 1, i, i + 1].some((near) => alike.includes(near)));
        const common = (word: string, i: number) => (alike.includes(i) ? `both${i}` : word);
        const byHuman = (word: string, i: number) =>
          theirs.includes(i) ? `${word} (seen) and` : common(word, i);
        const byMachine = (word: string, i: number) => (ours.includes(i) ? `new${i}` : common(word, i));
        const end = atEnd ? ' ／ 3 hosts' : '';
        const merged = mergeWords(
          { base: line((word) => word), current: line(byHuman), fresh: line(byMachine) + end },
          EN,
        );
        expect(merged).toEqual({
          words: line((word, i) => (ours.includes(i) ? `new${i}` : byHuman(word, i))) + end,
          clashes: [],
        });
      }),
      { seed: 53, numRuns: 300 },
    );
  });

  it('loses the words that either took out', () => {
    const without = (...gone: readonly number[]) => words.filter((_, i) => !gone.includes(i)).join(' ');
    expect(said(without(), without(2), without(7))).toBe(without(2, 7));
    expect(said(without(), without(2), without(2, 7))).toBe(without(2, 7));
    expect(said(without(), `first ${without()}`, `${without()} last`)).toBe(`first ${without()} last`);
    expect(said(without(), `first ${without()}`, `first ${without(5)}`)).toBe(`first ${without(5)}`);
  });

  it('is cut into phrases at arrows, slashes with spaces, full stops and links', () => {
    expect(said('a b → c d', 'x b → c d', 'a b → c y')).toBe('x b → c y');
    expect(said('aa / bb', 'xx / bb', 'aa / yy')).toBe('xx / yy');
    expect(said('aa/bb', 'xx/bb', 'aa/yy')).toBe('xx/yy');
    expect(said('甲。乙', '丙。乙', '甲。丁', JA)).toBe('丙。丁');
    expect(said(`${LINK}aa`, `${LINK.replace('#1', '#1!')}aa`, `${LINK}bb`)).toBe(
      `${LINK.replace('#1', '#1!')}bb`,
    );
  });
});
