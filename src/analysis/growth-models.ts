import { at, mean } from './reals.ts';
import { medianOf } from './robust-statistics.ts';

/** Given the days so far, the height `ahead` days after the last of them. */
export type GrowthModel = (days: Float64Array) => (ahead: number) => number;

/** The handicap multiplies a model's errors in the back-test: doubt is on the side of what bends away furthest. */
export const GROWTH_MODELS: readonly {
  readonly model: GrowthModel;
  readonly handicap: number;
  readonly flat?: true;
}[] = [
  { model: flat, handicap: 0.9, flat: true },
  { model: (days) => leastSquares(days, days.length), handicap: 1 },
  { model: (days) => leastSquares(days, 14), handicap: 1 },
  { model: (days) => leastSquares(days, 7), handicap: 1.05 },
  { model: theilSen, handicap: 1 },
  { model: slowing, handicap: 1.1 },
  { model: bending, handicap: 1.1 },
];

/** The median of the last week. */
function flat(days: Float64Array): (ahead: number) => number {
  const level = medianOf(days.slice(-7));
  return () => level;
}

function leastSquares(days: Float64Array, window: number): (ahead: number) => number {
  const last = days.subarray(Math.max(0, days.length - window));
  const { level, slope } = line(last, (day) => day);
  return (ahead) => level + slope * (last.length - 1 + ahead);
}

/** The median of the slopes between all pairs of days. */
function theilSen(days: Float64Array): (ahead: number) => number {
  const slopes = new Float64Array((days.length * (days.length - 1)) / 2);
  let count = 0;
  for (let i = 0; i < days.length; i++)
    for (let j = i + 1; j < days.length; j++) slopes[count++] = (at(days, j) - at(days, i)) / (j - i);
  const slope = medianOf(slopes);
  const level = medianOf(days.map((value, day) => value - slope * day));
  return (ahead) => level + slope * (days.length - 1 + ahead);
}

/** Growth that nears a ceiling: a + b·e^(−day/τ), the τ that fits best. */
function slowing(days: Float64Array): (ahead: number) => number {
  const fits = [10, 20, 40, 80].map((decay) => {
    const bent = (day: number) => Math.exp(-day / decay);
    return { bent, ...line(days, bent) };
  });
  const { bent, level, slope } = fits.reduce((best, fit) => (fit.squares < best.squares ? fit : best));
  return (ahead) => level + slope * bent(days.length - 1 + ahead);
}

/** Growth that grows itself: a line and its square; it bends no further once it would turn back. */
function bending(days: Float64Array): (ahead: number) => number {
  const middle = (days.length - 1) / 2;
  const spread = (days.length ** 2 - 1) / 12;
  const { level, slope: bend } = line(days, (day) => (day - middle) ** 2 - spread);
  const { slope } = line(days, (day) => day - middle);
  const height = (day: number) => level + slope * (day - middle) + bend * ((day - middle) ** 2 - spread);
  const turn = bend === 0 ? Number.POSITIVE_INFINITY : middle - slope / (2 * bend);
  return (ahead) => {
    const day = days.length - 1 + ahead;
    return height(turn > days.length - 1 ? Math.min(day, turn) : day);
  };
}

function line(days: Float64Array, of: (day: number) => number) {
  const xs = new Float64Array(days.length);
  for (let day = 0; day < days.length; day++) xs[day] = of(day);
  const [middle, centre] = [mean(xs), mean(days)];
  let [lean, lever, total] = [0, 0, 0];
  for (let day = 0; day < days.length; day++) {
    const x = at(xs, day) - middle;
    lean += x * (at(days, day) - centre);
    lever += x * x;
    total += (at(days, day) - centre) ** 2;
  }
  const slope = lever === 0 ? 0 : lean / lever;
  return { level: centre - slope * middle, slope, squares: total - slope * lean };
}
