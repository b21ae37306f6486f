import type { Piece } from './piece-costs.ts';
import { heightOf } from './piece-costs.ts';
import { at } from './reals.ts';

/**
 * When each change most likely happened: of all points, the one with most of the likelihood near it. The single likeliest point
 * of a noisy series jumps about (it misses by more than half a day one time in 27 for a step of 2 sigma in AR(0.5); this, one
 * in 80).
 * @param noise long-run noise per point
 * @returns the first point of each piece but the first
 */
export function dated(
  series: Float64Array,
  pieces: readonly Piece[],
  noise: number,
  shortest: number,
): readonly number[] {
  return pieces.slice(1).map((next, i) => {
    const old = pieces[i] as Piece;
    const from = Math.max(old.from + 1, next.from - 3 * shortest);
    const to = Math.min(next.to - 1, next.from + 3 * shortest);
    return from + densest(likelihoods(series, old, next, from, to, noise), Math.min(shortest, 24));
  });
}

/** Up to a factor, for a change at each of the points [from, to]. */
function likelihoods(
  series: Float64Array,
  old: Piece,
  next: Piece,
  from: number,
  to: number,
  noise: number,
): Float64Array {
  const costs = new Float64Array(to - from + 1);
  let cost = 0;
  let least = 0;
  for (let i = from; i < to; i++) {
    cost += (at(series, i) - heightOf(old, i)) ** 2 - (at(series, i) - heightOf(next, i)) ** 2;
    costs[i + 1 - from] = cost;
    least = Math.min(least, cost);
  }
  return costs.map((c) => Math.exp((least - c) / (2 * noise)));
}

/** The place with the largest weighted sum around it; weights fall to nothing at `reach`. */
function densest(weights: Float64Array, reach: number): number {
  let most = -1;
  let best = 0;
  for (let i = 0; i < weights.length; i++) {
    let sum = 0;
    for (let j = Math.max(0, i - reach + 1); j < Math.min(weights.length, i + reach); j++)
      sum += at(weights, j) * (reach - Math.abs(i - j));
    if (sum <= most) continue;
    most = sum;
    best = i;
  }
  return best;
}
