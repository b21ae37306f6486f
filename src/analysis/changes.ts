import { dated } from './dating.ts';
import { bridged, bridgedAgain, type Points } from './gaps.ts';
import { tamed } from './outliers.ts';
import { heightOf, type Piece } from './piece-costs.ts';
import { at, blockMeans } from './reals.ts';
import { medianOf } from './robust-statistics.ts';
import { withoutSeason } from './seasonal-profile.ts';
import { segmented } from './segmentation.ts';

export interface Change {
  /** The first point of the new piece, from 0. */
  readonly index: number;
  /** level: heights on both sides of the change; slope: per point; variance: typical step from one point to the next. */
  readonly before: number;
  readonly after: number;
  /** z value with neighbouring points taken as alike as they are. */
  readonly score: number;
  /** How many independent points the series is worth: the degrees of freedom of `score`. */
  readonly independent: number;
  readonly kind: 'level' | 'slope' | 'variance';
}

/** Pieces are no shorter than a day of a month. */
const SHORTEST_SHARE = 31;
/** Finer series are cut into blocks for the search. */
const MOST_BLOCKS = 1500;
/** Spreads around the running median. */
const BOUND = 3;
/** Days on either side of a change of unrest, and the least factor worth a word. */
const UNREST = { days: 3, factor: 1.5 };

/**
 * Where a series changes its level or its slope, and, where `perDay` says what a day is, its unrest. One strict setting for
 * all: on a thousand series without any change, it names one or two. Nothing is said of fewer than 8 points, or when more than
 * half are missing.
 */
export function detect(values: Points, meta: { readonly perDay?: number } = {}): readonly Change[] {
  const { reals, seen } = bridged(values);
  if (values.length < 8 || seen < values.length / 2) return [];
  const rest = withoutSeason(reals, meta.perDay);
  return changesIn(values, seen === values.length ? rest : bridgedAgain(rest, values), meta.perDay);
}

/** The same, given what is left of the series without its season and its gaps. */
export function changesIn(values: Points, rest: Float64Array, perDay: number | undefined): readonly Change[] {
  const unrest = perDay === undefined ? [] : unrestChanges(values, rest, perDay);
  return [...heightChanges(rest), ...unrest].sort((a, b) => a.index - b.index);
}

function heightChanges(rest: Float64Array): readonly Change[] {
  const size = Math.ceil(rest.length / MOST_BLOCKS);
  const coarse = size === 1 ? rest : blockMeans(rest, size);
  const shortest = Math.max(2, Math.round(coarse.length / SHORTEST_SHARE));
  const width = Math.max(5, Math.min(shortest, 49));
  const calm = tamed(coarse, width, BOUND);
  if (isConstant(calm, rest)) return [];
  const { pieces: blocks, strengths, noise, independent } = segmented(calm, shortest);
  const pieces = blocks.map((piece) => inPoints(piece, size));
  const fine = size === 1 ? calm : tamed(rest, width, BOUND);
  const dates = dated(fine, pieces, noise * size, shortest * size);
  return pairs(pieces).map(([old, next], i) => ({
    index: dates[i] ?? next.from,
    score: strengths[i] ?? 0,
    independent,
    ...described(old, next),
  }));
}

/** A piece found in blocks of so many points. */
function inPoints({ from, to, level, slope }: Piece, size: number): Piece {
  return { from: from * size, to: to * size, level, slope: slope / size };
}

function unrestChanges(values: Points, rest: Float64Array, perDay: number): readonly Change[] {
  const days = typicalSteps(values, rest, perDay);
  const least = days.reduce((low, day) => (day > 0 ? Math.min(low, day) : low), Number.POSITIVE_INFINITY);
  if (days.length < 4 * UNREST.days || least === Number.POSITIVE_INFINITY) return [];
  const logs = days.map((day) => Math.log(Math.max(day, least)));
  const { pieces, strengths, independent } = segmented(logs, UNREST.days, rest.length);
  return pairs(pieces)
    .map(([old, next], i) => ({
      kind: 'variance' as const,
      index: next.from * perDay,
      score: strengths[i] ?? 0,
      independent,
      before: Math.exp(old.level),
      after: Math.exp(next.level),
    }))
    .filter(({ before, after }) => Math.max(before / after, after / before) >= UNREST.factor);
}

/** The mean step from point to point, by day; a day with fewer than half its steps is taken for a usual one. */
function typicalSteps(values: Points, rest: Float64Array, perDay: number): Float64Array {
  const days = new Float64Array(Math.floor(rest.length / perDay));
  for (let day = 0; day < days.length; day++) {
    let [steps, moved] = [0, 0];
    for (let i = Math.max(1, day * perDay); i < (day + 1) * perDay; i++) {
      if (!Number.isFinite(values[i]) || !Number.isFinite(values[i - 1])) continue;
      steps++;
      moved += Math.abs(at(rest, i) - at(rest, i - 1));
    }
    days[day] = steps >= perDay / 2 ? moved / steps : Number.NaN;
  }
  const usual = medianOf(days.filter((day) => !Number.isNaN(day)));
  return days.map((day) => (Number.isNaN(day) ? usual : day));
}

function pairs(pieces: readonly Piece[]): readonly (readonly [Piece, Piece])[] {
  return pieces.slice(1).map((next, i) => [pieces[i] as Piece, next]);
}

function described(old: Piece, next: Piece): Pick<Change, 'before' | 'after' | 'kind'> {
  const before = heightOf(old, next.from - 0.5);
  const after = heightOf(next, next.from - 0.5);
  const reach = Math.min(old.to - old.from, next.to - next.from) / 2;
  const bend = Math.abs(next.slope - old.slope) * reach;
  if (bend > Math.abs(after - before)) return { kind: 'slope', before: old.slope, after: next.slope };
  return { kind: 'level', before, after };
}

/** Equal up to the rounding of the arithmetic. */
function isConstant(series: Float64Array, reals: Float64Array): boolean {
  let low = at(series, 0);
  let high = low;
  for (let i = 1; i < series.length; i++) {
    low = Math.min(low, at(series, i));
    high = Math.max(high, at(series, i));
  }
  let scale = 0;
  for (let i = 0; i < reals.length; i++) scale = Math.max(scale, Math.abs(at(reals, i)));
  return high - low <= 1e-9 * scale;
}
