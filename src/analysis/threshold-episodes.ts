/** From the point at which an alert opened to the one at which it closed; `null` when it is still open at the end. */
export interface Episode {
  readonly opened: number;
  readonly closed: number | null;
}

/**
 * The alerts of one threshold one by one, as indices into `means`: opened at the last of `attempts` means beyond the
 * threshold in a row, closed at the first that is not beyond it. `means` are such that a breach is greater.
 */
export function episodes(means: Float64Array, threshold: number, attempts: number): readonly Episode[] {
  const found: Episode[] = [];
  let breaches = 0;
  for (let i = 0; i < means.length; i++) {
    if ((means[i] ?? 0) > threshold) breaches += 1;
    else {
      if (breaches >= attempts) found.push({ opened: i - breaches + attempts - 1, closed: i });
      breaches = 0;
    }
  }
  if (breaches >= attempts) found.push({ opened: means.length - breaches + attempts - 1, closed: null });
  return found;
}
