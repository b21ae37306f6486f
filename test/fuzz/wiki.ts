import { isDelimiter, isRow } from './lines.ts';
import type { Chance } from './random.ts';

/** What servers and editors do to a page without being asked. None of it is a word of a person's. */
export interface Reworking {
  readonly name: string;
  readonly change: (page: string, chance: Chance) => string;
}

const eachLine = (page: string, change: (line: string) => string): string =>
  page
    .split(/(\r\n|\n)/)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('');

export const WIKI: readonly Reworking[] = [
  { name: 'strip comments', change: (page) => page.replace(/<!--[\s\S]*?-->(?:\r?\n)?/g, '') },
  { name: 'CRLF', change: (page) => page.replace(/\r?\n/g, '\r\n') },
  { name: 'LF', change: (page) => page.replace(/\r\n/g, '\n') },
  {
    name: 'mixed line ends',
    change: (page) => page.replace(/\r?\n/g, (end, at: number) => (at % 3 === 0 ? '\r\n' : end)),
  },
  { name: 'byte order mark', change: (page) => (page.startsWith('\ufeff') ? page : `\ufeff${page}`) },
  { name: 'no final newline', change: (page) => page.replace(/[\r\n]+$/, '') },
  { name: 'no-break spaces', change: (page) => page.replace(/ ／ /g, '\u00a0／ ') },
  {
    name: 'pad tables',
    change: (page) =>
      eachLine(page, (line) => {
        if (isDelimiter(line)) return line.replace(/-{3,}/g, '----------');
        if (!isRow(line)) return line;
        const cells = line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/);
        return `|${cells.map((cell) => ` ${cell.trim().padEnd(12)} `).join('|')}|`;
      }),
  },
  {
    name: 'other bullets',
    change: (page) => eachLine(page, (line) => line.replace(/^(\s*)- (?!\[[ x]\])/, '$1* ')),
  },
  {
    name: 'escapes',
    change: (page) =>
      eachLine(page, (line) =>
        line.replace(/(?<=\]\([^)]*)&(?!amp;)/g, '&amp;').replace(/(?<=[^\\|])_(?=\w+ )/g, '\\_'),
      ),
  },
  { name: 'no zero-width', change: (page) => page.replaceAll('\u200b', '') },
  { name: 'trailing spaces', change: (page) => eachLine(page, (line) => (line === '' ? '' : `${line}  `)) },
  {
    name: 'deeper lists',
    change: (page) => eachLine(page, (line) => line.replace(/^ {2}(?=[-*] )/, '    ')),
  },
  {
    name: 'no folds in lists',
    change: (page) => page.replace(/^ +<\/?details>.*\r?\n(?:\r?\n)?/gm, ''),
  },
  { name: 'letters taken apart', change: (page) => page.normalize('NFD') },
  { name: 'bold with low lines', change: (page) => page.replace(/\*\*([^*\n]+)\*\*/g, '__$1__') },
  {
    name: 'percent-encoding',
    change: (page) =>
      page.replace(
        /(\]\(https:\/\/[^/)]+\/)([^)]*)\)/g,
        (_, start: string, path: string) => `${start}${path.replace(/-/g, '%2D')})`,
      ),
  },
];
