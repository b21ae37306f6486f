/** The candidate that was probably meant by `word`, or `null` when none is near: a slip or two, or one within the other. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length > LONGEST) return null;
  const wanted = word.toLowerCase();
  let best: { readonly candidate: string; readonly slips: number } | null = null;
  for (const candidate of candidates) {
    const slips = distance(wanted, candidate.toLowerCase());
    if (best === null || slips < best.slips) best = { candidate, slips };
  }
  if (best !== null && best.slips <= Math.max(1, Math.floor(wanted.length / 3))) return best.candidate;
  return candidates.find((candidate) => oneHoldsOther(wanted, candidate.toLowerCase())) ?? null;
}

/** Nothing that is typed by hand is longer, and the distance takes time in proportion to it. */
const LONGEST = 64;

function oneHoldsOther(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.includes(b) || b.includes(a));
}

/** Edits from `a` to `b`: insertions, deletions, replacements, and neighbours swapped (optimal string alignment). */
function distance(a: string, b: string): number {
  let [beforeLast, last]: readonly (readonly number[])[] = [
    [],
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, at(beforeLast, j - 2) + 1);
      }
      row.push(edits);
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

const at = (row: readonly number[] | undefined, index: number): number => row?.[index] ?? 0;
