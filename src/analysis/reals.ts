/** The number at a place inside the array. Callers keep inside: typed arrays have no holes, which the type cannot say. */
export function at(numbers: Float64Array, index: number): number {
  return numbers[index] as number;
}

export function mean(numbers: Float64Array, from = 0, to = numbers.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += at(numbers, i);
  return sum / (to - from);
}

/** Sums of the first 0, 1, … n numbers: the sum over [from, to) is a difference of two of them. */
export function runningSums(numbers: Float64Array): Float64Array {
  const sums = new Float64Array(numbers.length + 1);
  for (let i = 0; i < numbers.length; i++) sums[i + 1] = at(sums, i) + at(numbers, i);
  return sums;
}

/** Means of whole blocks; a rest shorter than a block is left out. */
export function blockMeans(numbers: Float64Array, size: number): Float64Array {
  const means = new Float64Array(Math.floor(numbers.length / size));
  let sum = 0;
  for (let block = 0; block < means.length; block++) {
    const before = sum;
    for (let i = block * size; i < (block + 1) * size; i++) sum += at(numbers, i);
    means[block] = (sum - before) / size;
  }
  return means;
}
