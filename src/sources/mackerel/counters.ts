/**
 * What only ever counts up says nothing by its height: it is turned into its growth per minute. Anything else comes back as it
 * is. A step down in a counter is a restart, whose growth nobody knows.
 */
export function withoutCounting(values: Float64Array, stepMinutes: number): Float64Array {
  return isCounter(values) ? growth(values, stepMinutes) : values;
}

/** At least so many of the steps go up or stand still, half of them go up, and those down fall far, as to a fresh start. */
const UP = 0.95;
const RISING = 0.5;
const FALLS_TO = 0.5;

function isCounter(values: Float64Array): boolean {
  let last = Number.NaN;
  let [steps, up, rising] = [0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value < 0) return false;
    if (!Number.isNaN(last)) {
      steps++;
      if (value >= last) up++;
      else if (value > FALLS_TO * last) return false;
      if (value > last) rising++;
    }
    last = value;
  }
  return steps >= 24 && up >= UP * steps && rising >= RISING * steps;
}

function growth(values: Float64Array, stepMinutes: number): Float64Array {
  let last = Number.NaN;
  let since = 0;
  return values.map((value, i) => {
    if (Number.isNaN(value)) return value;
    const grown = value >= last ? (value - last) / ((i - since) * stepMinutes) : Number.NaN;
    last = value;
    since = i;
    return grown;
  });
}
