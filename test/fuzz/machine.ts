import {
  addressOf,
  endOfItem,
  indentOf,
  isDelimiter,
  isItem,
  isRow,
  phrasesOf,
  placesOf,
  sectionsOf,
} from './lines.ts';
import type { Chance } from './random.ts';

/** What the machine writes the next time: numbers move on, items come, go and change their rank, a section falls quiet. */
export function drift(page: string, chance: Chance, ids: { next: number }): string {
  let lines = page.split('\n');
  const times = 2 + chance.below(6);
  for (let i = 0; i < times; i++) lines = chance.pick(CHANGES)(lines, chance, ids);
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

type Change = (lines: string[], chance: Chance, ids: { next: number }) => string[];

/** Days pass: a number in a line is another one. Dates in links stay. */
const otherNumber: Change = (lines, chance) => {
  const at = chance.pickOrNull(
    placesOf(lines, (line) => /\d/.test(withoutLinks(line)) && !isDelimiter(line)),
  );
  if (at === null) return lines;
  const line = lines[at] ?? '';
  const places = [...line.matchAll(/(?<![\w/#.-])\d{1,3}(?![\w/-])/g)].filter(
    ({ index }) => !inLink(line, index),
  );
  const place = chance.pickOrNull(places);
  if (place === null || /^\s*\d+\.$/.test(line.slice(0, place.index + place[0].length + 1))) return lines;
  const now = `${Number(place[0]) + 1 + chance.below(9)}`;
  return lines.with(at, line.slice(0, place.index) + now + line.slice(place.index + place[0].length));
};

/** A state is another one, or one more fact is known. */
const otherPhrase: Change = (lines, chance) => {
  const at = chance.pickOrNull(placesOf(lines, (line) => isItem(line) && / (?:／|\/) /.test(line)));
  if (at === null) return lines;
  const line = lines[at] ?? '';
  const sign = line.includes(' ／ ') ? ' ／ ' : ' / ';
  const parts = phrasesOf(line, sign);
  if (parts.length < 2) return lines;
  const n = 1 + chance.below(parts.length - 1);
  const phrase = chance.pick(['解決', '未解決', '対応中', '再オープン中', '原因は調査中']);
  if (chance.oneIn(3)) return lines.with(at, [...parts, `${phrase} ${chance.below(90)}`].join(sign));
  if (chance.oneIn(4) && parts.length > 2) return lines.with(at, parts.toSpliced(n, 1).join(sign));
  return lines.with(at, parts.with(n, `${phrase} ${chance.below(90)}`).join(sign));
};

const gone: Change = (lines, chance) => {
  const at = chance.pickOrNull(placesOf(lines, (line) => isItem(line) || isLinkedRow(line)));
  if (at === null) return lines;
  return lines.toSpliced(at, (isItem(lines[at] ?? '') ? endOfItem(lines, at) : at + 1) - at);
};

/** A new item in the shape of its neighbour. */
const come: Change = (lines, chance, ids) => {
  const at = chance.pickOrNull(placesOf(lines, (line) => isItem(line) || isLinkedRow(line)));
  if (at === null) return lines;
  const end = isItem(lines[at] ?? '') ? endOfItem(lines, at) : at + 1;
  const id = ids.next++;
  const born = lines
    .slice(at, end)
    .map((line) => line.replace(/\[[^\]]*\]\((https?:\/\/[^/)]+)[^)]*\)/g, `[新 ${id}]($1/new/${id})`));
  const before = chance.oneIn(2) || indentOf(lines[at] ?? '') > 0;
  return lines.toSpliced(before ? at : end, 0, ...born);
};

/** Ranks change: an item trades places with the one after it. */
const otherRank: Change = (lines, chance) => {
  const at = chance.pickOrNull(placesOf(lines, (line) => /^- /.test(line) && isItem(line)));
  if (at !== null) {
    const middle = endOfItem(lines, at);
    if (!/^- .*\]\(http/.test(lines[middle] ?? '')) return lines;
    const end = endOfItem(lines, middle);
    return [
      ...lines.slice(0, at),
      ...lines.slice(middle, end),
      ...lines.slice(at, middle),
      ...lines.slice(end),
    ];
  }
  return lines;
};

/** A paragraph of the page's own words says something else. */
const otherSentence: Change = (lines, chance) => {
  const at = chance.pickOrNull(
    placesOf(lines, (line) => /^[^\s#|>*\-<\d].{8,}/.test(line) && !/\]\(/.test(line)),
  );
  return at === null
    ? lines
    : lines.with(at, `${lines[at]}${chance.pick(['（暫定）', '（確定）', ' ほかに 2 件。'])}`);
};

/** A section has no news any more. */
const quiet: Change = (lines, chance) => {
  if (!chance.oneIn(6)) return lines;
  const section = chance.pickOrNull(sectionsOf(lines).slice(2, -1));
  return section === null ? lines : lines.toSpliced(section.from, section.to - section.from);
};

const CHANGES: readonly Change[] = [
  otherNumber,
  otherNumber,
  otherNumber,
  otherNumber,
  otherPhrase,
  otherPhrase,
  gone,
  come,
  come,
  otherRank,
  otherSentence,
  quiet,
];

const isLinkedRow = (line: string): boolean => isRow(line) && addressOf(line) !== null;
const withoutLinks = (line: string): string => line.replace(/\]\([^)]*\)/g, ']');
const inLink = (line: string, at: number): boolean =>
  [...line.matchAll(/\]\([^)]*\)/g)].some((link) => link.index <= at && at < link.index + link[0].length);
