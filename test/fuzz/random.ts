/** Chance that can be repeated: the same seed gives the same chain (mulberry32). */
export interface Chance {
  /** 0 ≤ n < below, whole. */
  below(n: number): number;
  /** True once in `n`. */
  oneIn(n: number): boolean;
  pick<T>(from: readonly T[]): T;
  pickOrNull<T>(from: readonly T[]): T | null;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const pickOrNull = <T>(from: readonly T[]): T | null => from[below(from.length)] ?? null;
  return {
    below,
    oneIn: (n) => below(n) === 0,
    pickOrNull,
    pick: <T>(from: readonly T[]): T => {
      const found = pickOrNull(from);
      if (found === null) throw new Error('nothing to pick from');
      return found;
    },
  };
}
