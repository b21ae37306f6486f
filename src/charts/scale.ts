/** The range of an axis, and the few round values that are written on it. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const STEPS = 4;
/** Of the height of the values: what moves less looks as still as it is. */
const LEAST_RANGE = 0.2;
/** Smaller numbers are the noise of a calculation. */
const NOTHING = 1e-12;
/** From 0, where that costs no more than half of the height. */
const WORTH_ZERO = 0.5;

export function scaleFor(values: readonly number[], base: 10 | 2): Scale {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least > most) [least, most] = [0, 1];
  if (least >= 0 && least <= most * WORTH_ZERO) least = 0;
  [least, most] = wideEnough(least, most);
  const step = roundUp((most - least) / STEPS, unitOf(most, base));
  const [first, last] = [Math.floor(least / step), Math.ceil(most / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => exact((first + i) * step));
  return { low: ticks[0] ?? least, high: ticks.at(-1) ?? most, ticks };
}

function wideEnough(least: number, most: number): [number, number] {
  const size = Math.max(Math.abs(least), Math.abs(most));
  if (size < NOTHING) return [0, 1];
  const lacks = LEAST_RANGE * size - (most - least);
  return lacks <= 0 ? [least, most] : [least - lacks / 2, most + lacks / 2];
}

/** Bytes are said in powers of 1,024, and are round in these. */
const unitOf = (most: number, base: 10 | 2): number =>
  base === 10 || most <= 1 ? 1 : 1024 ** Math.floor(Math.log2(most) / 10);

/** 1, 2 or 5 times a power of ten, of the unit. */
function roundUp(step: number, unit: number): number {
  const power = unit * 10 ** Math.floor(Math.log10(step / unit));
  const times = [1, 2, 5].find((round) => step <= round * power * (1 + 1e-9)) ?? 10;
  return times * power;
}

/** Without the noise of floating point: 0.3 and not 0.30000000000000004. */
const exact = (value: number): number => Number(value.toPrecision(12));
