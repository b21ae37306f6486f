import { type Content, el, text } from './tree.ts';
import type { HtmlWords } from './words.ts';

/**
 * Text in runs: a date is not torn apart, nor a number from what it counts; a course of bars is a picture with words, which
 * read aloud would be "lower one eighth block" a dozen times.
 */
export function runs(value: string, { bars }: HtmlWords): readonly Content[] {
  return value.split(SPECIAL).flatMap((run, i): readonly Content[] => {
    if (run === '') return [];
    if (i % 2 === 0) return [text(run.replace(COUNTED, '$1\u00a0'))];
    if (!BAR.test(run)) return [el('span', { className: ['date'] }, run)];
    const levels = [...run].map((bar) => (bar.codePointAt(0) ?? LOWEST) - LOWEST + 1).join(' ');
    return [el('span', { className: ['bars'], role: 'img', ariaLabel: bars(levels) }, run)];
  });
}

const SPECIAL = /([▁-█]{3,}|(?<![\d-])(?:\d{4}-)?\d{2}-\d{2}(?: \d{2}:\d{2})?(?![\d-]))/;
const BAR = /^[▁-█]/;
const LOWEST = 0x2581;
/** Japanese: "33 件". */
const COUNTED = /(\d%?) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
