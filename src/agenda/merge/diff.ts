/** `a[aFrom, aTo)` became `b[bFrom, bTo)`. */
export interface Hunk {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** The changes that make `b` of `a`, in order, with the longest common subsequence kept. */
export function diff(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const rows = a.length - tail - start;
  const columns = b.length - tail - start;
  if (rows === 0 && columns === 0) return [];
  // Beyond this the table costs more than it tells: all of the middle counts as changed.
  if (rows === 0 || columns === 0 || rows * columns > 1_000_000) {
    return [{ aFrom: start, aTo: start + rows, bFrom: start, bTo: start + columns }];
  }
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && a[start + i] === b[start + j]) {
      i += 1;
      j += 1;
      continue;
    }
    const [fromA, fromB] = [i, j];
    while ((i < rows || j < columns) && !(i < rows && j < columns && a[start + i] === b[start + j])) {
      if (j >= columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) i += 1;
      else j += 1;
    }
    hunks.push({ aFrom: start + fromA, aTo: start + i, bFrom: start + fromB, bTo: start + j });
  }
  return hunks;
}
