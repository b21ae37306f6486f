import { quantile } from '../../analysis/robust-statistics.ts';
import type { Band, Key, Level, Line, Point } from '../../charts/plot.ts';
import { metricAmount } from '../../records/metric-amount.ts';
import type { MetricFinding } from '../../records/metric-findings.ts';
import { paceOf } from '../../records/metric-look.ts';
import type { MetricGrid } from '../../records.ts';
import type { UnseenChartWords } from './chart-words.ts';

/** What a finding shows beside the values themselves: how it was before, and how since. */
export interface Shape {
  readonly levels: readonly Level[];
  readonly lines: readonly Line[];
  readonly bands: readonly Band[];
  readonly legend: readonly Key[];
}

/** Slots of the grid that the picture shows. */
export interface Shown {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

export function shapeOf(
  finding: MetricFinding,
  { first, end }: Shown,
  grid: MetricGrid,
  say: UnseenChartWords,
): Shape {
  const { kind, slot, before, after, until, series } = finding;
  const amount = (value: number): string => metricAmount(value, series.unit);
  const over = until === null ? end : Math.min(end, slotFrom(until, grid));
  const level = (style: Level['style'], from: number, to: number, value: number, label: string): Level => ({
    style,
    from: startOf(from, grid),
    to: startOf(to, grid),
    value,
    label,
  });
  switch (kind) {
    case 'level':
    case 'changed':
      return {
        ...PLAIN,
        levels: [
          level('before', first, slot, before, say.before(amount(before))),
          level('after', slot, over, after, say.after(amount(after))),
        ],
      };
    case 'spike':
      return {
        ...PLAIN,
        levels: [
          level(
            'before',
            Math.max(first, slot - grid.perDay),
            Math.min(end, slot + grid.perDay),
            before,
            say.usual(amount(before)),
          ),
          level('after', slot, Math.min(end, slot + 1), after, amount(after)),
        ],
      };
    case 'slope':
      return {
        ...PLAIN,
        lines: [
          trend('before', finding, first, slot, before, grid),
          trend('after', finding, slot, end, after, grid),
        ],
        legend: [
          { of: 'before', label: say.perDay(amount(before)) },
          { of: 'after', label: say.perDay(amount(after)) },
        ],
      };
    case 'variance':
      return {
        ...PLAIN,
        bands: [usualBand(finding, first, slot, grid), usualBand(finding, slot, end, grid)],
        legend: [{ of: 'band', label: say.usualRange }],
      };
    case 'season':
    case 'gap':
    case 'appeared':
    case 'disappeared':
      return PLAIN;
    default:
      return kind satisfies never;
  }
}

const PLAIN: Shape = { levels: [], lines: [], bands: [], legend: [] };

/** When a slot begins; the one after the last begins when that one ends. */
export function startOf(slot: number, { starts, stepMinutes }: MetricGrid): number {
  const last = starts.length - 1;
  return starts[slot] ?? (starts[last] ?? 0) + (slot - last) * stepMinutes * 60_000;
}

export function slotFrom(at: Date, { starts }: MetricGrid): number {
  const slot = starts.findIndex((start) => start >= at.getTime());
  return slot < 0 ? starts.length : slot;
}

/** What is posted rarely is not missing in between. */
export function pointsOf(values: Float64Array, { first, end }: Shown, grid: MetricGrid): readonly Point[] {
  const pace = paceOf(values, grid.perDay);
  const points: Point[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let slot = first; slot < end; slot++) {
    const value = values[slot] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (slot - last > 1.5 * pace) points.push({ at: startOf(slot, grid), value: null });
    points.push({ at: startOf(slot, grid), value });
    last = slot;
  }
  return points;
}

/** Through the middle of the values, as steep as was found. */
function trend(
  style: Line['style'],
  { series }: MetricFinding,
  first: number,
  end: number,
  perDay: number,
  grid: MetricGrid,
): Line {
  const step = perDay / grid.perDay;
  const rests = [...series.values.subarray(first, end)].map((value, i) => value - step * i);
  const foot = quantile(Float64Array.from(rests.filter((rest) => !Number.isNaN(rest))), 0.5);
  if (Number.isNaN(foot)) return { style, points: [] };
  return {
    style,
    points: [
      { at: startOf(first, grid), value: foot },
      { at: startOf(end, grid), value: foot + step * (end - first) },
    ],
  };
}

function usualBand({ series }: MetricFinding, first: number, end: number, grid: MetricGrid): Band {
  const values = series.values.subarray(first, end).filter((value) => !Number.isNaN(value));
  if (values.length === 0) return { points: [] };
  const [low, high] = [quantile(values, 0.1), quantile(values, 0.9)];
  return { points: [first, end].map((slot) => ({ at: startOf(slot, grid), low, high })) };
}
