import {
  endOfItem,
  indentOf,
  isDelimiter,
  isHeading,
  isItem,
  isRow,
  phrasesOf,
  placesOf,
  sectionsOf,
} from './lines.ts';
import type { Chance } from './random.ts';

/** An edit of a person's. `words()` are words that stand nowhere else. Null: there was no place for it. */
export interface Edit {
  readonly name: string;
  readonly change: (lines: string[], chance: Chance, words: () => string) => string[] | null;
}

const at = (
  name: string,
  is: (line: string) => boolean,
  change: (lines: string[], at: number, words: () => string, chance: Chance) => string[] | null,
): Edit => ({
  name,
  change: (lines, chance, words) => {
    const place = chance.pickOrNull(placesOf(lines, is));
    return place === null ? null : change(lines, place, words, chance);
  },
});

const isWritten = (line: string): boolean =>
  line.trim() !== '' && !isDelimiter(line) && !/^\s*<|^```|^---/.test(line);
const isTopItem = (line: string): boolean => isItem(line) && indentOf(line) === 0;
const cellsOf = (line: string): string[] => line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/);
const row = (cells: readonly string[]): string => `|${cells.join('|')}|`;

/** Words in places, which is most of what people do. */
const WRITING: readonly Edit[] = [
  at('note under an item', isItem, (lines, i, words) =>
    lines.toSpliced(i + 1, 0, `${' '.repeat(indentOf(lines[i] ?? '') + 2)}- ${words()}`),
  ),
  at('note under the notes of an item', isTopItem, (lines, i, words) =>
    lines.toSpliced(endOfItem(lines, i), 0, `  - ${words()}`, `    ${words()}`),
  ),
  at('quote after an item', isTopItem, (lines, i, words) =>
    lines.toSpliced(endOfItem(lines, i), 0, `> ${words()}`, `> ${words()}`),
  ),
  at('paragraph after an item', isTopItem, (lines, i, words) =>
    lines.toSpliced(endOfItem(lines, i), 0, '', words(), ''),
  ),
  at('words at the end of a line', isWritten, (lines, i, words) => {
    const line = lines[i] ?? '';
    if (isRow(line)) return null;
    return lines.with(i, `${line.trimEnd()}（${words()}）`);
  }),
  at('words within a line', isWritten, (lines, i, words, chance) => {
    const line = lines[i] ?? '';
    const gaps = [...line.matchAll(/(?<=\S) (?=\S)/g)].filter(
      ({ index }) => !/\[[^\]]*$|\([^)]*$/.test(line.slice(0, index)),
    );
    const gap = chance.pickOrNull(gaps);
    if (gap === null || isRow(line) || gap.index < 6) return null;
    return lines.with(i, `${line.slice(0, gap.index)} ${words()}${line.slice(gap.index)}`);
  }),
  at(
    'a decision',
    (line) => /(?:判断|Decision):\s*$/.test(line),
    (lines, i, words) => lines.with(i, `${lines[i]?.trimEnd()} ${words()}`),
  ),
  at(
    'words in the empty cell',
    (line) => /\|\s*\|\s*$/.test(line) && isRow(line),
    (lines, i, words) => {
      const cells = cellsOf(lines[i] ?? '');
      return lines.with(i, row(cells.with(-1, ` ${words()} `)));
    },
  ),
  at(
    'a topic',
    (line) => /^[-*]\s*$/.test(line),
    (lines, i, words) => lines.toSpliced(i, 1, `- ${words()}`, `- ${words()}`),
  ),
  at(
    'an action',
    (line) => /^[-*] \[ \]\s*$/.test(line),
    (lines, i, words) =>
      lines.toSpliced(i, 1, `- [ ] ${words()} @aoi (期限: 2026-12-01)`, `- [ ] ${words()}`),
  ),
  at(
    'a tick',
    (line) => /^[-*] \[ \] \S/.test(line),
    (lines, i) => lines.with(i, (lines[i] ?? '').replace('[ ]', '[x]')),
  ),
  at(
    'a bullet',
    (line) => /^[-*] /.test(line),
    (lines, i, words) => lines.toSpliced(endOfItem(lines, i), 0, `- ${words()}`),
  ),
  at(
    'a row',
    (line) => isRow(line) && /\]\(/.test(line),
    (lines, i, words) =>
      lines.toSpliced(i + 1, 0, row(cellsOf(lines[i] ?? '').map((_, n) => ` ${n === 0 ? words() : '-'} `))),
  ),
  at(
    'a row that goes on',
    (line) => isRow(line) && /\]\(/.test(line),
    (lines, i, words) =>
      lines.toSpliced(i + 1, 0, row(cellsOf(lines[i] ?? '').map((_, n) => (n === 1 ? ` ${words()} ` : ' ')))),
  ),
  at('a section', isHeading, (lines, i, words) =>
    lines.toSpliced(i, 0, `## ${words()}`, '', words(), '', `- ${words()}`, ''),
  ),
  at('a section inside', isTopItem, (lines, i, words) =>
    lines.toSpliced(endOfItem(lines, i), 0, '', `### ${words()}`, '', words(), ''),
  ),
  at('a fence', isTopItem, (lines, i, words) =>
    lines.toSpliced(
      endOfItem(lines, i),
      0,
      '',
      '```',
      `+ [ ] ${words()}`,
      '# not a heading',
      `| ${words()} |`,
      '```',
      '',
    ),
  ),
  at('a fence without an end', isTopItem, (lines, i, words) =>
    lines.toSpliced(endOfItem(lines, i), 0, '', `~~~ ${words()}`, ''),
  ),
  at('a rule', isTopItem, (lines, i, words) =>
    lines.toSpliced(endOfItem(lines, i), 0, '', '---', '', words(), ''),
  ),
  at('a comment', isTopItem, (lines, i, words) =>
    lines.toSpliced(endOfItem(lines, i), 0, '', `<!-- ${words()} -->`, ''),
  ),
];

