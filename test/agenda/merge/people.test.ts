import { describe, expect, it } from 'vitest';
import { merge, nextBase } from '../../../src/agenda/merge.ts';

const page = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const issue = (n: number, words = `#${n}`): string => `[${words}](https://x.example/${n})`;
type Lines = readonly string[];
const of = (base: Lines | null, current: Lines, fresh: Lines) =>
  merge({ base: base === null ? null : page(...base), current: page(...current), fresh: page(...fresh) });
const merged = (base: Lines | null, current: Lines, fresh: Lines): Lines =>
  of(base, current, fresh).text.slice(0, -1).split('\n');
/** What becomes of a list, below an item that all three have. */
const list = (...versions: readonly [base: Lines, current: Lines, fresh: Lines]): Lines => {
  const [base, current, fresh] = versions.map((lines) => ['## Incidents', '', `- ${issue(99)}`, ...lines]);
  return merged(base ?? [], current ?? [], fresh ?? []).slice(3);
};

describe('an item', () => {
  it('is known by its link, though all its words are others', () => {
    expect(list([`- ${issue(1)} open`], [`- ${issue(1)} open (ours)`], [`- ${issue(1)} shut`])).toEqual([
      `- ${issue(1)} shut (ours)`,
    ]);
  });

  it('is known by its words where several have one link', () => {
    const both = (first: string, second: string) => [
      `- ${issue(1, 'cpu')} fired ${first} times`,
      `- ${issue(1, 'disk')} fired ${second} times`,
    ];
    const current = [`- ${issue(1, 'cpu')} fired 3 times`, `- ${issue(1, 'disk')} fired 4 times (known)`];
    expect(list(both('3', '4'), current, both('5', '6').toReversed())).toEqual([
      `- ${issue(1, 'disk')} fired 6 times (known)`,
      `- ${issue(1, 'cpu')} fired 5 times`,
    ]);
  });

  it('without a link is known by what it names, by its sentence, or by most of its words', () => {
    expect(list(['- Now: 0.45', '- b'], ['- Now: 0.45 (ours)', '- b'], ['- b', '- Now: 0.5'])).toEqual([
      '- b',
      '- Now: 0.5 (ours)',
    ]);
    expect(
      list(['- seen 3 of 4 days'], ['- seen 3 of 4 days, odd'], ['- new', '- seen 5 of 9 days']),
    ).toEqual(['- new', '- seen 5 of 9 days, odd']);
    expect(
      list(
        ['- one two three four five'],
        ['- one two three four six!'],
        ['- one two three four five', '- x'],
      ),
    ).toEqual(['- one two three four six!', '- x']);
    expect(list(['- one two three'], ['- nine eight seven'], ['- one two three', '- x'])).toEqual([
      '- nine eight seven',
      '- x',
    ]);
  });

  it('that the machine has rewritten by more than two fifths is another one', () => {
    const base = ['- alpha beta gamma delta epsilon'];
    expect(
      list(base, ['- alpha beta gamma delta epsilon (ours)'], ['- alpha beta gamma delta zeta']),
    ).toEqual(['- alpha beta gamma delta zeta (ours)']);
    expect(list(base, ['- alpha beta gamma delta epsilon (ours)'], ['- alpha nu xi pi rho'])).toEqual([
      '- alpha beta gamma delta epsilon (ours) (gone at the source)',
      '- alpha nu xi pi rho',
    ]);
  });

  it('keeps the sign, the indent and the tick of people, and takes the number of the machine', () => {
    expect(list([`1. ${issue(1)} a`], [`1. ${issue(1)} a (ours)`], [`2. ${issue(1)} b`])).toEqual([
      `2. ${issue(1)} b (ours)`,
    ]);
    expect(list([`1. ${issue(1)} a`], [`1) ${issue(1)} a`], [`2. ${issue(1)} b`])).toEqual([
      `1) ${issue(1)} b`,
    ]);
    expect(list([`- ${issue(1)} a`], [`* ${issue(1)} a  `], [`- ${issue(1)} b`])).toEqual([
      `* ${issue(1)} b`,
    ]);
    const box = (sign: string, words: string) => [`- [${sign}] ${issue(1)} ${words}`];
    expect(list(box(' ', 'a'), box('x', 'a'), box(' ', 'b'))).toEqual(box('x', 'b'));
    expect(list(box(' ', 'a'), box(' ', 'a'), box('x', 'a'))).toEqual(box('x', 'a'));
    expect(list(box('x', 'a'), box(' ', 'a'), box('x', 'b'))).toEqual(box(' ', 'b'));
    expect(list(box(' ', 'a'), box('X', 'a'), box('x', 'a'))).toEqual(box('X', 'a'));
  });

  it('that is new stands where the machine has it, as deep as its neighbours', () => {
    const [a, b, c] = [`- ${issue(1)}`, `- ${issue(2)}`, `- ${issue(3)}`];
    expect(list([a, b], [a, '- ours', b], [c, a, b])).toEqual([c, a, '- ours', b]);
    expect(list([a, b], [a, '- ours', b], [a, c, b])).toEqual([a, '- ours', c, b]);
    expect(list([a, b], ['- ours', a, b], [a, b, c])).toEqual(['- ours', a, b, c]);
    expect(
      list(
        [a, '  - one two three'],
        [a, '    - one two three!'],
        [a, '  - one two three', '  - y long enough'],
      ),
    ).toEqual([a, '    - one two three!', '    - y long enough']);
  });

  it('that people have put elsewhere stays there, and so does the order that they made', () => {
    const [a, b, c] = [`- ${issue(1)} 1`, `- ${issue(2)} 1`, `- ${issue(3)} 1`];
    expect(list([a, b, c], [c, a, b], [b.replace(' 1', ' 2'), a, c])).toEqual([c, a, b.replace(' 1', ' 2')]);
    expect(list([a, b, c], [a, b, c], [c, b, a])).toEqual([c, b, a]);
  });
});

