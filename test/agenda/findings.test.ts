import { expect, it } from 'vitest';
import { findingsIn } from '../../src/agenda/findings.ts';
import { ROOM_WORDS } from '../../src/agenda/room-words.ts';
import { readMinutes } from '../../src/sources/minutes.ts';

const RULE = '[shop p95](https://mackerel.io/orgs/acme/monitors/9Y6zuRnpL1p)';

const room = (locale: 'ja' | 'en', findings: string, decision: string): string => `# PWG shop

## ${ROOM_WORDS[locale].findings}

${ROOM_WORDS[locale].hint}

${findings}

## Alerts

- ${RULE} **40 件** ／ [10-02](https://mackerel.io/orgs/acme/alerts/1)
  - いまの設定: 0.45
  - ${locale === 'ja' ? '判断' : 'Decision'}:${decision}

---
`;

it('nothing was found where nobody has written anything', () => {
  for (const locale of ['ja', 'en'] as const) expect(findingsIn(room(locale, '-', ''))).toBe('');
  expect(findingsIn('')).toBe('');
});

it('takes all that stands below the heading, whatever its form', () => {
  const words = `- [x] one
  - deeper, with \`code\`

| a | b |
|---|---|
| 1 | 2 |

### Later

A paragraph.`;
  expect(findingsIn(room('en', words, ''))).toBe(words.replace('### Later', '**Later**'));
});

it('brings each decision under the rule it is about, and next month it is read back from there', () => {
  const found = findingsIn(room('ja', '- 遅い', ' 閾値を 0.5 に'));
  expect(found).toBe(`- 遅い\n- ${RULE}\n  - 判断: 閾値を 0.5 に`);
  const joint = {
    month: '2026-10',
    path: '2026-10.md',
    text: `# PWG\n\n## 部屋で見つけたこと\n\n${found}\n`,
  };
  expect(readMinutes(joint, () => []).verdicts).toMatchObject([
    { url: 'https://mackerel.io/orgs/acme/monitors/9Y6zuRnpL1p', said: '閾値を 0.5 に' },
  ]);
});

it('keeps a decision apart from a paragraph, or it would be read as a part of it', () => {
  expect(findingsIn(room('en', 'It is slow.', ' keep'))).toBe(`It is slow.\n\n- ${RULE}\n  - Decision: keep`);
});

const EN = ROOM_WORDS.en;

it('needs no other heading, and ends with the next one of its own height', () => {
  expect(findingsIn(`## ${EN.findings}\n\n- a\n`)).toBe('- a');
  expect(findingsIn(`## ${EN.findings}\n\n- a\n\n#### More\n\n- b\n\n# Next\n\n- c\n`)).toBe(
    '- a\n\n**More**\n\n\n- b'.replace('\n\n\n', '\n\n'),
  );
  expect(findingsIn(`- before\n\n## ${EN.findings}\n\n- a\n\n---\n\nfoot\n`)).toBe('- a');
});

it('tells a decision among the findings once', () => {
  const own = `- ${RULE}\n  - Decision: keep`;
  expect(findingsIn(`## ${EN.findings}\n\n${own}\n`)).toBe(own);
});

it('leaves out an empty place to write, and not one with something beneath it', () => {
  expect(findingsIn(`## ${EN.findings}\n\n-\n- a\n-\n  - b\n`)).toBe('- a\n-\n  - b');
});

it.each([
  ['12. twelve', '\n'],
  ['3) three', '\n'],
  ['* star', '\n'],
  ['+ plus', '\n'],
  ['- a\n  - b', '\n'],
  ['a - b', '\n\n'],
  ['12 monkeys', '\n\n'],
  ['-5 degrees', '\n\n'],
])('a decision follows %j with just the lines between that Markdown needs', (words, between) => {
  expect(findingsIn(room('en', words, ' keep'))).toBe(`${words}${between}- ${RULE}\n  - Decision: keep`);
});

it('a decision about nothing that has an address is not told', () => {
  expect(findingsIn(`## ${EN.findings}\n\n-\n\n## Alerts\n\n- no address\n  - Decision: keep\n`)).toBe('');
});
