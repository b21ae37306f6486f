/**
 * Which of many findings to believe so that at most a share `q` of those believed is false (Benjamini & Hochberg 1995).
 * @param tests how many questions were asked in all, also those whose answer nobody kept
 */
export function believed<T extends { readonly p: number }>(
  findings: readonly T[],
  tests: number,
  q: number,
): readonly T[] {
  const sorted = [...findings].sort((a, b) => a.p - b.p);
  const last = sorted.findLastIndex(({ p }, rank) => p <= (q * (rank + 1)) / tests);
  return sorted.slice(0, last + 1);
}
