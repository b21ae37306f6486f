/**
 * Numbers that a person would write as a threshold: multiples of 1 or 5 at a decimal place, about a tenth of `range` or
 * less apart, from right beyond `from` on in the direction of `sign`.
 */
export function roundThresholds(from: number, sign: 1 | -1, range: number, most: number): readonly number[] {
  if (!(range > 0) || !Number.isFinite(from)) return [];
  const step = roundStep(range / 10);
  const at = from / step.size;
  const first = sign > 0 ? Math.floor(at + DUST) + 1 : Math.ceil(at - DUST) - 1;
  return Array.from({ length: most }, (_, i) => written((first + sign * i) * step.size, step.digits));
}

/** From `low` to `high` in equal steps of 1, 2 or 5 at a decimal place, no more than `most`. */
export function scale(low: number, high: number, most: number): readonly number[] {
  if (!(high > low)) return [];
  const atLeast = (high - low) / (most - 1);
  const small = roundStep(atLeast);
  const fit = [1, 2, 5, 10].find((times) => small.size * times >= atLeast) ?? 1;
  const size = small.size * fit;
  const first = Math.ceil(low / size - DUST);
  const count = Math.floor(high / size + DUST) - first + 1;
  return Array.from({ length: count }, (_, i) => written((first + i) * size, small.digits));
}

/** The fewer digits a number needs the rounder it is; one that ends in 5 counts half of the last. */
export function digitsNeeded(threshold: number): number {
  const digits = Math.abs(threshold).toExponential().replace(/e.*$/, '').replace('.', '');
  return digits.length - (digits.endsWith('5') ? 0.5 : 0);
}

/** The largest 1 or 5 at a decimal place that is not above `limit`. */
function roundStep(limit: number): { readonly size: number; readonly digits: number } {
  const power = Math.floor(Math.log10(limit) + DUST);
  const unit = 10 ** power;
  const size = limit >= 5 * unit ? 5 * unit : unit;
  return { size, digits: Math.min(20, Math.max(0, -power)) };
}

/** Dividing fractions leaves dust: 0.3 is the third tenth all the same. */
const DUST = 1e-9;

/** Without the dust of multiplying fractions: 0.30000000000000004 is 0.3. */
const written = (value: number, digits: number): number => Number(value.toFixed(digits));
