import { shortened } from '../markdown.ts';
import type { Plot } from './plot.ts';
import { SIZE } from './sheet.ts';
import { escaped, words } from './svg.ts';

/** How every picture begins that is one of ours. */
export const BEGINNING = '<svg class="pwg-chart" ';

/**
 * What is drawn, with its own paper and colours for light and dark. The rules name nothing but pictures of this kind and are
 * alike in all of them, so that several can stand in one page.
 */
export function frame(
  { lang, title, heading }: Pick<Plot, 'lang' | 'title' | 'heading'>,
  drawn: readonly string[],
): string {
  const { width, height } = SIZE;
  const attributes = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" xml:lang="${lang}" lang="${lang}"`;
  const paper = `<rect class="paper" width="${width}" height="${height}" rx="6"/>`;
  const named = words({ x: 16, y: 28, style: 'heading' }, shortened(heading, HEADING_COLUMNS));
  return `${BEGINNING}${attributes}><title>${escaped(title)}</title><style>${STYLE}</style>${paper}${named}${drawn.join('')}</svg>\n`;
}

/** As many as surely fit. */
const HEADING_COLUMNS = 70;

const LIGHT = {
  paper: '#ffffff',
  ink: '#1f2328',
  quiet: '#57606a',
  grid: '#d8dee4',
  data: '#2f6fab',
  after: '#b93c00',
  limit: '#b42318',
  worklog: '#1a7f37',
};

const DARK: typeof LIGHT = {
  paper: '#0d1117',
  ink: '#e6edf3',
  quiet: '#a3adb8',
  grid: '#2d333b',
  data: '#6cb0f5',
  after: '#ff9b57',
  limit: '#ff8a80',
  worklog: '#56d364',
};

const rules = (all: readonly (readonly [selectors: string, rule: string])[]): string =>
  all
    .map(([selectors, rule]) => {
      const ours = selectors.split(',').map((selector) => `.pwg-chart ${selector}`);
      return `${ours.join(',')}{${rule}}`;
    })
    .join('');

const colours = (of: typeof LIGHT): string =>
  rules([
    ['.paper', `fill:${of.paper}`],
    ['text', `fill:${of.ink};stroke:${of.paper}`],
    ['.small', `fill:${of.quiet}`],
    ['.grid', `stroke:${of.grid}`],
    ['.axis', `stroke:${of.quiet}`],
    ['.bar,.band', `fill:${of.data}`],
    ['.data,.total,.expected', `stroke:${of.data}`],
    ['.before', `stroke:${of.quiet}`],
    ['.after,.moment', `stroke:${of.after}`],
    ['.limit,.incident path', `stroke:${of.limit}`],
    ['.change path,.meeting path', `stroke:${of.quiet}`],
    ['.worklog path', `stroke:${of.worklog}`],
    ['.said.after', `fill:${of.after};stroke:${of.paper}`],
    ['.said.limit,.incident text', `fill:${of.limit};stroke:${of.paper}`],
    ['.said.before,.said.total,.said.data', `fill:${of.ink};stroke:${of.paper}`],
    ['.worklog text', `fill:${of.worklog}`],
  ]);

const SHAPES = rules([
  [
    'text',
    "font:14px system-ui,-apple-system,'Segoe UI','Hiragino Sans','Noto Sans CJK JP','Noto Sans JP',sans-serif;paint-order:stroke;stroke-width:4px;stroke-linejoin:round",
  ],
  ['.heading', 'font-size:18px;font-weight:600'],
  ['.said', 'font-size:15px;font-weight:600'],
  ['.sign', 'font-size:12px;stroke-width:0'],
  ['path', 'fill:none'],
  ['.grid,.axis', 'stroke-width:1'],
  ['.line', 'stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round'],
  ['.level,.line.total,.line.before,.line.after,.line.expected', 'stroke-width:3'],
  ['.before,.expected', 'stroke-dasharray:7 5'],
  ['.level.limit', 'stroke-width:2;stroke-dasharray:2 4'],
  ['.moment', 'stroke-width:2'],
  ['.line.dots', 'stroke-width:5'],
  ['.since', 'stroke-width:1;stroke-dasharray:1 4'],
  ['.bar', 'opacity:.55'],
  ['.band', 'opacity:.2'],
  ['text.before', 'stroke-dasharray:none'],
]);

const STYLE = `${SHAPES}${colours(LIGHT)}@media screen and (prefers-color-scheme:dark){${colours(DARK)}}`;
