import { momentOf } from '../analysis/moment.ts';
import { median } from '../analysis/robust-statistics.ts';
import type { MetricGrid, Series } from '../records.ts';
import type { MetricFinding } from './metric-findings.ts';
import type { CloseUp, Replies } from './queries.ts';

/** Means of a slot tell the slot. Three slots before it and after it, minute by minute, tell the minute. */
const AROUND_SLOTS = 3;
/** A date that may be off by more is none. */
const WITHIN_MINUTES = 10;

/** What to ask about findings whose hour is known and whose minute may be; a role as a whole has no minutes. */
export function closeUpsOf(
  findings: readonly MetricFinding[],
  grid: Pick<MetricGrid, 'stepMinutes'>,
): readonly CloseUp[] {
  return findings
    .filter(({ kind, series }) => isDatable(kind) && (series.host !== null || series.role === null))
    .map((finding) => {
      const { series, at } = finding;
      const reach = AROUND_SLOTS * grid.stepMinutes * MINUTE;
      const from = new Date(at.getTime() - reach);
      const to = new Date(at.getTime() + grid.stepMinutes * MINUTE + reach);
      return { origin: { ...series.origin, id: keyOf(finding) }, series, period: { from, to } };
    });
}

/** The same finding with the minute, where the close-up shows one. */
export function closelyDated(finding: MetricFinding, replies: Partial<Replies>): MetricFinding {
  const points = replies.closeUps?.get(keyOf(finding)) ?? [];
  const at = momentIn(points, finding);
  return at === null ? finding : { ...finding, at: new Date(at), exact: true };
}

const MINUTE = 60_000;

const keyOf = ({ series, kind, slot }: MetricFinding): string => `${series.origin.id} ${kind} ${slot}`;

/** What begins at a moment; habits and slopes do not. */
function isDatable(kind: MetricFinding['kind']): boolean {
  return ['level', 'changed', 'spike', 'gap', 'appeared', 'disappeared'].includes(kind);
}

type Points = Series['points'];

function momentIn(points: Points, finding: MetricFinding): number | null {
  switch (finding.kind) {
    case 'level':
    case 'changed':
      return stepIn(points, finding);
    case 'spike':
      return riseIn(points, finding);
    case 'gap':
    case 'disappeared':
      return silenceIn(points, finding);
    case 'appeared':
      return points[0]?.at ?? null;
    default:
      return null;
  }
}

/** As large as the finding, at least by half, and in the same direction. */
function stepIn(points: Points, { before, after }: MetricFinding): number | null {
  const step = stepOf(points);
  const moment = momentOf(
    points.map(({ value }) => value),
    WITHIN_MINUTES / step,
  );
  if (moment === null || (moment.after - moment.before) / (after - before) < 0.5) return null;
  return points[moment.index]?.at ?? null;
}

/** The first of three points in a row that are more than half the way up (or down) from what was usual before. */
function riseIn(points: Points, { at }: MetricFinding): number | null {
  const early = points.filter((point) => point.at < at.getTime()).map(({ value }) => value);
  if (early.length === 0) return null;
  const usual = median(Float64Array.from(early));
  const farthest = points.reduce((most, { value }) => Math.max(most, Math.abs(value - usual)), 0);
  const isFar = (i: number): boolean => Math.abs((points[i]?.value ?? usual) - usual) > farthest / 2;
  const first = points.findIndex((_, i) => isFar(i) && isFar(i + 1) && isFar(i + 2));
  return points[first]?.at ?? null;
}

/** Where the points stop for longest, right after the last one before. */
function silenceIn(points: Points, { kind }: MetricFinding): number | null {
  const step = stepOf(points) * MINUTE;
  const last = points.at(-1);
  if (last === undefined) return null;
  if (kind === 'disappeared') return last.at + step;
  const i = points.findIndex(
    ({ at }, place) => (points[place + 1]?.at ?? Number.POSITIVE_INFINITY) - at > LONG * step,
  );
  return (points[i] ?? last).at + step;
}

/** So many points are missing where it is no stutter. */
const LONG = 10;

/** Minutes from point to point, as a rule. */
function stepOf(points: Points): number {
  const gaps = points.slice(1).map(({ at }, i) => at - (points[i]?.at ?? at));
  return gaps.length === 0 ? 1 : median(Float64Array.from(gaps)) / MINUTE;
}
