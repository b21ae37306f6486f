import type { Level } from './plot.ts';
import { LETTERS, type Sheet, widthOf } from './sheet.ts';
import { path, way, words } from './svg.ts';

/** Heights to compare with, each a line with its words on it. */
export function levels(all: readonly Level[], sheet: Sheet): string {
  const drawn = all.map(({ style, from, to, value }) =>
    path(`level ${style}`, way('M', sheet.x(from), sheet.y(value), 'H', sheet.x(to))),
  );
  return [...drawn, ...all.map((level) => labelOf(level, sheet))].join('');
}

/** Above the line, at its beginning or at its end: the far end from the middle of the picture; below where above is no room. */
function labelOf({ style, from, to, value, label }: Level, { x, y, left, right, top }: Sheet): string {
  const [start, end, height] = [x(from), x(to), y(value)];
  const fits = end - start >= widthOf(label) + 8;
  const atEnd = right - end < start - left;
  const above = height - LETTERS - 8 >= top - LETTERS / 2;
  const place = fits ? (atEnd ? end - 4 : start + 4) : Math.min(start + 4, right - widthOf(label));
  const anchor = fits && atEnd ? 'end' : 'start';
  return words(
    { x: place, y: above ? height - 7 : height + LETTERS + 6, anchor, style: `said ${style}` },
    label,
  );
}
