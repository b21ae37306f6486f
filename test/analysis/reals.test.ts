import { expect, it } from 'vitest';
import { blockMeans, mean, runningSums } from '../../src/analysis/reals.ts';

const five = Float64Array.of(1, 2, 4, 8, 16);

it('a mean is of all numbers, or of those from one place to before another', () => {
  expect(mean(five)).toBe(6.2);
  expect(mean(five, 1, 4)).toBeCloseTo(14 / 3, 12);
});

it('running sums begin at nothing and end at the total', () => {
  expect([...runningSums(five)]).toEqual([0, 1, 3, 7, 15, 31]);
});

it('means of blocks leave out a rest shorter than a block', () => {
  expect([...blockMeans(five, 2)]).toEqual([1.5, 6]);
  expect([...blockMeans(five, 5)]).toEqual([6.2]);
  expect([...blockMeans(five, 6)]).toEqual([]);
});
