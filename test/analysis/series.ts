/** Seeded noise for the tests of the analysis. */
export function noise(seed: number): () => number {
  let state = (seed * 48271) % 2147483647;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Autoregressive noise around zero. */
export function autoregressive(length: number, likeness: number, seed: number): number[] {
  const next = noise(seed);
  let value = 0;
  for (let i = 0; i < 100; i++) value = likeness * value + next();
  return Array.from({ length }, () => {
    value = likeness * value + next();
    return value;
  });
}

/** Hours of a server: noise around a daily wave. */
export function serverHours(length: number, seed: number): number[] {
  return autoregressive(length, 0.5, seed).map(
    (value, i) => 40 + value + 5 * Math.sin((2 * Math.PI * i) / 24),
  );
}
