import { at, blockMeans, mean, runningSums } from './reals.ts';
import { medianOf } from './robust-statistics.ts';

/** Points in a cycle, tried when nobody says how many points make a day: hours, minutes in steps, months, weekdays, quarters. */
const USUAL_CYCLES = [24, 288, 12, 7, 4, 144, 96, 48, 1440] as const;
/** A cycle is believed if what it says of one half of the cycles lowers the mean error in the other half by this share. */
const WORTH = 0.05;

/**
 * The series without what comes back every day and every week. A cycle is learnt from distances to the moving mean over one
 * cycle, so that a step in the series disturbs one cycle instead of entering the profile.
 */
export function withoutSeason(series: Float64Array, perDay: number | undefined): Float64Array {
  const cycle = perDay ?? likeliestCycle(series);
  const season = cycle === 0 ? null : seasonOf(series, cycle);
  return season === null ? series : less(series, season);
}

/** What comes back every `perDay` points and every seven times that, for any index, later ones too; around zero. */
export function seasonOf(series: Float64Array, perDay: number): (index: number) => number {
  const day = believedProfile(series, perDay);
  // A day's profile adds up to nothing: the means of days are the same with it and without.
  const week = perDay < 24 ? null : believedProfile(blockMeans(series, perDay), 7);
  return (index) =>
    (day === null ? 0 : at(day, index % perDay)) +
    (week === null ? 0 : at(week, Math.floor(index / perDay) % 7));
}

/** The repeating pattern of `cycle` points around zero, or null when it would not help to know it. */
export function believedProfile(series: Float64Array, cycle: number): Float64Array | null {
  if (cycle < 2 || series.length < 3 * cycle) return null;
  const swing = new Float64Array(series.length);
  aroundMovingMean(series, cycle, runningSums(series), swing);
  const even = medianProfile(swing, cycle, 0, 2);
  const odd = medianProfile(swing, cycle, 1, 2);
  let without = 0;
  let left = 0;
  for (let i = 0; i < swing.length; i++) {
    const unseen = Math.floor(i / cycle) % 2 === 0 ? odd : even;
    without += Math.abs(at(swing, i));
    left += Math.abs(at(swing, i) - at(unseen, i % cycle));
  }
  return left < (1 - WORTH) * without ? medianProfile(swing, cycle, 0, 1) : null;
}

function less(series: Float64Array, profile: (index: number) => number): Float64Array {
  const rest = new Float64Array(series.length);
  for (let i = 0; i < series.length; i++) rest[i] = at(series, i) - profile(i);
  return rest;
}

/** By the share of squares that cycle means learnt on even cycles explain in odd ones; 0 when none explains any. */
function likeliestCycle(series: Float64Array): number {
  let best = 0;
  let bestShare = 2 * WORTH;
  const sums = runningSums(series);
  const swing = new Float64Array(series.length);
  for (const cycle of USUAL_CYCLES) {
    if (series.length < 3 * cycle) continue;
    aroundMovingMean(series, cycle, sums, swing);
    const share = explainedShare(swing, cycle);
    if (share <= bestShare + 0.02) continue;
    best = cycle;
    bestShare = share;
  }
  return best;
}

function explainedShare(swing: Float64Array, cycle: number): number {
  const even = new Float64Array(cycle);
  const odd = new Float64Array(cycle);
  const cycles = Math.floor(swing.length / cycle);
  let squares = 0;
  for (let start = 0; start < cycles * cycle; start += cycle) {
    const sum = (start / cycle) % 2 === 0 ? even : odd;
    for (let place = 0; place < cycle; place++) {
      const value = at(swing, start + place);
      sum[place] = at(sum, place) + value;
      squares += value * value;
    }
  }
  const evens = Math.ceil(cycles / 2);
  let shared = 0;
  for (let i = 0; i < cycle; i++) shared += (at(even, i) / evens) * (at(odd, i) / (cycles - evens));
  return squares > 0 ? (shared * cycles) / squares : 0;
}

/**
 * Fills `swing` with distances to the moving mean. At the ends, where no whole cycle lies around a point, the nearest whole
 * cycle stands in.
 */
function aroundMovingMean(
  series: Float64Array,
  cycle: number,
  sums: Float64Array,
  swing: Float64Array,
): void {
  const half = cycle >> 1;
  const last = series.length - cycle;
  for (let i = 0; i < series.length; i++) {
    const from = Math.min(Math.max(i - half, 0), last);
    // An even cycle has no middle point: the mean of the two windows that stand half a point to the left and to the right.
    const to = cycle % 2 === 0 && from === i - half && from < last ? from + 1 : from;
    const total = at(sums, from + cycle) - at(sums, from) + at(sums, to + cycle) - at(sums, to);
    swing[i] = at(series, i) - total / (2 * cycle);
  }
}

/** Medians by place in the cycle, over every `step`th cycle from `first` on, moved so that they add up to nothing. */
function medianProfile(swing: Float64Array, cycle: number, first: number, step: number): Float64Array {
  const same = new Float64Array(Math.ceil(swing.length / cycle));
  const profile = new Float64Array(cycle);
  for (let place = 0; place < cycle; place++) {
    let count = 0;
    for (let i = first * cycle + place; i < swing.length; i += step * cycle) same[count++] = at(swing, i);
    profile[place] = medianOf(same, count);
  }
  const centre = mean(profile);
  return profile.map((value) => value - centre);
}
