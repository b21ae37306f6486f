import { shortened } from '../markdown.ts';
import type { Mark, MarkKind, Plot } from './plot.ts';
import { LETTERS, SAID_LETTERS, type Sheet, widthOf } from './sheet.ts';
import { escaped, path, way, words } from './svg.ts';

/** Shapes tell them apart where colours can't be seen. */
export const SIGNS: Readonly<Record<MarkKind, string>> = {
  change: '▼',
  incident: '●',
  worklog: '◆',
  meeting: '▽',
};

/** More would be a hedge and no signs. */
const MOST = 60;
const LABEL_COLUMNS = 60;

/** The moment the picture is about, and what else happened: a sign above each time, the nearest ones in words. */
export function marks({ marks: all = [], instant, across }: Plot, sheet: Sheet): string {
  const within = all.filter(({ at }) => at >= across.from && at < across.to);
  const shown = [...within].sort((a, b) => Number(a.near) - Number(b.near) || a.at - b.at).slice(-MOST);
  return [
    ...shown.map((mark) => sign(mark, sheet)),
    saidAbove(
      instant,
      shown.filter(({ near }) => near),
      sheet,
    ),
  ].join('');
}

/** Goes behind the values, which may be as narrow as it is. */
export function moment({ instant }: Plot, { x, top, bottom }: Sheet): string {
  if (instant === undefined) return '';
  return path('moment', way('M', x(instant.at), top - ABOVE_SIGNS, 'V', bottom));
}

const ABOVE_SIGNS = 18;

function sign({ kind, at, label, near }: Mark, { x, top, bottom }: Sheet): string {
  const here = x(at);
  const line = near ? path('since', way('M', here, top, 'V', bottom)) : '';
  const shape = words({ x: here, y: top - 3, anchor: 'middle', style: 'sign' }, SIGNS[kind]);
  return `<g class="${kind}"><title>${escaped(shortened(label, LABEL_COLUMNS))}</title>${line}${shape}</g>`;
}

/** One line of words: the moment, then what was near it; over its place, as far as the sheet reaches. */
function saidAbove(instant: Plot['instant'], near: readonly Mark[], { x, left, right, top }: Sheet): string {
  const at = instant?.at ?? near[0]?.at;
  if (at === undefined) return '';
  const [first, gap] = instant === undefined ? [0, 0] : [widthOf(instant.label, SAID_LETTERS), 2 * LETTERS];
  const room = Math.floor((right - left - first - gap) / widthOf('x') / Math.max(1, near.length)) - 4;
  const said = near
    .map(({ kind, label }) => `${SIGNS[kind]} ${shortened(label, Math.min(LABEL_COLUMNS, room))}`)
    .join('  ');
  const whole = first + (said === '' ? 0 : gap + widthOf(said));
  const start = Math.max(left, Math.min(x(at) - first / 2, right - whole));
  const y = top - ABOVE_SIGNS - 7;
  return [
    ...(instant === undefined ? [] : [words({ x: start, y, style: 'said after' }, instant.label)]),
    ...(said === '' ? [] : [words({ x: start + first + gap, y, style: 'small' }, said)]),
  ].join('');
}
