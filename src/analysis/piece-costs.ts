import { at, mean } from './reals.ts';

/** A stretch [from, to) of a series and the straight line through it. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** Height in the middle of the piece. */
  readonly level: number;
  /** Per point; 0 for a flat piece. */
  readonly slope: number;
}

/** A stretch [from, to) in two; `start` is the first point of the second, or `from` where no place was allowed. */
export interface Split {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  /** What the two cost less than the whole. */
  readonly saved: number;
}

/** What is left of the squares when one constant, or one straight line, stands for a stretch: each answered from sums, in O(1). */
export class PieceCosts {
  readonly #centre: number;
  readonly #sums: Float64Array;
  readonly #moments: Float64Array;
  readonly #squares: Float64Array;

  constructor(readonly series: Float64Array) {
    const { length } = series;
    // Around the mean, so that a large level does not eat the digits of the squares.
    this.#centre = mean(series);
    this.#sums = new Float64Array(length + 1);
    this.#moments = new Float64Array(length + 1);
    this.#squares = new Float64Array(length + 1);
    for (let i = 0; i < length; i++) {
      const value = at(series, i) - this.#centre;
      this.#sums[i + 1] = at(this.#sums, i) + value;
      this.#moments[i + 1] = at(this.#moments, i) + value * i;
      this.#squares[i + 1] = at(this.#squares, i) + value * value;
    }
  }

  flat(from: number, to: number): number {
    const sum = at(this.#sums, to) - at(this.#sums, from);
    return Math.max(0, at(this.#squares, to) - at(this.#squares, from) - (sum * sum) / (to - from));
  }

  /** The flat cost, or that of a line where it is lower by more than `slopePrice`. */
  best(from: number, to: number, slopePrice: number): number {
    const length = to - from;
    const sum = at(this.#sums, to) - at(this.#sums, from);
    const flat = Math.max(0, at(this.#squares, to) - at(this.#squares, from) - (sum * sum) / length);
    if (length < 3) return flat;
    const lean = at(this.#moments, to) - at(this.#moments, from) - ((from + to - 1) / 2) * sum;
    const saved = (12 * lean * lean) / (length * (length * length - 1));
    return saved > slopePrice ? Math.max(0, flat - saved) + slopePrice : flat;
  }

  /** The split that saves most, at one of the places `first`, `first` + `step`, … `last`. */
  bestSplit(from: number, to: number, slopePrice: number, first: number, last: number, step: number): Split {
    const whole = this.best(from, to, slopePrice);
    let saved = Number.NEGATIVE_INFINITY;
    let start = from;
    for (let i = first; i <= last; i += step) {
      const gain = whole - this.best(from, i, slopePrice) - this.best(i, to, slopePrice);
      if (gain <= saved) continue;
      saved = gain;
      start = i;
    }
    return { from, to, start, saved };
  }

  fit(from: number, to: number, slopePrice: number): Piece {
    const length = to - from;
    const level = this.#centre + (at(this.#sums, to) - at(this.#sums, from)) / length;
    const leans = length > 2 && this.best(from, to, slopePrice) < this.flat(from, to);
    const slope = leans ? (12 * this.#lean(from, to)) / (length * (length * length - 1)) : 0;
    return { from, to, level, slope };
  }

  #lean(from: number, to: number): number {
    const sum = at(this.#sums, to) - at(this.#sums, from);
    return at(this.#moments, to) - at(this.#moments, from) - ((from + to - 1) / 2) * sum;
  }
}

export function heightOf({ from, to, level, slope }: Piece, index: number): number {
  return level + slope * (index - (from + to - 1) / 2);
}
