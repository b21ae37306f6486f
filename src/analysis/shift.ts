import { type DailySummaries, dailySummaries } from './daily-summaries.ts';
import type { Points } from './gaps.ts';
import { at } from './reals.ts';
import { twoSided } from './student-t.ts';

/** Probabilities of differences this large when nothing has changed; 1 where it cannot be told. */
export interface MonthShift {
  readonly pLevel: number;
  readonly pVar: number;
  /** How much and when a day swings. */
  readonly pSeason: number;
  /** Drift within the later month. */
  readonly pTrend: number;
}

export interface Months {
  readonly perDay: number;
  /** The first point of the later month. */
  readonly split: number;
}

/** Days needed on either side. */
const FEWEST_DAYS = 10;

/**
 * The month from `split` on against the one before it. Hourly points resemble their neighbours so much that probabilities taken
 * from them are wrong by factors of 10 to 100; so each day is one number, weekdays are levelled out, and what likeness is left
 * between days is paid for with fewer degrees of freedom.
 */
export function monthShift(values: Points, months: Months): MonthShift {
  const [before, after] = summaries(values, months);
  const differs = (question: keyof DailySummaries) => difference(before[question], after[question]);
  return {
    pLevel: differs('level'),
    pVar: differs('unrest'),
    pSeason: Math.min(1, 2 * Math.min(differs('swing'), differs('lean'))),
    pTrend: drift(before.level, after.level),
  };
}

/** `pLevel` alone. */
export function levelShift(values: Points, months: Months): number {
  const [before, after] = summaries(values, months);
  return difference(before.level, after.level);
}

function summaries(
  values: Points,
  { perDay, split }: Months,
): readonly [before: DailySummaries, after: DailySummaries] {
  return [
    dailySummaries(values, split % perDay, split, perDay),
    dailySummaries(values, split, values.length, perDay),
  ];
}

/** Welch's t test with the days counted as what they are worth. */
function difference(before: Float64Array, after: Float64Array): number {
  const days = levelled(before, after, meanOf);
  if (days === null) return 1;
  const [a, b] = days;
  const worth = worthOf(a.rest, b.rest, WEEKDAYS);
  const [worthA, worthB] = [a.count * worth, b.count * worth];
  const [errorA, errorB] = [varianceOf(a.rest, a.count) / worthA, varianceOf(b.rest, b.count) / worthB];
  const error = errorA + errorB;
  const gap = b.centre - a.centre;
  if (!(error > 0)) return gap === 0 ? 1 : 0;
  const freedom =
    error ** 2 / (errorA ** 2 / Math.max(1, worthA - 1) + errorB ** 2 / Math.max(1, worthB - 1));
  return twoSided(gap / Math.sqrt(error), Math.max(1, freedom));
}

/** Slope through the days of the later month; the noise is read from both months. */
function drift(before: Float64Array, after: Float64Array): number {
  const days = levelled(before, after, lineOf);
  if (days === null) return 1;
  const [a, b] = days;
  const worth = worthOf(a.rest, b.rest, WEEKDAYS + 2);
  const freedom = Math.max(1, worth * (a.count + b.count) - 4);
  const noise = (squaresOf(a.rest) + squaresOf(b.rest)) / (a.count + b.count - 4 - WEEKDAYS);
  if (!(noise > 0)) return b.slope === 0 ? 1 : 0;
  return twoSided(b.slope / Math.sqrt(noise / (b.lever * worth)), freedom);
}

/** Six weekdays against the seventh are levelled out, and cost that many degrees of freedom over both months. */
const WEEKDAYS = 6;

interface Month {
  readonly count: number;
  readonly centre: number;
  readonly slope: number;
  /** Sum of squared distances of the days from their middle. */
  readonly lever: number;
  /** What the centre, the slope and the weekday leave; NaN where a day is missing. */
  readonly rest: Float64Array;
}

type Fit = (days: Float64Array) => Omit<Month, 'rest'>;

/** Both months without their weekday effects, which are taken from both together. Null for too few days. */
function levelled(before: Float64Array, after: Float64Array, fitted: Fit): readonly [Month, Month] | null {
  const weekday = weekdays(before, after, fitted);
  const months = [before, after].map((days, which) => {
    const even = days.map((value, day) => value - at(weekday, (day + which * before.length) % 7));
    const { count, centre, slope, lever } = fitted(even);
    const middle = middleOf(even, count);
    return { count, centre, slope, lever, rest: even.map((v, day) => v - centre - slope * (day - middle)) };
  });
  const [a, b] = months;
  return a && b && a.count >= FEWEST_DAYS && b.count >= FEWEST_DAYS ? [a, b] : null;
}

function weekdays(before: Float64Array, after: Float64Array, fitted: Fit): Float64Array {
  const sums = new Float64Array(7);
  const counts = new Float64Array(7);
  for (const [days, offset] of [[before, 0] as const, [after, before.length] as const]) {
    const { count, centre, slope } = fitted(days);
    const middle = middleOf(days, count);
    for (let day = 0; day < days.length; day++) {
      if (Number.isNaN(at(days, day))) continue;
      const weekday = (day + offset) % 7;
      sums[weekday] = at(sums, weekday) + at(days, day) - centre - slope * (day - middle);
      counts[weekday] = at(counts, weekday) + 1;
    }
  }
  return sums.map((sum, weekday) => sum / Math.max(1, at(counts, weekday)));
}

function meanOf(days: Float64Array): Omit<Month, 'rest'> {
  let [count, sum] = [0, 0];
  for (const value of days) {
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
  }
  return { count, centre: count === 0 ? 0 : sum / count, slope: 0, lever: 0 };
}

function lineOf(days: Float64Array): Omit<Month, 'rest'> {
  const { count, centre } = meanOf(days);
  const middle = middleOf(days, count);
  let [lean, lever] = [0, 0];
  for (let day = 0; day < days.length; day++) {
    if (Number.isNaN(at(days, day))) continue;
    lean += (day - middle) * (at(days, day) - centre);
    lever += (day - middle) ** 2;
  }
  return { count, centre, slope: lever === 0 ? 0 : lean / lever, lever };
}

function middleOf(days: Float64Array, count: number): number {
  let sum = 0;
  for (let day = 0; day < days.length; day++) if (!Number.isNaN(at(days, day))) sum += day;
  return sum / Math.max(1, count);
}

/** What share of an independent day one day is worth: (1 − r) / (1 + r), with the lag-one likeness r of both months. */
function worthOf(a: Float64Array, b: Float64Array, fitted: number): number {
  let [squares, products, days] = [0, 0, 0];
  for (const rest of [a, b]) {
    for (let day = 0; day < rest.length; day++) {
      const value = at(rest, day);
      if (Number.isNaN(value)) continue;
      days++;
      squares += value * value;
      const next = day + 1 < rest.length ? at(rest, day + 1) : Number.NaN;
      if (!Number.isNaN(next)) products += value * next;
    }
  }
  if (squares === 0) return 1;
  const raw = products / squares;
  // Short series look less alike than they are (Kendall's bias), more so after a fit.
  const likeness = Math.min(Math.max(raw + (2 + fitted / 2 + 4 * raw) / days, 0), 0.9);
  return (1 - likeness) / (1 + likeness);
}

function varianceOf(rest: Float64Array, count: number): number {
  return squaresOf(rest) / Math.max(1, count - 1 - WEEKDAYS / 2);
}

function squaresOf(rest: Float64Array): number {
  let squares = 0;
  for (const value of rest) if (!Number.isNaN(value)) squares += value * value;
  return squares;
}
