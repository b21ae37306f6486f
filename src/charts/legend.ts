import { SIGNS } from './marks.ts';
import type { Key } from './plot.ts';
import { LETTERS, type Sheet, SIZE, widthOf } from './sheet.ts';
import { path, rounded, way, words } from './svg.ts';

const SAMPLE = 24;

/** What the signs and lines mean, in one row below the picture. */
export function legend(keys: readonly Key[], { left }: Sheet): string {
  const y = SIZE.height - LETTERS;
  let x = left;
  return keys
    .map((key) => {
      const drawn = sample(key, x, y - 5) + words({ x: x + SAMPLE + 6, y, style: 'small' }, key.label);
      x += SAMPLE + 6 + widthOf(key.label) + 22;
      return drawn;
    })
    .join('');
}

function sample({ of }: Key, x: number, y: number): string {
  switch (of) {
    case 'change':
    case 'incident':
    case 'worklog':
    case 'meeting':
      return `<g class="${of}">${words({ x: x + SAMPLE / 2, y: y + 5, anchor: 'middle', style: 'sign' }, SIGNS[of])}</g>`;
    case 'bar':
    case 'band':
      return `<rect class="${of}" x="${rounded(x)}" y="${rounded(y - 6)}" width="${SAMPLE}" height="12"/>`;
    default:
      return path(`${of === 'limit' ? 'level' : 'line'} ${of}`, way('M', x, y, 'h', SAMPLE));
  }
}