/** Changing what stands there. */
const REWRITING: readonly Edit[] = [
  at(
    'a cell rewritten',
    (line) => isRow(line) && /\d/.test(line),
    (lines, i, words, chance) => {
      const cells = cellsOf(lines[i] ?? '');
      if (cells.length < 2) return null;
      const n = 1 + chance.below(cells.length - 1);
      return lines.with(i, row(cells.with(n, ` ${words()} `)));
    },
  ),
  at(
    'a phrase rewritten',
    (line) => isItem(line) && / (?:／|\/) /.test(line),
    (lines, i, words, chance) => {
      const line = lines[i] ?? '';
      const sign = line.includes(' ／ ') ? ' ／ ' : ' / ';
      const parts = phrasesOf(line, sign);
      if (parts.length < 2) return null;
      return lines.with(i, parts.with(1 + chance.below(parts.length - 1), words()).join(sign));
    },
  ),
  at(
    'a phrase removed',
    (line) => isItem(line) && / ／ .* ／ /.test(line) && !/人[a-z]/.test(line),
    (lines, i, _, chance) => {
      const parts = phrasesOf(lines[i] ?? '', ' ／ ');
      if (parts.length < 2) return null;
      return lines.with(i, parts.toSpliced(1 + chance.below(parts.length - 1), 1).join(' ／ '));
    },
  ),
  at('a heading renamed', isHeading, (lines, i, words) => lines.with(i, `## ${words()}`)),
  at('a heading extended', isHeading, (lines, i, words) => lines.with(i, `${lines[i]}（${words()}）`)),
  {
    name: 'a column',
    change: (lines, chance, words) => {
      const d = chance.pickOrNull(placesOf(lines, isDelimiter));
      if (d === null) return null;
      let end = d + 1;
      while (isRow(lines[end] ?? '')) end += 1;
      return lines.map((line, i) => {
        if (i < d - 1 || i >= end) return line;
        return `${line.trimEnd()}${i === d ? '---' : ` ${i === d - 1 || chance.oneIn(2) ? words() : ''} `}|`;
      });
    },
  },
];

/** Taking away and putting elsewhere. */
const MOVING: readonly Edit[] = [
  at('an item deleted', isItem, (lines, i) => lines.toSpliced(i, endOfItem(lines, i) - i)),
  at(
    'a row deleted',
    (line) => isRow(line) && /\]\(/.test(line),
    (lines, i) => lines.toSpliced(i, 1),
  ),
  at(
    'a line deleted',
    (line) => isWritten(line) && !isHeading(line) && !isItem(line) && !isRow(line),
    (lines, i) => lines.toSpliced(i, 1),
  ),
  at('an item moved', isTopItem, (lines, i, _, chance) => {
    const end = endOfItem(lines, i);
    const item = lines.slice(i, end);
    const left = lines.toSpliced(i, end - i);
    const target = chance.pickOrNull(placesOf(left, (line) => /^[-*] /.test(line)));
    return target === null ? null : left.toSpliced(endOfItem(left, target), 0, ...item);
  }),
  {
    name: 'a section moved',
    change: (lines, chance) => {
      const sections = sectionsOf(lines).slice(1, -1);
      const from = chance.pickOrNull(sections);
      const to = chance.pickOrNull(sections);
      if (from === null || to === null || from === to) return null;
      const moved = lines.slice(from.from, from.to);
      const target = to.from > from.from ? to.from - moved.length : to.from;
      return lines.toSpliced(from.from, moved.length).toSpliced(target, 0, ...moved);
    },
  },
  {
    name: 'a section deleted',
    change: (lines, chance) => {
      if (!chance.oneIn(4)) return null;
      const section = chance.pickOrNull(sectionsOf(lines).slice(1, -1));
      return section === null ? null : lines.toSpliced(section.from, section.to - section.from);
    },
  },
  {
    name: 'pasted twice',
    change: (lines, chance) => (chance.oneIn(6) && lines.length < 400 ? [...lines, '', ...lines] : null),
  },
];

/** People write more than they change, and change more than they move. */
export const EDITS: readonly Edit[] = [...WRITING, ...WRITING, ...REWRITING, ...MOVING];
