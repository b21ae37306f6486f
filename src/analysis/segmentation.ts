import { longRunNoise } from './long-run-noise.ts';
import { heightOf, type Piece, PieceCosts, type Split } from './piece-costs.ts';
import { at } from './reals.ts';

/** What a change must lower the cost by, in units of the long-run noise: `PRICE` × ln n, and half of it for a slope. */
const PRICE = 3;
/** Fewer points do not tell how wild a piece is. */
const TELLING = 24;
/** How many changes a person would still see in one graph. */
const MOST = 6;
/** Candidates must lower the squares by this share of ln n times the total variance: generous, the noise decides later. */
const GLANCE = 0.1;

export interface Segmentation {
  readonly pieces: readonly Piece[];
  /** Strength of the change before each piece but the first: √(cost saved / noise), a z value. */
  readonly strengths: readonly number[];
  /** Long-run noise of what the pieces leave, per point. */
  readonly noise: number;
  /** How many independent points would tell as much as these do. */
  readonly independent: number;
}

/**
 * The series as few straight pieces: candidates by binary segmentation over flat and sloped pieces, then the weakest is dropped
 * while a change, or two neighbouring ones together, saves less than its price. The price is that of a penalised likelihood
 * (modified BIC) in which the noise is the long-run one.
 * @param looks the price grows with the logarithm of these: points, also where the series is made of blocks of them
 */
export function segmented(series: Float64Array, shortest: number, looks = series.length): Segmentation {
  const { length } = series;
  const costs = new PieceCosts(series);
  const price = PRICE * Math.log(looks);
  const glance = (GLANCE * Math.log(length) * costs.flat(0, length)) / length;
  let slopePrice = 0.75 * glance;
  // A series that only steps leaves nothing; its rounding stands for noise.
  const rounding = (1e-9 * costs.flat(0, length)) / length;
  const noiseAround = noiseMeter(series);
  const noiseOf = (starts: readonly number[]) =>
    Math.max(rounding, noiseAround(fitted(costs, bounds(starts, length), slopePrice)));
  let starts = settled(costs, candidates(costs, shortest, glance, slopePrice), shortest, slopePrice);
  for (;;) {
    slopePrice = (price / 2) * noiseOf(starts);
    starts = settled(costs, starts, shortest, slopePrice);
    const noise = noiseOf(starts);
    const saved = savings(costs, bounds(starts, length), slopePrice, noise);
    const kept = withoutWeakest(starts, saved, price);
    if (kept === starts) {
      const pieces = fitted(costs, bounds(starts, length), slopePrice);
      return { pieces, strengths: saved.alone.map(Math.sqrt), noise, independent: saved.left / noise };
    }
    starts = settled(costs, kept, shortest, slopePrice, neighbourhoods(starts, length));
  }
}

/** Splits the piece whose best split saves most, until none saves more than `glance`. */
function candidates(costs: PieceCosts, shortest: number, glance: number, slopePrice: number): number[] {
  const pieces = [bestSplit(costs, 0, costs.series.length, shortest, slopePrice)];
  const starts: number[] = [];
  while (starts.length < MOST) {
    const most = pieces.reduce((best, piece) => (piece.saved > best.saved ? piece : best));
    if (!(most.saved > glance)) break;
    starts.push(most.start);
    pieces.splice(
      pieces.indexOf(most),
      1,
      bestSplit(costs, most.from, most.start, shortest, slopePrice),
      bestSplit(costs, most.start, most.to, shortest, slopePrice),
    );
  }
  return starts.sort((a, b) => a - b);
}

function bestSplit(costs: PieceCosts, from: number, to: number, shortest: number, slopePrice: number): Split {
  const [first, last] = [from + shortest, to - shortest];
  // The gain falls off slowly on both sides of its top, so most places of a long series need no look.
  const stride = Math.max(1, shortest >> 2);
  const rough = costs.bestSplit(from, to, slopePrice, first, last, stride);
  if (stride === 1 || rough.start === from) return rough;
  const { start } = rough;
  const [near, far] = [Math.max(first, start - stride + 1), Math.min(last, start + stride - 1)];
  const fine = costs.bestSplit(from, to, slopePrice, near, far, 1);
  return fine.saved > rough.saved ? fine : rough;
}

