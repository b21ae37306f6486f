import { ranked } from '../analysis/scan.ts';
import type { Candidate } from '../analysis/series-examined.ts';
import type { MetricBook, MetricGrid, MetricSeries } from '../records.ts';
import { lookedAt } from './metric-look.ts';
import { type Sight, sightOf } from './metric-sight.ts';
import { withoutTurnover } from './metric-turnover.ts';

/** What a person would remark on, on one graph or on several that show it at the same time. */
export interface MetricFinding extends Sight {
  readonly kind: Candidate['kind'];
  /** `at` is right to minutes; else it is the start of the slot. */
  readonly exact: boolean;
  readonly series: MetricSeries;
  /** The other graphs, each with its own numbers. */
  readonly others: readonly MetricFinding[];
  readonly score: number;
}

export interface MetricScan {
  /** How many metrics were looked at. */
  readonly scanned: number;
  /** Those on no dashboard first, then the most remarkable. */
  readonly findings: readonly MetricFinding[];
}

/**
 * Looks at every series of the book, one after the other, for what in the period is unlike before. Several sections want to
 * know: a book is looked through once.
 */
export function scanMetrics(book: MetricBook): MetricScan {
  const known = SCANS.get(book) ?? lookThrough(book);
  SCANS.set(book, known);
  return known;
}

const SCANS = new WeakMap<MetricBook, MetricScan>();

function lookThrough({ series: all, grid }: MetricBook): MetricScan {
  const known = new Map(all.map((series) => [series.origin.id, series]));
  const candidates = withoutTurnover(
    all.flatMap((series) => lookedAt(series, grid)),
    known,
  );
  const seen = new Map<string, Candidate[]>();
  for (const candidate of candidates.filter(({ id, kind }) => !isCapacity(known.get(id), kind))) {
    const key = keyOf(candidate);
    seen.set(key, [...(seen.get(key) ?? []), candidate]);
  }
  const groups = ranked([...seen.values()].flat(), all.length, grid.perDay);
  const findings = groups.flatMap(({ ids, kind, at, score }) => {
    const [strongest, ...others] = ids.flatMap((id) => {
      const series = known.get(id);
      const candidate = nearest(seen.get(keyOf({ id, kind })) ?? [], at);
      return series && candidate ? [finding(series, candidate, score, grid)] : [];
    });
    return strongest === undefined ? [] : [{ ...strongest, others }];
  });
  const told = sameHour(withReturns(findings));
  return {
    scanned: all.filter(({ host, role }) => host !== null || role === null).length,
    findings: [...told.filter(isUnseen), ...told.filter((one) => !isUnseen(one))],
  };
}

/** Some graph of it is on no dashboard. */
export const isUnseen = ({ series, others }: MetricFinding): boolean =>
  series.shownOn.length === 0 || others.some((other) => other.series.shownOn.length === 0);

/** What fills up steadily is told as capacity. */
const isCapacity = (series: MetricSeries | undefined, kind: Candidate['kind']): boolean =>
  kind === 'slope' && series?.size != null;

const keyOf = ({ id, kind }: Pick<Candidate, 'id' | 'kind'>): string => JSON.stringify([id, kind]);

function nearest(candidates: readonly Candidate[], at: number): Candidate | undefined {
  const distance = (candidate: Candidate): number => Math.abs(candidate.at - at);
  return [...candidates].sort((a, b) => distance(a) - distance(b))[0];
}

function finding(series: MetricSeries, candidate: Candidate, score: number, grid: MetricGrid): MetricFinding {
  return {
    ...sightOf(series, candidate, grid),
    kind: candidate.kind,
    exact: false,
    series,
    others: [],
    score,
  };
}

/** A level that comes back near to where it was is one finding with an end. */
function withReturns(findings: readonly MetricFinding[]): readonly MetricFinding[] {
  const returns = new Map<MetricFinding, MetricFinding>();
  for (const first of findings) {
    const back = findings
      .filter((next) => next.series === first.series && next.slot > first.slot)
      .sort((a, b) => a.slot - b.slot)
      .find((next) => isBack(first, next));
    if (back !== undefined && ![...returns.values()].includes(first)) returns.set(first, back);
  }
  const ends = new Set(returns.values());
  return findings
    .filter((one) => !ends.has(one))
    .map((one) => ({ ...one, until: returns.get(one)?.at ?? one.until }));
}

/** Within a quarter of the way that it went. */
function isBack(first: MetricFinding, next: MetricFinding): boolean {
  return (
    first.kind === 'level' &&
    next.kind === 'level' &&
    Math.abs(next.after - first.before) < Math.abs(first.after - first.before) / 4
  );
}

/** Metrics of one service that do the same in the same hour share a line: fewer requests, fewer errors. */
function sameHour(findings: readonly MetricFinding[]): readonly MetricFinding[] {
  const lines: MetricFinding[] = [];
  for (const one of findings) {
    const i = lines.findIndex((line) => isSameHour(line, one));
    const line = lines[i];
    if (line === undefined) lines.push(one);
    else lines[i] = { ...line, others: [...line.others, { ...one, others: [] }, ...one.others] };
  }
  return lines;
}

function isSameHour(a: MetricFinding, b: MetricFinding): boolean {
  return (
    a.kind === b.kind &&
    a.series.role === null &&
    b.series.role === null &&
    a.series.host?.id === b.series.host?.id &&
    a.series.service === b.series.service &&
    Math.abs(a.slot - b.slot) <= 1
  );
}
