import { isAbrupt } from './abrupt.ts';
import { type Change, changesIn } from './changes.ts';
import { clockHabit } from './clock-habit.ts';
import { bridged, bridgedAgain, gapsIn, type Points } from './gaps.ts';
import { at } from './reals.ts';
import { runningMedian, spreadAround } from './robust-statistics.ts';
import { withoutSeason } from './seasonal-profile.ts';
import { DAY_OF_POINTS, loneSpike } from './spikes.ts';
import { twoSided } from './student-t.ts';

export interface Series {
  readonly id: string;
  readonly host?: string;
  readonly role?: string;
  readonly metric?: string;
  readonly values: Points;
}

export interface Candidate {
  readonly id: string;
  readonly host: string | null;
  readonly role: string | null;
  /** changed: after a week or more of one value; season: at one clock time. */
  readonly kind: Change['kind'] | 'season' | 'spike' | 'changed' | 'gap' | 'appeared' | 'disappeared';
  readonly at: number;
  /** As in `Change`; season: at that clock time; gap, appeared, disappeared: points missing before and from `at` on. */
  readonly before: number;
  readonly after: number;
  /** Probability of something like it in a series without any. */
  readonly p: number;
  readonly score: number;
}

type Found = Pick<Candidate, 'kind' | 'at' | 'before' | 'after'> & {
  readonly strength: number;
  /** Degrees of freedom of the strength, as a z value. */
  readonly freedom: number;
  /** Size in ordinary spreads. */
  readonly effect: number;
};

/** What one series shows from `split` on; `values` start at a day's first point. */
export function examined(
  { id, host, role, values }: Series,
  { split, perDay }: { readonly split: number; readonly perDay: number },
): readonly Candidate[] {
  const remaining = (index: number) => (values.length - index) / (values.length - split);
  const absent = missing(values, split, perDay);
  // Of what has only just begun or is gone, nothing else is worth a line.
  const brief = absent.some(({ kind }) => kind !== 'gap');
  return [...absent, ...(brief ? [] : moving(values, split, perDay))].map((found) => ({
    id,
    host: host ?? null,
    role: role ?? null,
    kind: found.kind,
    at: found.at,
    before: found.before,
    after: found.after,
    p: Math.min(1, (values.length / perDay) * twoSided(found.strength, found.freedom)),
    score:
      Math.min(found.strength, 12) *
      Math.log1p(found.effect) *
      (0.5 + 0.5 * Math.min(1, remaining(found.at))),
  }));
}

/** Of what needs no statistics. */
const SURE = 100;

/** Values that have stopped, have begun, or were away for longer than anywhere else. */
function missing(values: Points, split: number, perDay: number): readonly Found[] {
  const gaps = gapsIn(values).toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const [longest, next] = gaps;
  if (longest === undefined) return [];
  const { from, to } = longest;
  const length = to - from;
  const usual = next === undefined ? 0 : next.to - next.from;
  if (from === 0) return to > split && to < values.length ? [found('appeared', to, length, 0)] : [];
  if (from < split || length < perDay / 4 || length < 2 * usual) return [];
  return [found(to === values.length ? 'disappeared' : 'gap', from, 0, length)];

  function found(kind: Found['kind'], index: number, before: number, after: number): Found {
    return { kind, at: index, before, after, strength: 12, freedom: SURE, effect: (4 * length) / perDay };
  }
}

function moving(values: Points, split: number, perDay: number): readonly Found[] {
  const { reals, seen } = bridged(values);
  if (seen < values.length / 2 || values.length < 7 * perDay) return [];
  const still = stillUntil(reals);
  if (still === reals.length) return [];
  if (still - firstSeen(values) >= 7 * perDay) return still < split ? [] : [changed(reals, still)];
  const rest = bridgedAgain(withoutSeason(reals, perDay), values);
  const centre = runningMedian(rest, DAY_OF_POINTS);
  const spread = spreadAround(rest, centre);
  const changes = changesIn(values, rest, perDay).filter(({ index }) => index >= split);
  const heights = changes.filter(
    (change) => change.kind === 'slope' || (change.kind === 'level' && isAbrupt(rest, change, perDay)),
  );
  const unrest = changes.filter(({ kind }) => kind === 'variance');
  const spike = loneSpike(rest, { centre, spread }, split, perDay);
  return [
    ...heights.map((change) => ({ ...asFound(change), effect: sizeOf(change, rest.length) / spread })),
    // A jump of the level has its own line; the steps around it are no unrest.
    ...(heights.length > 0 ? [] : unrest.slice(-1).map((change) => habitOr(change, rest, perDay, spread))),
    ...(spike === null
      ? []
      : [
          {
            ...spike,
            kind: 'spike' as const,
            at: spike.index,
            strength: spike.score,
            freedom: SURE,
            effect: spike.score,
          },
        ]),
  ];
}

/** A bridged gap at the beginning is as still as the first value, but nobody measured it. */
function firstSeen(values: Points): number {
  let index = 0;
  while (index < values.length && !Number.isFinite(values[index])) index++;
  return index;
}

/** How long the first value lasts. */
function stillUntil(reals: Float64Array): number {
  const index = reals.findIndex((value) => value !== reals[0]);
  return index < 0 ? reals.length : index;
}

function changed(reals: Float64Array, index: number): Found {
  return {
    kind: 'changed',
    at: index,
    before: at(reals, 0),
    after: at(reals, index),
    strength: 12,
    freedom: SURE,
    effect: 8,
  };
}

function asFound({ kind, index, before, after, score, independent }: Change): Omit<Found, 'effect'> {
  return { kind, at: index, before, after, strength: score, freedom: Math.max(1, independent) };
}

/** How far the change has carried by the end of the series. */
function sizeOf({ kind, index, before, after }: Change, length: number): number {
  return Math.abs(after - before) * (kind === 'slope' ? length - index : 1);
}

function habitOr(change: Change, rest: Float64Array, perDay: number, spread: number): Found {
  const habit = clockHabit(rest, change.index, perDay);
  const found = asFound(change);
  if (habit === null) return { ...found, effect: change.after / change.before };
  const { before, after } = habit;
  return { ...found, kind: 'season', before, after, effect: Math.abs(after - before) / spread };
}
