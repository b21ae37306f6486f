import { bridged, type Points } from './gaps.ts';
import { GROWTH_MODELS, type GrowthModel } from './growth-models.ts';
import { withoutOneOffJumps } from './one-off-jumps.ts';
import { at } from './reals.ts';
import { medianOf, quantile, runningMedian } from './robust-statistics.ts';
import { seasonOf } from './seasonal-profile.ts';

export interface Forecast {
  /** Points from the one after the last value on, at the spacing of the values. */
  readonly point: Float64Array;
  /** The band that should hold four of five points. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Days from the last value to where a whole day stays at the limit or above; null when not within 120 days. */
  readonly daysToLimit: number | null;
  /** The same by the upper edge of the band (earliest) and by the lower one (latest). */
  readonly daysLower: number | null;
  readonly daysUpper: number | null;
}

export interface ForecastOptions {
  readonly perDay: number;
  readonly limit: number;
  readonly horizonDays: number;
}

/** No date is named beyond. */
const FARTHEST_DAYS = 120;
const FEWEST_DAYS = 7;
/** Share of points that should lie inside the band. */
const HELD = 0.8;

/**
 * How a capacity metric goes on: of several models of growth, the one that would have been best at foretelling the later half
 * of the series from what came before; the band is as wide as that model was wrong.
 * @returns null for fewer than seven days or when more than half the points are missing
 */
export function forecast(values: Points, { perDay, limit, horizonDays }: ForecastOptions): Forecast | null {
  const { reals, seen } = bridged(values);
  const whole = reals.subarray(reals.length % perDay);
  if (whole.length < FEWEST_DAYS * perDay || seen < values.length / 2) return null;
  const steady = withoutOneOffJumps(whole, perDay);
  const season = seasonOf(steady, perDay);
  const rest = steady.map((value, i) => value - season(i));
  const days = dayMedians(rest, perDay);
  const chosen = likeliestModel(days);
  const height = chosen.model(days);
  // A day's median stands for its middle, half a day before the first point to come.
  const ahead = (i: number) => 0.5 + (i + 0.5) / perDay;
  const unrest = quantile(fromHourToHour(rest, perDay), HELD);
  const width = (i: number) => Math.sqrt(unrest ** 2 + (chosen.error * ahead(i) ** SPREADING) ** 2);
  const count = Math.max(horizonDays, FARTHEST_DAYS) * perDay;
  const [point, lower, upper] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) {
    const expected = height(ahead(i)) + season(rest.length + i);
    const off = width(i);
    point[i] = expected;
    lower[i] = expected - off;
    upper[i] = expected + off;
  }
  const cut = (edge: Float64Array) => edge.slice(0, horizonDays * perDay);
  const daysUpper = reached(lower, limit, perDay);
  return {
    point: cut(point),
    lower: cut(lower),
    upper: cut(upper),
    // Where even the lower edge reaches it: a date that might as well be never is no date.
    daysToLimit: chosen.flat || daysUpper === null ? null : reached(point, limit, perDay),
    daysLower: reached(upper, limit, perDay),
    daysUpper,
  };
}

/** Errors grow with this power of the days ahead: between the 1 of a wrong slope and the ½ of a random walk. */
const SPREADING = 0.75;
/** A model that has seen more days errs less: a slope in noise by the power 1.5 of the days. */
const LEARNT = 1;

function likeliestModel(days: Float64Array): { model: GrowthModel; flat: boolean; error: number } {
  const tried = GROWTH_MODELS.map(({ model, handicap, flat }) => {
    const errors = backtested(days, model);
    return { model, flat: flat === true, error: quantile(errors, HELD), loss: handicap * meanOf(errors) };
  });
  return tried.reduce((best, one) => (one.loss < best.loss ? one : best));
}

/** Errors over (days ahead)^SPREADING, by the days learnt from, from each second day of the later half, up to 14 days ahead. */
function backtested(days: Float64Array, model: GrowthModel): Float64Array {
  const errors: number[] = [];
  for (let origin = days.length >> 1; origin < days.length - 1; origin += 2) {
    const height = model(days.subarray(0, origin));
    const farthest = Math.min(14, days.length - origin);
    // The nearer days would only tell the noise of one day, which the band has already.
    for (let ahead = (farthest >> 1) + 1; ahead <= farthest; ahead++)
      errors.push(
        (Math.abs(at(days, origin + ahead - 1) - height(ahead)) / ahead ** SPREADING) *
          (origin / days.length) ** LEARNT,
      );
  }
  return Float64Array.from(errors);
}

function meanOf(errors: Float64Array): number {
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

function dayMedians(rest: Float64Array, perDay: number): Float64Array {
  return Float64Array.from({ length: rest.length / perDay }, (_, day) =>
    medianOf(rest.slice(day * perDay, (day + 1) * perDay)),
  );
}

/** Distances to the day around each point; to the calendar day's median they would hold the day's own growth. */
function fromHourToHour(rest: Float64Array, perDay: number): Float64Array {
  const centre = runningMedian(rest, perDay | 1);
  return rest.map((value, i) => Math.abs(value - at(centre, i)));
}

function reached(points: Float64Array, limit: number, perDay: number): number | null {
  let stays = 0;
  for (let i = 0; i < points.length; i++) {
    stays = at(points, i) >= limit ? stays + 1 : 0;
    if (stays > perDay) return (i - perDay) / perDay;
  }
  return null;
}
