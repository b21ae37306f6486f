import type { Candidate } from './series-examined.ts';

/** Candidates of one role and kind that start within a quarter of a day of the one before are one event. */
export function grouped(candidates: readonly Candidate[], perDay: number): readonly (readonly Candidate[])[] {
  const groups: Candidate[][] = [];
  const latest = new Map<string, Candidate[]>();
  for (const candidate of [...candidates].sort((a, b) => a.at - b.at)) {
    const owner = candidate.role ?? candidate.host ?? candidate.id;
    const line = JSON.stringify([owner, candidate.kind]);
    const open = latest.get(line);
    if (open !== undefined && candidate.at - (open.at(-1)?.at ?? 0) <= perDay / 4) open.push(candidate);
    else {
      const group = [candidate];
      latest.set(line, group);
      groups.push(group);
    }
  }
  return groups;
}
