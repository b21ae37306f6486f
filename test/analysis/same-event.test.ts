import { describe, expect, it } from 'vitest';
import { grouped } from '../../src/analysis/same-event.ts';
import type { Candidate } from '../../src/analysis/series-examined.ts';

const candidate = (id: string, at: number, other: Partial<Candidate> = {}): Candidate => ({
  id,
  at,
  host: id,
  role: 'web',
  kind: 'level',
  before: 0,
  after: 1,
  p: 0.001,
  score: 9,
  ...other,
});
const groups = (...candidates: readonly Candidate[]) =>
  grouped(candidates, 24).map((group) => group.map(({ id }) => id));

describe('one event', () => {
  it('is what a role shows within a quarter of a day of the one before', () => {
    expect(groups(candidate('c', 112), candidate('a', 100), candidate('b', 106))).toEqual([['a', 'b', 'c']]);
    expect(groups(candidate('a', 100), candidate('b', 107))).toEqual([['a'], ['b']]);
    expect(groups(candidate('a', 100), candidate('b', 107), candidate('c', 110))).toEqual([
      ['a'],
      ['b', 'c'],
    ]);
  });

  it('is of one kind and one role; without a role of one host, and without both of one series', () => {
    expect(groups(candidate('a', 100), candidate('b', 101, { kind: 'slope' }))).toEqual([['a'], ['b']]);
    expect(groups(candidate('a', 100), candidate('b', 101, { role: 'db' }))).toEqual([['a'], ['b']]);
    const alone = { role: null, host: 'h' };
    expect(groups(candidate('a', 100, alone), candidate('b', 101, alone))).toEqual([['a', 'b']]);
    expect(groups(candidate('a', 100, alone), candidate('b', 101, { ...alone, host: 'i' }))).toEqual([
      ['a'],
      ['b'],
    ]);
    const nowhere = { role: null, host: null };
    expect(groups(candidate('a', 100, nowhere), candidate('b', 101, nowhere))).toEqual([['a'], ['b']]);
    expect(groups(candidate('a', 100, nowhere), candidate('a', 101, nowhere))).toEqual([['a', 'a']]);
  });
});
