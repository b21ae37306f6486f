import { at, mean } from './reals.ts';

/** Likeness of neighbouring points from which on a series wanders. */
const WANDERS = 0.9;
/** Share of the change that must happen at once. */
const SUDDEN = 2 / 3;

/**
 * Whether a change of level is a jump, where the series wanders by itself: memory in use drifts to a new height within days,
 * and only a jump says that something was done to it. Asked of the quarter of a day on either side of `index`.
 */
export function isAbrupt(
  rest: Float64Array,
  { index, before, after }: { readonly index: number; readonly before: number; readonly after: number },
  perDay: number,
): boolean {
  if (likeness(rest) < WANDERS) return true;
  const reach = Math.max(1, Math.round(perDay / 4));
  const width = Math.max(1, Math.round(perDay / 8));
  let jump = 0;
  for (let i = Math.max(width, index - reach); i <= Math.min(index + reach, rest.length - width); i++) {
    const step = mean(rest, i, i + width) - mean(rest, i - width, i);
    jump = Math.max(jump, Math.sign(after - before) * step);
  }
  return jump > Math.abs(after - before) * SUDDEN;
}

/** Autocorrelation at lag one, from steps over one and two points, which changes of level hardly touch (Chakar et al. 2017). */
function likeness(series: Float64Array): number {
  let [one, two] = [0, 0];
  for (let i = 2; i < series.length; i++) {
    one += Math.abs(at(series, i) - at(series, i - 1));
    two += Math.abs(at(series, i) - at(series, i - 2));
  }
  return one === 0 ? 0 : (two / one) ** 2 - 1;
}
