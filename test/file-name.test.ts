import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from '../src/file-name.ts';

describe('a name as a piece of a path', () => {
  it('stays as it is where it can', () => {
    expect(fileName('mackerel-eu_2')).toBe('mackerel-eu_2');
  });

  it('is one piece, and different names are different ones, also where case counts for nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(fileName(one)).toMatch(/^[\w-]+$/);
        fc.pre(one !== other);
        expect(fileName(one).toLowerCase()).not.toBe(fileName(other).toLowerCase());
      }),
      { seed: 20261116, numRuns: 300 },
    );
  });
});
