import { describe, expect, it } from 'vitest';
import { GROWTH_MODELS } from '../../src/analysis/growth-models.ts';

const [flat, line, fortnight, week, theilSen, slowing, bending] = GROWTH_MODELS.map(({ model }) => model);
const days = (height: (day: number) => number, length = 20) =>
  Float64Array.from({ length }, (_, i) => height(i));
/** Day 24 of days 0 to 19. */
const told = (model: (typeof GROWTH_MODELS)[number]['model'] | undefined, seen: Float64Array) =>
  model?.(seen)(25 - seen.length);

describe('a model of growth', () => {
  it('says of a line that it goes on', () => {
    for (const model of [line, fortnight, week, theilSen, bending])
      expect(
        told(
          model,
          days((day) => 40 + 3 * day),
        ),
      ).toBeCloseTo(40 + 3 * 24, 9);
    for (const { model } of GROWTH_MODELS) expect(model(days(() => 7))(9)).toBeCloseTo(7, 9);
  });

  it('that is flat says the median of the last week', () => {
    expect(
      told(
        flat,
        days((day) => (day < 13 ? 100 : ([5, 1, 9, 3, 50, 2, 4][day - 13] ?? 0))),
      ),
    ).toBe(4);
    expect(GROWTH_MODELS.map((one) => one.flat === true)).toEqual([true, ...new Array(6).fill(false)]);
  });

  it('that sees two weeks, or one, has forgotten what was before', () => {
    const old = (length: number) => days((day) => (day < 20 - length ? 500 : 2 * day));
    expect(told(fortnight, old(14))).toBeCloseTo(48, 9);
    expect(told(week, old(7))).toBeCloseTo(48, 9);
    expect(
      told(
        week,
        days((day) => 2 * day, 5),
      ),
    ).toBeCloseTo(48, 9);
    // Least squares over 20 days by hand: level 57, slope 8.1/665 per day of 0.1 growth and one day of 9 more.
    expect(
      told(
        line,
        days((day) => (day === 19 ? 10 : 0)),
      ),
    ).toBeCloseTo(0.5 + (14.5 * 95) / 665, 9);
  });

  it('by the median of slopes does not mind a few wild days', () => {
    const wild = days((day) => 3 * day + (day === 3 || day === 11 ? 400 : 0));
    expect(told(theilSen, wild)).toBeCloseTo(72, 9);
  });

  it('that slows down nears a ceiling', () => {
    for (const decay of [10, 20, 40, 80]) {
      const height = (day: number) => 90 - 50 * Math.exp(-day / decay);
      expect(told(slowing, days(height))).toBeCloseTo(height(24), 9);
    }
  });

  it('that grows faster and faster follows its square, and never turns back', () => {
    expect(
      told(
        bending,
        days((day) => 0.5 * day ** 2 + day),
      ),
    ).toBeCloseTo(0.5 * 24 ** 2 + 24, 6);
    expect(
      told(
        bending,
        days((day) => (day - 5) ** 2),
      ),
    ).toBeCloseTo(19 ** 2, 6);
    expect(
      told(
        bending,
        days((day) => -((day - 22) ** 2)),
      ),
    ).toBeCloseTo(0, 6);
    expect(
      told(
        bending,
        days((day) => -((day - 30) ** 2)),
      ),
    ).toBeCloseTo(-36, 6);
    expect(bending?.(days((day) => -((day - 30) ** 2)))(40)).toBeCloseTo(0, 6);
    expect(
      told(
        bending,
        days((day) => (day - 22) ** 2),
      ),
    ).toBeCloseTo(0, 6);
  });
});
