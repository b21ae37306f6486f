import { at } from './reals.ts';

export interface Spike {
  /** First point of the run. */
  readonly index: number;
  readonly before: number;
  /** Height of its highest (or lowest) point. */
  readonly after: number;
  /** Height over the ordinary spread around the running median. */
  readonly score: number;
}

/** What a series does from day to day: its running median over `DAY_OF_POINTS`, and the ordinary spread around it. */
export interface Ordinary {
  readonly centre: Float64Array;
  readonly spread: number;
}

export const DAY_OF_POINTS = 25;
/** Spreads. */
const LEAST = 10;
/** A peak must be this many times as high as anything else in the series. */
const ALONE = 2;

/** The one peak from `from` on that nothing in the whole series comes near; null when there is none. */
export function loneSpike(
  rest: Float64Array,
  { centre, spread }: Ordinary,
  from: number,
  perDay: number,
): Spike | null {
  if (rest.length < DAY_OF_POINTS || spread === 0) return null;
  const heights = new Float64Array(rest.length);
  for (let i = 0; i < rest.length; i++) heights[i] = (at(rest, i) - at(centre, i)) / spread;
  let top = from;
  // The median stands still at the end, where a slope would pass for a spike.
  for (let i = from; i < heights.length - DAY_OF_POINTS / 2; i++)
    if (Math.abs(at(heights, i)) > Math.abs(at(heights, top))) top = i;
  const score = Math.abs(heights[top] ?? 0);
  const near = Math.max(1, Math.round(perDay / 4));
  let other = 0;
  for (let i = 0; i < heights.length; i++)
    if (Math.abs(i - top) > near) other = Math.max(other, Math.abs(at(heights, i)));
  if (score < LEAST || score < ALONE * other) return null;
  let index = top;
  while (index > 0 && Math.abs(at(heights, index - 1)) > score / 2) index--;
  return { index, before: at(centre, top), after: at(rest, top), score };
}
