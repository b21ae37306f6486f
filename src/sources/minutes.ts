import { lead } from '../agenda/document/line-shape.ts';
import { linksOf } from '../agenda/document/links.ts';
import { rowCells } from '../agenda/document/row-cells.ts';
import { type Block, everyBlock, linesOf, readPage } from '../agenda/document.ts';
import type { MinutesPage, Promised, SectionTrace, Verdict } from '../records.ts';

/** A page of an earlier month as it stands now. */
export interface PastPage {
  readonly month: string;
  readonly path: string;
  readonly text: string;
  /** What pwg wrote there last; `null` or absent when that is not known. */
  readonly said?: string | null;
}

/** Under which headings the sections stand: every title they may have. */
export type Headings = (section: string) => readonly string[];

/** Reads a page back. What the machine wrote is told from what people did by its form: an empty place says nothing. */
export function readMinutes(
  { month, path, text, said = null }: PastPage,
  headings: Headings,
  names: readonly string[] = [],
): MinutesPage {
  const { sections } = readPage(text);
  const under = (name: string): readonly Block[] => chapter(sections, headings(name));
  return {
    month,
    path,
    madeAt: madeAt(text, month),
    promised: items(under('actions')).flatMap(promised),
    verdicts: [...everyBlock(sections)].flatMap(verdicts),
    topicsLeft: items(under('topics')).flatMap(topicLeft),
    resolutions: items(under('retro')).flatMap(resolution),
    ...(said !== null && { traces: traces(said, sections, headings, names) }),
  };
}

function traces(
  said: string,
  sections: readonly Block[],
  headings: Headings,
  names: readonly string[],
): readonly SectionTrace[] {
  const machines = readPage(said).sections;
  return names.map((section) => {
    const before = ownWords(chapter(machines, headings(section)));
    const now = ownWords(chapter(sections, headings(section)));
    return { section, said: before === '' ? null : before, edited: before !== now };
  });
}

/** Without the sections that stand under it, however lines end. */
const ownWords = (parts: readonly Block[]): string =>
  parts
    .filter(({ kind }) => kind !== 'section')
    .flatMap(linesOf)
    .map(({ text }) => text.trimEnd())
    .join('\n')
    .trim();

/** What stands below a heading, up to the next one as high. */
function chapter(sections: readonly Block[], titles: readonly string[]): readonly Block[] {
  const known = new Set(titles.map(plainTitle));
  const found = [...everyBlock(sections)].find(
    ({ kind, head: [heading] }) =>
      kind === 'section' && known.has(plainTitle(lead(heading?.text ?? '').body)),
  );
  return found?.parts ?? [];
}

const plainTitle = (title: string): string => title.normalize('NFKC').replace(/\s+/g, ' ').trim();

const items = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) =>
    block.kind === 'item'
      ? block
      : block.kind === 'section' || block.kind === 'fold'
        ? items(block.parts)
        : [],
  );

interface Item {
  readonly box: 'none' | 'open' | 'done';
  /** Without marks of its form, links as their words. */
  readonly words: string;
  readonly source: string;
}

function read({ head: [line] }: Block): Item {
  const { box, body } = lead(line?.text ?? '');
  return {
    box: box === '' ? 'none' : /x/i.test(box) ? 'done' : 'open',
    words: plain(body.replace(/\s*\(?\[#\d+\]\([^)]*\)\)?/g, '')),
    source: body,
  };
}

const plain = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<!--.*?-->/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();

function promised(block: Block): readonly Promised[] {
  const { box, words, source } = read(block);
  if (words === '' || box === 'none') return [];
  const url = linksOf(source).find((link) => /\/issues\/\d+$/.test(link)) ?? null;
  return [{ text: words, done: box === 'done', url }];
}

/** A rule's line and beneath it what was decided, or its row and the decision in the last cell. */
function verdicts(block: Block): readonly Verdict[] {
  if (block.kind === 'table') return rowVerdicts(block);
  if (block.kind !== 'item') return [];
  const about = ruleIn(block.head[0]?.text ?? '');
  if (about === null) return [];
  return block.parts.flatMap((part) => {
    const [, said = ''] = part.kind === 'item' ? (DECISION.exec(read(part).words) ?? []) : [];
    return said === '' ? [] : [{ ...about, said }];
  });
}

function rowVerdicts({ head: [header], parts }: Block): readonly Verdict[] {
  const column = rowCells(header?.text ?? '').cells.findIndex((cell) => DECISIONS.test(cell.trim()));
  if (column === -1) return [];
  return parts.flatMap(({ head: [row] }) => {
    const { cells } = rowCells(row?.text ?? '');
    const about = ruleIn(cells[0] ?? '');
    const said = plain(cells[column] ?? '');
    return about === null || said === '' ? [] : [{ ...about, said }];
  });
}

/** The first link is what a line is about: to a rule, or to an alert of a storm or of a rule that was deleted. */
function ruleIn(line: string): Pick<Verdict, 'url' | 'name'> | null {
  const [url] = linksOf(line);
  if (url === undefined || !RULE.test(url)) return null;
  const [, name = ''] = /\[((?:[^\]\\]|\\.)*)\]\(/.exec(line) ?? [];
  return { url, name: plain(name) };
}

const RULE = /\/(?:monitors|alerts)\/[\w-]+(?:[/?#].*)?$/;
const DECISION = /^(?:判断|Decision)\s*[:：]\s*(\S.*)$/su;
const DECISIONS = /^(?:判断|Decision)$/;

/** As the foot of the page has it; the year is left out where it is that of the month reviewed. */
function madeAt(text: string, month: string): string | null {
  const ja = /^(?:(\d{4})-)?(\d\d)-(\d\d) (\d\d:\d\d) に pwg が作成/m.exec(text);
  const en = /^Made by pwg, ([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))? (\d\d:\d\d)\./m.exec(text);
  const [year = month.slice(0, 4), number, day, time] =
    ja !== null
      ? [ja[1], ja[2], ja[3], ja[4]]
      : en !== null
        ? [en[3], String(MONTHS.indexOf(en[1] ?? '') + 1), en[2], en[4]]
        : [];
  if (number === undefined || day === undefined || time === undefined) return null;
  return `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}T${time}`;
}

const MONTHS: readonly string[] = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Nothing was written beneath it, it is not ticked and not struck out: nobody got there. */
function topicLeft(block: Block): readonly string[] {
  const { box, words, source } = read(block);
  if (words === '' || box === 'done' || /^~~.*~~$/s.test(source) || linksOf(source).some(isIssue)) return [];
  return block.parts.length === 0 || DEFERRED.test(words) ? [words.replace(RETURNED, '')] : [];
}

/** An issue comes back by itself while it is open. */
const isIssue = (link: string): boolean => /\/issues\/\d+$/.test(link);
const DEFERRED = /次回|来月|持ち越し|next (?:time|month)|deferred|postponed/i;

/** It was carried over once already, and the page said so. */
const RETURNED = /\s*(?:（前回から）|\(not reached last time\))$/;

function resolution(block: Block): readonly string[] {
  const { box, words } = read(block);
  return words !== '' && (box === 'open' || /^(?:次回|来月|next (?:time|month))/i.test(words)) ? [words] : [];
}
