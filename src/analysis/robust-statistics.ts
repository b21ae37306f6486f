import { at, mean } from './reals.ts';

/** NaN for no numbers. The input keeps its order. */
export function median(numbers: Float64Array): number {
  return medianOf(numbers.slice());
}

/** Like `median`, of the first `length` numbers, but leaves them rearranged: for scratch arrays. */
export function medianOf(scratch: Float64Array, length = scratch.length): number {
  if (length === 0) return Number.NaN;
  const middle = length >> 1;
  const upper = ranked(scratch, length, middle);
  if (length % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < middle; i++) lower = Math.max(lower, at(scratch, i));
  return (lower + upper) / 2;
}

/** The quantile by linear interpolation, share 0–1. */
export function quantile(numbers: Float64Array, share: number): number {
  const sorted = numbers.slice().sort();
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return at(sorted, below) + (place - below) * (at(sorted, above) - at(sorted, below));
}

/**
 * Standard deviation as the median distance from the centres tells it (1.4826 makes it right for normal noise). Where more than
 * half the distances are nothing, as in counts, the mean distance tells it, unless nine in ten are: then the rest are spikes.
 */
export function spreadAround(numbers: Float64Array, centres: Float64Array): number {
  const distances = new Float64Array(numbers.length);
  let off = 0;
  for (let i = 0; i < numbers.length; i++) {
    const distance = Math.abs(at(numbers, i) - at(centres, i));
    distances[i] = distance;
    if (distance > 0) off++;
  }
  if (off > distances.length / 2) return 1.4826 * medianOf(distances);
  return off > distances.length / 10 ? 1.2533 * mean(distances) : 0;
}

/** Medians of a window of odd width that slides along; at the ends the window stops and its median stays. */
export function runningMedian(numbers: Float64Array, width: number): Float64Array {
  const half = width >> 1;
  const sorted = numbers.slice(0, width).sort();
  const medians = new Float64Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const first = i - half;
    if (first > 0 && first + width <= numbers.length)
      exchange(sorted, at(numbers, first - 1), at(numbers, first + width - 1));
    medians[i] = at(sorted, half);
  }
  return medians;
}

/** Hoare's selection: the number that would stand at `rank` if the first `length` were sorted; smaller ones end up before it. */
function ranked(scratch: Float64Array, length: number, rank: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = at(scratch, (low + high) >> 1);
    let left = low;
    let right = high;
    while (left <= right) {
      while (at(scratch, left) < pivot) left++;
      while (at(scratch, right) > pivot) right--;
      if (left > right) break;
      const kept = at(scratch, left);
      scratch[left++] = at(scratch, right);
      scratch[right--] = kept;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return at(scratch, rank);
}

/** Takes one number out of a sorted window and puts another in. */
function exchange(sorted: Float64Array, leaving: number, entering: number): void {
  let place = 0;
  while (at(sorted, place) < leaving) place++;
  while (place + 1 < sorted.length && at(sorted, place + 1) < entering) {
    sorted[place] = at(sorted, place + 1);
    place++;
  }
  while (place > 0 && at(sorted, place - 1) > entering) {
    sorted[place] = at(sorted, place - 1);
    place--;
  }
  sorted[place] = entering;
}
