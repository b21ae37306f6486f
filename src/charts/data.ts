import type { Band, Bar, Plot, Point } from './plot.ts';
import { type Sheet, SIZE } from './sheet.ts';
import { path, rounded, way } from './svg.ts';

/** What was measured, and what is expected to be: gaps stay gaps. */
export function lines({ bands = [], lines: all }: Plot, sheet: Sheet): string {
  return [
    ...bands.map((band) => path('band', bandWay(band, sheet))),
    ...all.map(({ style, points }) => drawnLine(style, points, sheet)),
  ].join('');
}

export function bars({ bars: all = [] }: Plot, sheet: Sheet): string {
  return all.map((bar) => barAt(bar, sheet)).join('');
}

/** Space between the bars of two days. */
const BETWEEN = 2;

function barAt({ from, to, value }: Bar, { x, y }: Sheet): string {
  const [left, right, top, foot] = [x(from), x(to), y(value), y(0)];
  if (value <= 0) return '';
  const size = `width="${rounded(Math.max(1, right - left - BETWEEN))}" height="${rounded(Math.max(0.5, foot - top))}"`;
  return `<rect class="bar" x="${rounded(left + BETWEEN / 2)}" y="${rounded(Math.min(top, foot - 0.5))}" ${size}/>`;
}

/** A value with gaps on both sides is a dot. */
function drawnLine(style: string, points: readonly Point[], { x, y }: Sheet): string {
  const runs = runsOf(thinned(points, x)).map((run) => run.map(([at, value]) => [x(at), y(value)] as const));
  const long = runs.filter((run) => run.length > 1).flatMap((run) => ['M', ...run.flat()]);
  const dots = runs.filter((run) => run.length === 1).flatMap((run) => ['M', ...run.flat(), 'h', 0]);
  return path(`line ${style}`, way(...long)) + path(`line ${style} dots`, way(...dots));
}

/** Pieces without a gap. */
function runsOf(points: readonly Point[]): readonly (readonly (readonly [at: number, value: number])[])[] {
  const runs: [number, number][][] = [];
  let open = false;
  for (const { at, value } of points) {
    if (value === null) open = false;
    else if (open) runs.at(-1)?.push([at, value]);
    else {
      runs.push([[at, value]]);
      open = true;
    }
  }
  return runs;
}

/** Two units of the picture hold no more than a low and a high. */
const COLUMN = 2;

function thinned(points: readonly Point[], x: (at: number) => number): readonly Point[] {
  if (points.length <= SIZE.width / COLUMN) return points;
  const kept: Point[] = [];
  let column: Point[] = [];
  let place = Number.NaN;
  const flush = (): void => {
    kept.push(...extremes(column));
    column = [];
  };
  for (const point of points) {
    const here = Math.floor(x(point.at) / COLUMN);
    if (here !== place) flush();
    place = here;
    if (point.value === null) {
      flush();
      kept.push(point);
    } else column.push(point);
  }
  flush();
  return kept;
}

/** The lowest and the highest, in their order. */
function extremes(points: readonly Point[]): readonly Point[] {
  const byValue = [...points].sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const [low, high] = [byValue[0], byValue.at(-1)];
  if (low === undefined || high === undefined || low === high) return points.slice(0, 1);
  return low.at < high.at ? [low, high] : [high, low];
}

function bandWay({ points }: Band, { x, y }: Sheet): string {
  if (points.length === 0) return '';
  const there = points.flatMap(({ at, high }) => [x(at), y(high)]);
  const back = [...points].reverse().flatMap(({ at, low }) => [x(at), y(low)]);
  return way('M', ...there, 'L', ...back, 'Z');
}