describe('an item that is gone at the source', () => {
  const item = `- ${issue(1)} open`;
  const other = `- ${issue(2)} open`;

  it('goes when nobody has touched it, with what stands beneath', () => {
    expect(list([item, '  - Decision:', other], [item, '  - Decision:', other], [other])).toEqual([other]);
  });

  it.each([
    [['> a quote']],
    [['', 'A paragraph.']],
    [['```', 'a fence', '```']],
    [['<!-- a comment -->']],
    [['  - a deeper item']],
  ])('stays where a person wrote %j after it', (words) => {
    expect(list([item, other], [item, ...words, other], [other])).toEqual([
      `${item} (gone at the source)`,
      ...words,
      other,
    ]);
  });

  it('goes where what follows is an item of its own', () => {
    expect(list([item, other], [item, '- ours', other], [other])).toEqual(['- ours', other]);
  });

  it('says that it is on another line, where that is so', () => {
    const shown = `- 2 open: ${issue(2)} and ${issue(1)}`;
    expect(list([item, other], [`${item} (ours)`, other], [shown])[0]).toBe(
      `${item} (ours) (latest on another line)`,
    );
  });

  it('keeps an answer without a note', () => {
    expect(list([item, '  - Decision:'], [item, '  - Decision: keep'], [item])).toEqual([
      item,
      '  - Decision: keep',
    ]);
  });

  it('leaves the words above a list that people have added to', () => {
    const lead = ['Open for long:', ''];
    expect(list([...lead, item], [...lead, item, '- ours'], ['none'])).toEqual([
      ...lead,
      '- ours',
      '',
      'none',
    ]);
    expect(list([...lead, item], [...lead, item], ['none'])).toEqual(['none']);
  });
});

describe('lines that are one whole', () => {
  const fence = (words: string) => ['```', words, '```'];

  it('are taken over where nobody touched them, and left where somebody did, with both told', () => {
    expect(list(fence('a'), fence('a'), fence('b'))).toEqual(fence('b'));
    expect(list(fence('a'), fence('ours'), fence('a'))).toEqual(fence('ours'));
    const both = of(
      ['## X', '', ...fence('a b c d')],
      ['## X', '', ...fence('a b c ours')],
      ['## X', '', ...fence('a b c e')],
    );
    expect(both.text).toBe(page('## X', '', ...fence('a b c ours')));
    expect(both.conflicts).toEqual([
      { id: '```\na b c ours\n```', human: '```\na b c ours\n```', machine: '```\na b c e\n```' },
    ]);
  });
});

describe('what the machine folds away', () => {
  const fold = (...lines: Lines) => ['<details><summary>more</summary>', '', ...lines, '', '</details>'];
  const [a, b] = [`- ${issue(1)} a`, `- ${issue(2)} b`];

  it('takes a person’s words along, and comes back with them', () => {
    expect(list([a, b], [a, `${b} (ours)`], [a, '', ...fold(b)])).toEqual([a, '', ...fold(`${b} (ours)`)]);
    expect(list([a, '', ...fold(b)], [a, '', ...fold(`${b} (ours)`)], [a, b])).toEqual([a, `${b} (ours)`]);
  });

  it('stays where a person wrote right after it', () => {
    expect(list([a, b], [a, b, '> ours'], [a, '', ...fold(b)])).toEqual([a, '', b, '> ours']);
  });

  it('goes with its fold when that is empty, and not when people wrote into it', () => {
    expect(list([a, '', ...fold(b)], [a, '', ...fold(b)], [a])).toEqual([a]);
    expect(list([a, '', ...fold(b)], [a, '', ...fold(b, '- ours')], [a])).toEqual([a, '', ...fold('- ours')]);
  });
});

