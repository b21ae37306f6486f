import { lead } from '../document/line-shape.ts';
import { plainWords } from '../document/plain-words.ts';
import type { Block, Line } from '../document.ts';
import { asValue, hasGoneMark, type Marks, withoutGoneMark } from './marks.ts';
import { addLatest, beforeSpace, type Clash, mergeWords } from './words.ts';

export interface MergedLine {
  readonly head: readonly Line[];
  readonly clashes: readonly Clash[];
}

/** Three versions of a block's own lines. Indent, the sign of the list and the line's end stay as they stand. */
export function mergeLine(base: Block, current: Block, fresh: Block, marks: Marks): MergedLine {
  const [b, c, f] = [base.head[0], current.head[0], fresh.head[0]];
  if (b === undefined || c === undefined || f === undefined) return { head: current.head, clashes: [] };
  if (Math.max(base.head.length, current.head.length, fresh.head.length) > 1) {
    return mergeWhole(base, current, fresh);
  }
  const [was, stands, is] = [lead(b.text), lead(c.text), lead(f.text)];
  const merged = mergeWords({ base: was.body, current: stands.body, fresh: is.body }, marks);
  const sign = was.lead.trim() === stands.lead.trim() ? resigned(stands.lead, is.lead) : stands.lead;
  const box = was.box.trim() === stands.box.trim() ? is.box : stands.box;
  const text = sign + box + merged.words + (merged.words === is.body ? '' : stands.trail);
  const same = merged.words === stands.body && sign === stands.lead && box.trim() === stands.box.trim();
  return { head: [same ? c : { text, end: c.end }], clashes: merged.clashes };
}

/** The line as it stands, with what the machine says beside it. */
export function keepLine(current: Block, fresh: Block, marks: Marks): MergedLine {
  const [c, f] = [current.head[0], fresh.head[0]];
  if (c === undefined || f === undefined || current.head.length > 1)
    return { head: current.head, clashes: [] };
  const stands = lead(c.text);
  const is = lead(f.text);
  const back = withoutGoneMark(stands.body);
  // What a person wrote after a prompt ("判断:", an empty item) answers it: there is no newer value.
  const answered = isPrompt(is.body) || plainWords(back).startsWith(plainWords(is.body));
  const merged = answered ? { words: back, clashes: [] } : addLatest(back, is.body, marks);
  if (merged.words === stands.body) return { head: [c], clashes: [] };
  return {
    head: [{ text: stands.lead + stands.box + merged.words + stands.trail, end: c.end }],
    clashes: merged.clashes,
  };
}

/** Says once that the machine no longer has this line. */
export function markGone(head: readonly Line[], mark: string): readonly Line[] {
  const [line, ...more] = head;
  if (line === undefined || more.length > 0 || hasGoneMark(line.text)) return head;
  const { lead: sign, box, body, trail } = lead(line.text);
  return [{ text: sign + box + beforeSpace(body, mark) + trail, end: line.end }];
}

/** A place to write: nothing, or words that end in a colon. */
export function isPrompt(body: string): boolean {
  const words = plainWords(body).replace(/[*_]+$/, '');
  return words === '' || /[:：]$/.test(words);
}

/** A numbered item follows the machine's count; any other sign stays as the person has it. */
function resigned(stands: string, is: string): string {
  const number = /\d+/.exec(is)?.[0];
  return number === undefined ? stands : stands.replace(/\d+/, number);
}

/** Fences and comments: taken over whole or left whole. */
function mergeWhole(base: Block, current: Block, fresh: Block): MergedLine {
  const [was, stands, is] = [base, current, fresh].map(({ head }) =>
    head.map(({ text }) => plainWords(text)).join('\n'),
  );
  if (stands === is || was === is) return { head: current.head, clashes: [] };
  if (stands === was) return { head: fresh.head, clashes: [] };
  return { head: current.head, clashes: [{ human: stands ?? '', machine: asValue(is ?? '') }] };
}
