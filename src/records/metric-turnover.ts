import type { Candidate } from '../analysis/series-examined.ts';
import type { MetricSeries } from '../records.ts';

/** Roles with as many hosts that came or went grow and shrink by themselves. */
const MANY = 3;

/**
 * The candidates without what is no news where hosts come and go. A host that was there for a part of the time tells that it came
 * or went, its role tells the rest; one that another takes the place of within a day tells nothing; nor do hosts of a role where
 * that happens all the time.
 */
export function withoutTurnover(
  candidates: readonly Candidate[],
  known: ReadonlyMap<string, MetricSeries>,
): readonly Candidate[] {
  const whole = new Set([...known.values()].filter(({ host }) => host === null).map(keyOf));
  const moves = candidates.filter(isMove);
  const partial = new Set(moves.map(({ id }) => id));
  const movesOf = new Map<string, Candidate[]>();
  for (const move of moves) {
    const key = keyOf(known.get(move.id));
    movesOf.set(key, [...(movesOf.get(key) ?? []), move]);
  }
  return candidates.filter((candidate) => {
    const series = known.get(candidate.id);
    if (series === undefined || series.role === null || series.host === null) return true;
    if (!isMove(candidate)) return !(partial.has(candidate.id) && whole.has(keyOf(series)));
    const alike = movesOf.get(keyOf(series)) ?? [];
    return (
      new Set(alike.map(({ id }) => id)).size < MANY && !alike.some((other) => replaces(candidate, other))
    );
  });
}

const isMove = ({ kind }: Candidate): boolean => kind === 'appeared' || kind === 'disappeared';

const replaces = (a: Candidate, b: Candidate): boolean => a.kind !== b.kind && Math.abs(a.at - b.at) <= 24;

const keyOf = (series: MetricSeries | undefined): string => JSON.stringify([series?.role, series?.metric]);