describe('a section', () => {
  const BASE = [
    '## Alerts',
    '',
    `- ${issue(1)} 3`,
    `- ${issue(2)} 4`,
    '',
    '## Retro',
    '',
    '-',
    '',
    '## Next',
    '',
    '- [ ]',
  ];
  const with1 = (lines: Lines, ...changes: readonly (readonly [string, string])[]) =>
    lines.map((line) => changes.reduce((text, [from, to]) => text.replace(from, to), line));
  const fresh = with1(BASE, [' 3', ' 5']);

  it('that people have renamed is known by what stands in it, or by its neighbours', () => {
    expect(merged(BASE, with1(BASE, ['## Alerts', '## Noise']), fresh)).toEqual(
      with1(fresh, ['## Alerts', '## Noise']),
    );
    expect(merged(BASE, with1(BASE, ['## Retro', '## Feelings']), fresh)).toEqual(
      with1(fresh, ['## Retro', '## Feelings']),
    );
  });

  it('that people have deleted stays away, and one that is new comes to its place', () => {
    const without = [...BASE.slice(0, 5), ...BASE.slice(9)];
    expect(merged(BASE, without, fresh)).toEqual(with1(without, [' 3', ' 5']));
    const news = [...fresh.slice(0, 5), '## SLO', '', 'met', '', ...fresh.slice(5)];
    expect(merged(BASE, BASE, news)).toEqual(news);
    expect(merged(BASE, without, news)).toEqual([...news.slice(0, 9), ...news.slice(13)]);
  });

  it('that the machine gave up goes, unless people wrote into it', () => {
    const without = fresh.slice(5);
    expect(merged(BASE, BASE, without)).toEqual(without);
    const touched = with1(BASE, [' 4', ' 4 (ours)']);
    expect(merged(BASE, touched, without)).toEqual([
      '## Alerts',
      '',
      `- ${issue(2)} 4 (ours) (gone at the source)`,
      '',
      ...without,
    ]);
    const renamed = with1(BASE, ['## Next', '## What next']);
    expect(merged(BASE, renamed, BASE.slice(0, 9)).slice(-2)).toEqual([
      '',
      '## What next (gone at the source)',
    ]);
  });

  it('with figures in its heading is the same with others', () => {
    const titled = (n: number, words: string) => ['## Alerts (3)'.replace('3', String(n)), '', words];
    expect(merged(titled(3, 'a'), titled(3, 'ours'), titled(4, 'a'))).toEqual(titled(4, 'ours'));
  });

  it('that stands there twice is kept up to date once, and that is told', () => {
    const twice = [...BASE, '', ...BASE.slice(0, 4)];
    const { text, twice: told } = of(BASE, twice, fresh);
    expect(text).toBe(page(...fresh, '', ...BASE.slice(0, 4)));
    expect(told).toEqual(['Alerts']);
  });

  it('is told to stand there twice also where the base is lost, and may do so on the machine’s page', () => {
    const [once, twice] = [
      ['## A', '', '- one two'],
      ['## A', '', '- one two', '', '## A', '', '- three'],
    ];
    expect(of(null, twice, once)).toMatchObject({ text: page(...twice), twice: ['A'] });
    expect(of(null, once, twice)).toMatchObject({ text: page(...twice), twice: [] });
    expect(of(once, once, twice)).toMatchObject({ text: page(...twice), twice: [] });
  });

  it('may have been moved as a whole', () => {
    const moved = [...BASE.slice(5), '', ...BASE.slice(0, 4)];
    expect(merged(BASE, moved, fresh)).toEqual(with1(moved, [' 3', ' 5']));
  });
});

