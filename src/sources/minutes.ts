import { lead } from '../agenda/document/line-shape.ts';
import { linksOf } from '../agenda/document/links.ts';
import { type Block, everyBlock, readPage } from '../agenda/document.ts';
import type { MinutesPage, Promised, Verdict } from '../records.ts';

/** A page of an earlier month as it stands now. */
export interface PastPage {
  readonly month: string;
  readonly path: string;
  readonly text: string;
}

/** Under which headings the sections stand: every title they may have. */
export type Headings = (section: string) => readonly string[];

/** Reads a page back. What the machine wrote is told from what people did by its form: an empty place says nothing. */
export function readMinutes({ month, path, text }: PastPage, headings: Headings): MinutesPage {
  const { sections } = readPage(text);
  const under = (name: string): readonly Block[] => chapter(sections, headings(name));
  return {
    month,
    path,
    promised: items(under('actions')).flatMap(promised),
    verdicts: [...everyBlock(sections)].flatMap(verdicts),
    topicsLeft: items(under('topics')).flatMap(topicLeft),
    resolutions: items(under('retro')).flatMap(resolution),
  };
}

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
    words: body
      .replace(/\s*\(?\[#\d+\]\([^)]*\)\)?/g, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/<!--.*?-->/g, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .trim(),
    source: body,
  };
}

function promised(block: Block): readonly Promised[] {
  const { box, words, source } = read(block);
  if (words === '' || box === 'none') return [];
  const url = linksOf(source).find((link) => /\/issues\/\d+$/.test(link)) ?? null;
  return [{ text: words, done: box === 'done', url }];
}

/** A rule's line, and beneath it what was decided. */
function verdicts({ kind, head: [line], parts }: Block): readonly Verdict[] {
  if (kind !== 'item') return [];
  const url = linksOf(line?.text ?? '').find((link) => RULE.test(link));
  if (url === undefined) return [];
  return parts.flatMap((part) => {
    const { words } = read(part);
    const [, said = ''] = part.kind === 'item' ? (DECISION.exec(words) ?? []) : [];
    return said === '' ? [] : [{ url, said }];
  });
}

const RULE = /\/monitors\/[\w-]+(?:[/?#].*)?$/;
const DECISION = /^(?:判断|Decision)\s*[:：]\s*(\S.*)$/su;

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
