import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../../../src/agenda/merge/diff.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 });

/** The length of the longest common subsequence, as one would define it. */
function longest(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined || b.length === 0) return 0;
  const at = b.indexOf(first);
  const without = longest(rest, b);
  return at < 0 ? without : Math.max(without, 1 + longest(rest, b.slice(at + 1)));
}

describe('a difference', () => {
  it('makes the second of the first, and keeps as much as can be kept', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const hunks = diff(a, b);
        const made: string[] = [];
        let kept = 0;
        let at = 0;
        for (const { aFrom, aTo, bFrom, bTo } of hunks) {
          kept += aFrom - at;
          made.push(...a.slice(at, aFrom), ...b.slice(bFrom, bTo));
          at = aTo;
        }
        expect([...made, ...a.slice(at)]).toEqual(b);
        expect(kept + a.length - at).toBe(longest(a, b));
      }),
      { seed: 51, numRuns: 200 },
    );
  });

  it('is told hunk by hunk, with something kept between any two', () => {
    expect(diff(['a', 'b', 'c', 'd', 'e'], ['a', 'x', 'c', 'e', 'f'])).toEqual([
      { aFrom: 1, aTo: 2, bFrom: 1, bTo: 2 },
      { aFrom: 3, aTo: 4, bFrom: 3, bTo: 3 },
      { aFrom: 5, aTo: 5, bFrom: 4, bTo: 5 },
    ]);
    expect(diff(['a', 'a'], ['a'])).toEqual([{ aFrom: 1, aTo: 2, bFrom: 1, bTo: 1 }]);
    expect(diff(['a'], ['a', 'a'])).toEqual([{ aFrom: 1, aTo: 1, bFrom: 1, bTo: 2 }]);
    expect(diff(['a', 'b'], ['a', 'b'])).toEqual([]);
    expect(diff([], [])).toEqual([]);
  });

  it('of two long texts with nothing alike at their ends is all of their middle', () => {
    const of = (length: number, mark: string) =>
      Array.from({ length }, (_, i) => (i === 500 ? 'same' : `${mark}${i}`));
    expect(diff(['x', ...of(1001, 'a'), 'z'], ['x', ...of(1000, 'b'), 'z'])).toEqual([
      { aFrom: 1, aTo: 1002, bFrom: 1, bTo: 1001 },
    ]);
    expect(diff(of(1000, 'a'), of(1000, 'b'))).toHaveLength(2);
  });
});
