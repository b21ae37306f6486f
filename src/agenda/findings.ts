import { isHeading, lead } from './document/line-shape.ts';
import { plainWords } from './document/plain-words.ts';
import { type Block, everyBlock, type Line, linesOf, readPage } from './document.ts';
import { ROOM_WORDS } from './room-words.ts';

/**
 * What people wrote into the page of a room, for the joint page: all that stands under its heading for findings, then each
 * decision that was taken in one of its sections, under the item it is about. Markdown; empty when there is nothing yet.
 */
export function findingsIn(page: string): string {
  const { sections } = readPage(page);
  const at = sections.findIndex((section) => TITLES.has(headingOf(section)));
  const next = sections.findIndex((section, i) => i > at && levelOf(section) <= 2);
  const own = at < 0 ? [] : sections.slice(at, next < 0 ? sections.length : next);
  const [first, ...deeper] = own;
  const findings = [
    ...(first?.parts ?? []).flatMap(written),
    ...deeper.flatMap((section) => [`\n**${headingOf(section)}**\n`, ...section.parts.flatMap(written)]),
  ];
  const decisions = sections.filter((section) => !own.includes(section)).flatMap(decided);
  const apart = findings.length > 0 && !/^\s*(?:[-*+]|\d+[.)])\s/.test(findings.at(-1) ?? '') ? [''] : [];
  return [...findings, ...apart, ...decisions]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const WORDS = Object.values(ROOM_WORDS);
const TITLES: ReadonlySet<string> = new Set(WORDS.map(({ findings }) => findings));
const HINTS: ReadonlySet<string> = new Set(WORDS.map(({ hint }) => plainWords(hint)));

const headingOf = ({ head: [line] }: Block): string => plainWords(lead(line?.text ?? '').body);

function levelOf({ head: [line] }: Block): number {
  const heading = line?.text ?? '';
  return isHeading(heading) ? (/#+/.exec(heading)?.[0].length ?? 1) : 1;
}

/** The lines of a block that are not the machine's own. */
function written(block: Block): readonly string[] {
  const said = plainWords(lead(block.head[0]?.text ?? '').body);
  const isPlaceToWrite = block.kind === 'item' && said === '' && block.parts.length === 0;
  return isPlaceToWrite || HINTS.has(said) ? [] : texts(linesOf(block));
}

const texts = (lines: readonly Line[]): readonly string[] => lines.map(({ text }) => text.trimEnd());

function decided(section: Block): readonly string[] {
  return [...everyBlock(section.parts)].flatMap((item) => {
    const [about] = LINK.exec(item.head[0]?.text ?? '') ?? [];
    if (item.kind !== 'item' || about === undefined) return [];
    const said = item.parts.flatMap(({ head: [line] }) => {
      const { body } = lead(line?.text ?? '');
      return DECISION.test(body) ? [`  - ${body}`] : [];
    });
    return said.length === 0 ? [] : [`- ${about}`, ...said];
  });
}

const LINK = /\[(?:\\.|[^[\]\\]|\[[^[\]]*\])*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/;
const DECISION = /^(?:\*\*)?(?:判断|Decision)(?:\*\*)?\s*[:：]\s*\S/u;
