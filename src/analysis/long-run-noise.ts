import { at, blockMeans } from './reals.ts';

/** Blocks in a month of half-days. */
const BLOCKS = 62;

/**
 * Variance of a sum of residuals, per point: what the mean of a long stretch is uncertain by, times its length. For independent
 * noise it is the plain variance; neighbours that resemble each other make it many times larger, and taking the plain one for it
 * is what makes detectors cry on every busy graph.
 *
 * The mean of two estimates with opposite weaknesses: a first-order autoregression (steady, wrong for other shapes) and block
 * means (any shape, unsteady). `parameters` is what was fitted to get the residuals; they look calmer than the noise by that.
 */
export function longRunNoise(residuals: Float64Array, parameters: number): number {
  const { length } = residuals;
  const { variance, likeness } = neighbours(residuals);
  if (variance === 0) return 0;
  const biased = likeness + (1 + likeness * (1 + parameters)) / length;
  const byNeighbours = variance * longer(Math.min(Math.max(biased, 0), 0.98));
  const size = Math.max(1, Math.round(length / BLOCKS));
  const blocks = neighbours(blockMeans(residuals, size));
  const byBlocks = size * blocks.variance * longer(Math.min(Math.max(blocks.likeness, 0), 0.9));
  const noise = Math.max(variance, (byNeighbours + byBlocks) / 2);
  const independent = (length * variance) / noise;
  return (noise * independent) / Math.max(1, independent - parameters);
}

/** Variance around zero and lag-one autocorrelation. */
function neighbours(residuals: Float64Array): { variance: number; likeness: number } {
  let squares = 0;
  let products = 0;
  let last = 0;
  for (let i = 0; i < residuals.length; i++) {
    const residual = at(residuals, i);
    squares += residual * residual;
    products += residual * last;
    last = residual;
  }
  return { variance: squares / residuals.length, likeness: squares > 0 ? products / squares : 0 };
}

function longer(likeness: number): number {
  return (1 + likeness) / (1 - likeness);
}
