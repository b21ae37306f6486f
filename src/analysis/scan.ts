import { believed } from './false-discovery.ts';
import { grouped } from './same-event.ts';
import { type Candidate, examined, type Series } from './series-examined.ts';

export type { Series } from './series-examined.ts';

export interface Finding {
  /** The series that show it, the strongest first. */
  readonly ids: readonly string[];
  readonly kind: Candidate['kind'];
  /** Index of the first point that shows it. */
  readonly at: number;
  /** Of the strongest series; see `Candidate`. */
  readonly before: number;
  readonly after: number;
  readonly score: number;
}

/** Share of false ones among the findings believed. */
const FALSE_SHARE = 0.05;
/** Weaker ones are not worth the minute they cost. */
const LEAST_SCORE = 4;
/** Questions asked of every series. */
const QUESTIONS = 5;

/**
 * What a person would remark on in the month from `split` on, most remarkable first: many series in, few findings out, and none
 * in most quiet months. Series are looked at one after the other, so that an iterable that fetches them need not hold them all.
 */
export function scan(
  series: Iterable<Series>,
  options: { readonly split: number; readonly perDay: number },
): readonly Finding[] {
  const candidates: Candidate[] = [];
  let looked = 0;
  for (const one of series) {
    looked++;
    candidates.push(...examined(one, options));
  }
  return ranked(candidates, looked, options.perDay);
}

/** The second half of `scan`, for whoever examines series as they arrive. */
export function ranked(candidates: readonly Candidate[], looked: number, perDay: number): readonly Finding[] {
  const groups = grouped(believed(candidates, QUESTIONS * looked, FALSE_SHARE), perDay);
  const findings = groups.map((group) => {
    const [strongest, ...others] = [...group].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return strongest === undefined ? null : finding(strongest, others);
  });
  const sorted = findings
    .filter((one) => one !== null)
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || a.at - b.at || ((a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1));
  const said = new Set<string>();
  return sorted.filter(({ host, kind }) => {
    if (host === null) return true;
    const line = JSON.stringify([host, kind]);
    return !said.has(line) && said.add(line);
  });
}

/** `host` names the one host of a finding, null for a group. */
function finding(
  strongest: Candidate,
  others: readonly Candidate[],
): Finding & { readonly host: string | null } {
  const { kind, at, before, after, host } = strongest;
  return {
    ids: [strongest.id, ...others.map(({ id }) => id)],
    kind,
    at,
    before,
    after,
    score: strongest.score * Math.log(2 + others.length),
    host: others.some((other) => other.host !== host) ? null : host,
  };
}
