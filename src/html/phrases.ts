import { type Content, el, isElement, text, wordsOf } from './tree.ts';

/**
 * A line of the page tells facts one after the other, and then asks: "… ／ … → …？". So that a room can follow, a short fact
 * stays in one piece where the line breaks, what a fact is about is set apart from it, and a question is seen as one.
 */
export function phrases(line: readonly Content[]): readonly Content[] {
  const facts = apart(line);
  if (facts.length === 1) return asked(keyed(line));
  return facts.flatMap((fact) => {
    const told = asked(keyed(fact));
    return [
      ...(wordsOf(fact).length > ONE_LINE ? told : [el('span', { className: ['fact'] }, ...told)]),
      text(' '),
    ];
  });
}

/** Characters that fit a line of most screens: a longer fact is broken like any text. */
const ONE_LINE = 28;

/** The slash stays at the end of what stands before it. */
function apart(line: readonly Content[]): readonly (readonly Content[])[] {
  const facts: Content[][] = [[]];
  for (const node of line) {
    if (node.type !== 'text') facts.at(-1)?.push(node);
    else {
      for (const piece of node.value.split(SLASH)) {
        if (piece === '／' || piece === '/') {
          facts.at(-1)?.push(el('span', { className: ['slash'] }, `\u00a0${piece}`));
          facts.push([]);
        } else if (piece !== '') facts.at(-1)?.push(text(piece));
      }
    }
  }
  return facts;
}

const SLASH = /\s(\/|／)\s/;

/** The words before the first colon name what follows: "残り: …". */
function keyed(line: readonly Content[]): readonly Content[] {
  const [first, ...others] = line;
  const key = first?.type === 'text' ? KEY.exec(first.value)?.[0] : undefined;
  if (first?.type !== 'text' || key === undefined) return line;
  return [el('span', { className: ['key'] }, key.trim()), text(first.value.slice(key.length)), ...others];
}

const KEY = /^\s*[^\s:：。、(（][^:：。、(（]{0,30}(?:[(（][^)）]{0,20}[)）])?\s?(?::(?=\s|$)|：)/;

/** What stands behind the last arrow, or else the last sentence. A remark in brackets behind it is none of it. */
function asked(line: readonly Content[]): readonly Content[] {
  const end = isElement(line.at(-1), 'span') ? line.length - 1 : line.length;
  const last = line[end - 1];
  if (last?.type !== 'text') return line;
  const whole = end === 1 || isElement(line[end - 2], 'span');
  const [, before = '', question, remark = ''] = (whole ? WHOLE : ENDING).exec(last.value) ?? [];
  if (question === undefined) return line;
  return [
    ...line.slice(0, end - 1),
    text(before),
    el('span', { className: ['ask'] }, question.replace('→ ', '→\u00a0')),
    text(remark),
    ...line.slice(end),
  ];
}

const Q = String.raw`[^。.→\s][^。.→]*[？?])(\s*(?:[（(][^（()）]*[）)])?\s*)$`;
const ENDING = new RegExp(String.raw`^(.*?)((?:→ |(?<=。\s*|[.)] ))${Q}`);
const WHOLE = new RegExp(String.raw`^(.*?)((?:→ |(?<=^\s*|。\s*|[.)] ))${Q}`);
