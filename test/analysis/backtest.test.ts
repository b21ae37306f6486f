import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/analysis/backtest.ts';
import { movingMeans } from '../../src/analysis/moving-means.ts';
import { thresholdCurve, thresholdCurves } from '../../src/analysis/threshold-curve.ts';
import { episodes } from '../../src/analysis/threshold-episodes.ts';

/** The rule as Mackerel's documents tell it, one evaluation after the other. */
function evaluate(
  values: readonly (number | null)[],
  rule: { duration: number; attempts: number; operator: '>' | '<' },
  threshold: number,
): { alerts: number; minutes: number } {
  const seen: number[] = [];
  let [breaches, alerts, minutes] = [0, 0, 0];
  for (const value of values) {
    if (value === null) continue;
    seen.push(value);
    if (seen.length < rule.duration) continue;
    const mean = seen.slice(-rule.duration).reduce((sum, one) => sum + one, 0) / rule.duration;
    breaches = (rule.operator === '>' ? mean > threshold : mean < threshold) ? breaches + 1 : 0;
    if (breaches === rule.attempts) [alerts, minutes] = [alerts + 1, minutes + rule.attempts];
    else if (breaches > rule.attempts) minutes += 1;
  }
  return { alerts, minutes };
}

const values = fc.array(fc.option(fc.integer({ min: -6, max: 6 }), { freq: 12 }), { maxLength: 120 });
const points = fc.array(fc.integer({ min: -6, max: 6 }), { maxLength: 120 });
const rules = fc.record({
  duration: fc.integer({ min: 1, max: 10 }),
  attempts: fc.integer({ min: 1, max: 10 }),
  operator: fc.constantFrom('>' as const, '<' as const),
});

describe('the back-test', () => {
  it('counts at every threshold what the rule would have opened, ties and gaps included', () => {
    fc.assert(
      fc.property(values, rules, fc.array(fc.integer({ min: -7, max: 7 })), (series, rule, thresholds) => {
        expect(backtest(series, { ...rule, thresholds })).toEqual(
          thresholds.map((threshold) => ({ threshold, ...evaluate(series, rule, threshold) })),
        );
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  it('opens at the last of the attempts and never below or at the threshold', () => {
    const rule = { duration: 1, attempts: 2, operator: '>' } as const;
    expect(backtest([1, 5, 5, 5, 1, 5, 1], { ...rule, thresholds: [4, 5] })).toEqual([
      { threshold: 4, alerts: 1, minutes: 3 },
      { threshold: 5, alerts: 0, minutes: 0 },
    ]);
  });

  it('has no opinion on an empty history', () => {
    const rule = { duration: 3, attempts: 2, operator: '>' } as const;
    expect(backtest([null, null], { ...rule, thresholds: [0] })).toEqual([
      { threshold: 0, alerts: 0, minutes: 0 },
    ]);
  });
});

describe('the curve of all thresholds', () => {
  it('counts over any set of points what was opened and was open there', () => {
    fc.assert(
      fc.property(points, rules, fc.integer({ min: -7, max: 7 }), (series, rule, threshold) => {
        const means = movingMeans(Float64Array.from(series), rule.duration, '>');
        const isCounted = (i: number): boolean => i >= 20 && i % 3 !== 0;
        const found = episodes(means, threshold, rule.attempts);
        const open = found.flatMap(({ opened, closed }) =>
          Array.from({ length: (closed ?? means.length) - opened }, (_, i) => opened + i),
        );
        expect(thresholdCurve(means, rule.attempts, isCounted)(threshold)).toEqual({
          alerts: found.filter(({ opened }) => isCounted(opened)).length,
          open: open.filter(isCounted).length,
        });
      }),
      { seed: 32, numRuns: 300 },
    );
  });

  it('is the same whether the attempts are asked for one by one or together, for all thresholds or some', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -7, max: 7 }), (series, threshold) => {
        const means = movingMeans(Float64Array.from(series), 2, '>');
        const together = thresholdCurves(means, 10).map((curve) => curve(threshold));
        const alone = together.map((_, i) => thresholdCurve(means, i + 1)(threshold));
        expect(together).toEqual(alone);
        const high = thresholdCurves(means, 10, null, threshold).map((curve) => curve(threshold));
        expect(high).toEqual(alone);
      }),
      { seed: 33 },
    );
  });
});

it('an alert that is open at the end has no end yet', () => {
  const means = Float64Array.from([0, 9, 9, 0, 9, 9, 9]);
  expect(episodes(means, 5, 2)).toEqual([
    { opened: 2, closed: 3 },
    { opened: 5, closed: null },
  ]);
});

it('a mean at the threshold is no breach, and an alert that opens with the last point is open', () => {
  expect(episodes(Float64Array.of(9, 9, 5, 9, 9), 5, 2)).toEqual([
    { opened: 1, closed: 2 },
    { opened: 4, closed: null },
  ]);
  expect(episodes(Float64Array.of(9, 9, 5, 9), 5, 2)).toEqual([{ opened: 1, closed: 2 }]);
});

it('a missing point neither opens nor closes an alert, however it is written', () => {
  const rule = { duration: 1, attempts: 3, operator: '>', thresholds: [5] } as const;
  const values = [9, Number.NaN, 9, null, 9, Number.POSITIVE_INFINITY, 1];
  expect(backtest(values, rule)).toEqual([{ threshold: 5, alerts: 1, minutes: 3 }]);
});

it('there is a curve for each number of attempts, and the means keep their order', () => {
  const means = Float64Array.of(9, 1, 8, 9, 2);
  const curves = thresholdCurves(means, 3, (i) => i > 0);
  expect(curves.map((curve) => curve(5))).toEqual([
    { open: 2, alerts: 1 },
    { open: 1, alerts: 1 },
    { open: 0, alerts: 0 },
  ]);
  expect(thresholdCurves(means, 2).map((curve) => curve(5))).toEqual([
    { open: 3, alerts: 2 },
    { open: 1, alerts: 1 },
  ]);
  expect([...means]).toEqual([9, 1, 8, 9, 2]);
});