describe('a source that could not be read', () => {
  const gap = '> ⚠ github: could not read incidents: 503 → Run again.';
  const words = ['3 incidents.', ''];
  const items = [`- ${issue(1)} open`, `- ${issue(2)} open`];

  it('leaves all where nothing else speaks, and the items where another one does', () => {
    const base = ['## Incidents', '', ...words, ...items];
    const fresh = (...more: Lines) => ['## Incidents', '', gap, ...more];
    expect(merged(base, base, fresh())).toEqual([...fresh(), '', ...words, ...items]);
    expect(merged(base, base, fresh('', items[0] ?? ''))).toEqual([...fresh(), '', ...items]);
    const quoted = ['## Incidents', '', '> only a quote'];
    expect(merged(base, base, quoted)).toEqual(quoted);
  });

  it('leaves them in what is kept as the base as well', () => {
    const base = page('## Incidents', '', ...words, ...items);
    expect(nextBase(base, page('## Incidents', '', gap))).toBe(
      page('## Incidents', '', gap, '', ...words, ...items),
    );
  });
});

describe('a page whose base is lost', () => {
  it('keeps an answer, an item that is gone, and says what is new beside what stands', () => {
    const current = [`- ${issue(1)} 3 days`, '  - Decision: keep', `- ${issue(2)} 4 days`];
    expect(
      merged(null, ['## A', '', ...current], ['## A', '', `- ${issue(1)} 5 days`, '  - Decision:']),
    ).toEqual([
      '## A',
      '',
      `- ${issue(1)} 3 days (latest: 5 days)`,
      '  - Decision: keep',
      `- ${issue(2)} 4 days`,
    ]);
  });

  it('loses the note that an item is gone when it is back', () => {
    const line = `- ${issue(1)} 3 days`;
    expect(merged(null, ['## A', '', `${line} (gone at the source)`], ['## A', '', line])).toEqual([
      '## A',
      '',
      line,
    ]);
  });
});

describe('a page that is asked for in the other language', () => {
  it('has what nobody touched in the new one, by its place where nothing else tells', () => {
    const ja = ['## 障害', '', '静かな月でした。', '', '## 感想', '', '- とても長い感想がここにあります'];
    const en = [
      '## Incidents',
      '',
      'A quiet month.',
      '',
      '## Retro',
      '',
      '- a long remark stands in this place',
    ];
    expect(merged(ja, ja, en)).toEqual(en);
    const noted = ja.map((line) => line.replace('静かな月でした。', '静かな月でした。（私）'));
    expect(merged(ja, noted, en)).toEqual(
      en.map((line) => line.replace('A quiet month.', 'A quiet month.（私）')),
    );
  });
});

describe('a page as it is written again', () => {
  it('has the line end that most of its lines have, in what is new', () => {
    const mixed = '## A\r\n\r\n- one\n- two\r\n';
    const { text } = merge({
      base: mixed,
      current: mixed,
      fresh: '## A\n\n- one\n- two\n- three and more\n',
    });
    expect(text).toBe('## A\r\n\r\n- one\n- two\r\n- three and more\r\n');
    expect(merge({ base: '', current: '', fresh: '## A\r\n' }).text).toBe('## A\r\n');
    expect(merge({ base: '', current: '', fresh: '## A' }).text).toBe('## A\n');
  });

  it('counts the lines that hold something of a person', () => {
    const base = ['## A', '', `- ${issue(1)} 3 days`];
    expect(of(base, [...base, 'ours'], base).kept).toBe(1);
    expect(of(null, base, base).kept).toBe(2);
  });

  it('names a conflict by the link of its item, or by its words', () => {
    const lines = (first: string, second: string) => ['## A', '', `- ${issue(1)} ${first}`, '', second];
    const { conflicts } = of(
      lines('3 days', 'In all 3 hosts were slow.'),
      lines('weeks', 'In all few hosts were slow.'),
      lines('4 days', 'In all 5 hosts were slow.'),
    );
    expect(conflicts).toEqual([
      { id: 'https://x.example/1', human: 'weeks', machine: '4 days' },
      {
        id: 'In all few hosts were slow.',
        human: 'In all few hosts were slow.',
        machine: 'In all 5 hosts were slow.',
      },
    ]);
  });
});

describe('words above a list', () => {
  const item = `- ${issue(1)} open`;

  it('stay while something of a person’s stands in it: a line, an answer, a changed item', () => {
    const base = ['Open for long:', item, '  - Decision:'];
    for (const stays of [
      ['Open for long:', `${item} (ours)`, '  - Decision:'],
      ['Open for long:', item, '  - Decision: keep'],
      ['Open for long:', '> ours', item, '  - Decision:'],
    ])
      expect(list(base, stays, [])[0]).toBe('Open for long:');
    expect(list(base, base, [])).toEqual([]);
  });

  it('go though another list below has something of a person’s', () => {
    const base = ['Open for long:', item, '', 'Closed lately:', `- ${issue(2)} closed`];
    expect(list(base, [...base, '- ours'], [])).toEqual(['', 'Closed lately:', '- ours']);
  });
});
