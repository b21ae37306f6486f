/** The name that was probably meant: at most a third of its letters differ, or one begins the other. */
export function nearest(said: string, names: readonly string[]): string | null {
  const near = names
    .map((name) => ({ name, away: distance(said.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, away }) => away * 3 <= Math.max(said.length, name.length) || name.startsWith(said))
    .sort((a, b) => a.away - b.away);
  return near[0]?.name ?? null;
}

/** Levenshtein: letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
