/**
 * At each point the mean of the last `duration` of them; -Infinity, beyond no threshold, where there are fewer. For `<`
 * they are negated, so that a breach is always "greater than". Each is summed anew, as an evaluation does: a running sum
 * would differ in the last digits, and at a threshold these decide.
 */
export function movingMeans(points: Float64Array, duration: number, operator: '>' | '<'): Float64Array {
  const sign = operator === '<' ? -1 : 1;
  const means = new Float64Array(points.length).fill(Number.NEGATIVE_INFINITY, 0, duration - 1);
  for (let i = duration - 1; i < means.length; i++) {
    let sum = 0;
    for (let k = i - duration + 1; k <= i; k++) sum += points[k] ?? 0;
    means[i] = (sign * sum) / duration;
  }
  return means;
}

/** The values that are numbers. */
export function presentPoints(values: ArrayLike<number | null>): Float64Array {
  const points = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'number' && Number.isFinite(value)) points[n++] = value;
  }
  return points.subarray(0, n);
}