/** Each change moved to its best place between its neighbours, until all stay; `known` are stretches already asked about. */
function settled(
  costs: PieceCosts,
  starts: readonly number[],
  shortest: number,
  slopePrice: number,
  known: readonly number[] = [],
): number[] {
  const { length } = costs.series;
  const places = [...starts];
  const asked = new Set(known);
  for (let round = 0; round < 3; round++) {
    for (let j = 0; j < places.length; j++) {
      const from = places[j - 1] ?? 0;
      const to = places[j + 1] ?? length;
      const stretch = stretchOf(from, to, length);
      if (asked.has(stretch)) continue;
      asked.add(stretch);
      const { start } = bestSplit(costs, from, to, shortest, slopePrice);
      if (start > from) places[j] = start;
    }
  }
  return places;
}

/** The stretch between the neighbours of each change. */
function neighbourhoods(starts: readonly number[], length: number): readonly number[] {
  return starts.map((_, i) => stretchOf(starts[i - 1] ?? 0, starts[i + 1] ?? length, length));
}

/** One number for both ends of a stretch of a series of so many points. */
function stretchOf(from: number, to: number, length: number): number {
  return from * (length + 1) + to;
}

function bounds(starts: readonly number[], length: number): readonly number[] {
  return [0, ...starts, length];
}

function fitted(costs: PieceCosts, edges: readonly number[], slopePrice: number): readonly Piece[] {
  return edges.slice(1).map((to, i) => costs.fit(edges[i] ?? 0, to, slopePrice));
}

/** Long-run noise around pieces; asked twice about the same ones, as it often is, it remembers. */
function noiseMeter(series: Float64Array): (pieces: readonly Piece[]) => number {
  const residuals = new Float64Array(series.length);
  let asked: readonly Piece[] = [];
  let noise = 0;
  return (pieces) => {
    if (isSame(pieces, asked)) return noise;
    let parameters = 0;
    for (const piece of pieces) {
      parameters += piece.slope === 0 ? 1 : 2;
      for (let i = piece.from; i < piece.to; i++) residuals[i] = at(series, i) - heightOf(piece, i);
    }
    asked = pieces;
    noise = longRunNoise(residuals, parameters);
    return noise;
  };
}

function isSame(some: readonly Piece[], others: readonly Piece[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ from, slope }, i) => from === others[i]?.from && slope === others[i]?.slope)
  );
}

/** What each change saves alone, and each pair of neighbouring ones (a stretch that comes and goes) together, in noises. */
interface Savings {
  readonly alone: readonly number[];
  readonly together: readonly number[];
  /** Squares that the pieces leave. */
  readonly left: number;
}

function savings(costs: PieceCosts, edges: readonly number[], slopePrice: number, noise: number): Savings {
  const pieces = edges.slice(1).map((to, i) => costs.best(edges[i] ?? 0, to, slopePrice));
  const left = pieces.reduce((sum, cost) => sum + cost, 0);
  const usual = left / costs.series.length;
  // A short piece where the series is wilder than elsewhere, as counts are where they are high, must show more.
  const wildness = (first: number, changes: number) => {
    const lengths = edges.slice(first + 1, first + changes + 2).map((to, i) => to - (edges[first + i] ?? 0));
    const shortest = lengths.indexOf(Math.min(...lengths));
    const length = lengths[shortest] ?? 0;
    return length < TELLING ? 1 : Math.max(1, (pieces[first + shortest] ?? 0) / length / usual);
  };
  const saved = (first: number, changes: number) => {
    const merged = costs.best(edges[first] ?? 0, edges[first + changes + 1] ?? 0, slopePrice);
    const apart = pieces.slice(first, first + changes + 1).reduce((sum, cost) => sum + cost, 0);
    return Math.max(0, merged - apart) / (noise * (usual > 0 ? wildness(first, changes) : 1));
  };
  const changes = pieces.length - 1;
  return {
    left,
    alone: Array.from({ length: changes }, (_, i) => saved(i, 1)),
    together: Array.from({ length: Math.max(0, changes - 1) }, (_, i) => saved(i, 2)),
  };
}

/** The same list when everything is worth its price. */
function withoutWeakest(starts: readonly number[], { alone, together }: Savings, price: number) {
  const weakest = Math.min(...alone);
  if (weakest < price) return starts.filter((_, i) => i !== alone.indexOf(weakest));
  const pair = Math.min(...together);
  const first = together.indexOf(pair);
  return pair < 2 * price ? starts.filter((_, i) => i !== first && i !== first + 1) : starts;
}
