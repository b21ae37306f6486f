import { describe, expect, it } from 'vitest';
import { believed } from '../../src/analysis/false-discovery.ts';

const findings = (...ps: readonly number[]) => ps.map((p) => ({ p }));
const kept = (ps: readonly number[], tests: number, q: number) =>
  believed(findings(...ps), tests, q).map(({ p }) => p);

describe('the findings believed', () => {
  it('are the four of the fifteen in the paper (Benjamini & Hochberg 1995, section 3)', () => {
    const heart = [
      0.0459, 0.0001, 0.0201, 0.0004, 0.324, 0.0019, 0.0278, 0.0095, 0.0298, 0.0344, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(kept(heart, 15, 0.05)).toEqual([0.0001, 0.0004, 0.0019, 0.0095]);
  });

  it('include a weaker one that a still weaker one vouches for', () => {
    expect(kept([0.04, 0.03], 2, 0.05)).toEqual([0.03, 0.04]);
    expect(kept([0.06, 0.03], 2, 0.05)).toEqual([]);
  });

  it('include one that lies just on the line', () => {
    expect(kept([0.25], 2, 0.5)).toEqual([0.25]);
  });

  it('are the fewer the more was asked', () => {
    expect(kept([0.01], 5, 0.05)).toEqual([0.01]);
    expect(kept([0.01], 6, 0.05)).toEqual([]);
    expect(kept([], 5, 0.05)).toEqual([]);
  });
});
