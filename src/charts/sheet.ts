import { columnsOf } from '../markdown.ts';
import type { Across, Up } from './plot.ts';
import type { Scale } from './scale.ts';
import { path, way, words } from './svg.ts';

/** In units of the picture, which is as wide as a page of text; readable from the back of a room when it fills the wall. */
export const SIZE = { width: 800, height: 330 };
/** Height of ordinary letters. */
export const LETTERS = 14;
/** Of what a line or a moment says. */
export const SAID_LETTERS = 15;

/** Where things are drawn. */
export interface Sheet {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly scale: Scale;
}

/** The heading, and the line for the moment and what happened, stand above; dates and the legend below. */
const ABOVE = 84;
const BELOW = 58;
const MARGIN = 16;

export function room({ from, to }: Across, scale: Scale, { say }: Up): Sheet {
  const widest = Math.max(...scale.ticks.map((tick) => widthOf(say(tick))));
  const [left, right] = [MARGIN + widest + 10, SIZE.width - MARGIN - 8];
  const [top, bottom] = [ABOVE, SIZE.height - BELOW];
  const { low, high } = scale;
  return {
    left,
    right,
    top,
    bottom,
    scale,
    x: (at) => left + ((at - from) / (to - from)) * (right - left),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - top),
  };
}

/** About as wide as it will be, whatever the font. */
export function widthOf(said: string, letters: number = LETTERS): number {
  const characters = [...said].length;
  const wide = columnsOf(said) - characters;
  return letters * (wide + 0.58 * (characters - wide));
}

/** The axes: a line and a word for each of a few round values and days. */
export function grid({ left, right, top, bottom, x, y, scale }: Sheet, across: Across, { say }: Up): string {
  const heights = scale.ticks.map(
    (tick) =>
      path('grid', way('M', left, y(tick), 'H', right)) +
      words({ x: left - 8, y: y(tick) + 5, anchor: 'end', style: 'small' }, say(tick)),
  );
  let free = Number.NEGATIVE_INFINITY;
  const days = across.ticks.map(({ at, label }) => {
    const here = x(at);
    const line = path('grid', way('M', here, top, 'V', bottom + 5));
    const half = widthOf(label) / 2;
    if (here - half < free || here + half > SIZE.width) return line;
    free = here + half + LETTERS;
    return line + words({ x: here, y: bottom + 22, anchor: 'middle', style: 'small' }, label);
  });
  return [...heights, ...days, path('axis', way('M', left, bottom, 'H', right))].join('');
}
