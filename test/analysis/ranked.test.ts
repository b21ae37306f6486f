import { describe, expect, it } from 'vitest';
import { ranked } from '../../src/analysis/scan.ts';
import type { Candidate } from '../../src/analysis/series-examined.ts';

const candidate = (id: string, score: number, other: Partial<Candidate> = {}): Candidate => ({
  id,
  host: id,
  role: null,
  kind: 'level',
  at: 100,
  before: 1,
  after: 2,
  p: 1e-9,
  score,
  ...other,
});
const told = (...candidates: readonly Candidate[]) =>
  ranked(candidates, 100, 24).map(({ ids, score }) => [ids.join(' '), Number(score.toFixed(3))]);

describe('what is told of many series', () => {
  it('is told strongest first, then earliest, then by name', () => {
    const found = [
      candidate('c', 7, { at: 90 }),
      candidate('b', 7, { at: 80 }),
      candidate('a', 9),
      candidate('e', 7, { at: 90 }),
    ];
    const expected = ['a', 'b', 'c', 'e'];
    for (const order of [found, found.toReversed()])
      expect(ranked(order, 100, 24).map(({ ids }) => ids[0])).toEqual(expected);
  });

  it('is worth four at least, by ln 2 for one series', () => {
    expect(told(candidate('a', 4.01 / Math.LN2), candidate('b', 3.99 / Math.LN2))).toEqual([['a', 4.01]]);
    expect(told(candidate('a', 4 / Math.LN2 + 1e-9))).toHaveLength(1);
  });

  it('of a role is one line, the strongest series first, by the logarithm of how many there are', () => {
    const role = { role: 'web' };
    const three = [
      candidate('b', 6, role),
      candidate('c', 9, { ...role, before: 7, after: 8 }),
      candidate('a', 6, role),
    ];
    expect(told(...three)).toEqual([['c a b', Number((9 * Math.log(4)).toFixed(3))]]);
    expect(ranked(three, 100, 24)[0]).toMatchObject({ kind: 'level', at: 100, before: 7, after: 8 });
  });

  it('of one host is one line for each kind, the strongest', () => {
    const host = { host: 'db-1' };
    expect(
      told(
        candidate('cpu', 8, host),
        candidate('disk', 9, { ...host, at: 300 }),
        candidate('net', 7, { ...host, kind: 'spike' }),
      ).map(([ids]) => ids),
    ).toEqual(['disk', 'net']);
    const hosts = { role: 'web', host: 'a' };
    const pair = [candidate('x', 8, hosts), candidate('y', 8, { ...hosts, host: 'b' })];
    const alone = candidate('z', 7, { host: 'a', at: 400 });
    expect(told(...pair, alone).map(([ids]) => ids)).toEqual(['x y', 'z']);
    const nowhere = [candidate('p', 8, { host: null }), candidate('q', 7, { host: null })];
    expect(told(...nowhere)).toHaveLength(2);
  });

  it('is believed by five questions asked of every series looked at', () => {
    // One finding of 500 questions: p ≤ 0.05 / 500.
    expect(told(candidate('a', 9, { p: 1e-4 }))).toHaveLength(1);
    expect(told(candidate('a', 9, { p: 1.01e-4 }))).toHaveLength(0);
  });
});
