import { describe, expect, it } from 'vitest';
import { detect } from '../../src/analysis/changes.ts';
import { forecast } from '../../src/analysis/forecast.ts';
import { bridged, bridgedAgain, gapsIn, type Points } from '../../src/analysis/gaps.ts';
import { examined } from '../../src/analysis/series-examined.ts';
import { monthShift } from '../../src/analysis/shift.ts';
import { serverHours } from './series.ts';

const heights = (values: readonly (number | null)[]) => [...bridged(values).reals];

describe('a gap', () => {
  it('is bridged by a straight line between its neighbours, and level at the ends', () => {
    expect(bridged([null, 1, null, 3, null])).toEqual({ reals: Float64Array.of(1, 1, 2, 3, 3), seen: 2 });
  });

  it('is anchored in the median of as many points as are missing', () => {
    const [, , first, second] = heights([0, 4, null, null, 10, 20]);
    expect(first).toBeCloseTo(2 + 13 / 3, 12);
    expect(second).toBeCloseTo(2 + 26 / 3, 12);
    expect(heights([500, 0, 4, 8, null, null, null, 4, 8, 0, 500]).slice(4, 7)).toEqual([4, 4, 4]);
  });

  it('is anchored in no more than twelve points, however long it is', () => {
    const [far, near, gone] = [new Array(20).fill(100), new Array(12).fill(5), new Array(40).fill(null)];
    const line = heights([...far, ...near, ...gone, ...near, ...far]);
    expect(line.slice(32, 72)).toEqual(new Array(40).fill(5));
  });

  it('does not lean on another gap', () => {
    expect(heights([7, null, 9, null, null, 3, null, 7]).slice(3, 5)).toEqual([7, 5]);
  });

  it('changes no point that is there', () => {
    expect(heights([0, 4, null, null, 10, 20]).filter((_, i) => i < 2 || i > 3)).toEqual([0, 4, 10, 20]);
  });

  it('is no zero, but all that is left where there is nothing', () => {
    expect(bridged([null, null])).toEqual({ reals: Float64Array.of(0, 0), seen: 0 });
    expect(bridged([])).toEqual({ reals: new Float64Array(), seen: 0 });
  });

  it('is wherever there is no finite number', () => {
    expect(heights([1, Number.NaN, 3, Number.POSITIVE_INFINITY, 5])).toEqual([1, 2, 3, 4, 5]);
    expect(gapsIn([null, 1, Number.NaN, null, 2, Number.NEGATIVE_INFINITY])).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 4 },
      { from: 5, to: 6 },
    ]);
    expect(gapsIn([1, 2])).toEqual([]);
  });

  it.each<[string, (values: Points) => unknown]>([
    ['detect', (values) => detect(values, { perDay: 24 })],
    ['examined', (values) => examined({ id: 'm', values }, { split: 744, perDay: 24 })],
    ['monthShift', (values) => monthShift(values, { split: 744, perDay: 24 })],
    ['forecast', (values) => forecast(values, { perDay: 24, limit: 90, horizonDays: 30 })],
  ])('is the same to %s, said as null or as NaN', (_, ask) => {
    const rising = serverHours(1488, 3).map((v, i) => (i < 1000 ? v : v + (i % 2 === 0 ? 20 : -5)));
    const holes = rising.map((value, i) => (i % 50 < 3 || (i > 1200 && i < 1220) ? null : value));
    const told = ask(holes);
    expect(told).toEqual(ask(Float64Array.from(holes, (value) => value ?? Number.NaN)));
    expect(told).not.toEqual(ask(rising));
  });

  it('is bridged anew in what the season leaves', () => {
    const left = Float64Array.of(1, -400, 3, -400);
    expect([...bridgedAgain(left, [10, null, 10, Number.NaN])]).toEqual([1, 2, 3, 3]);
  });
});
