import { describe, expect, it } from 'vitest';
import { believedProfile, seasonOf, withoutSeason } from '../../src/analysis/seasonal-profile.ts';
import { autoregressive, noise } from './series.ts';

const series = (length: number, height: (index: number) => number) =>
  Float64Array.from({ length }, (_, i) => height(i));
const nightly = (i: number, cycle = 24) => (i % cycle === 3 ? cycle - 1 : -1);
const weekly = (day: number) => (day % 7 >= 5 ? -10 : 4);
const white = (length: number, seed: number) => {
  const next = noise(seed);
  return series(length, () => next());
};

describe('a daily profile', () => {
  it('is what comes back, around zero, whatever the level and the trend are', () => {
    const expected = Array.from({ length: 24 }, (_, i) => expect.closeTo(nightly(i), 9));
    expect([
      ...(believedProfile(
        series(240, (i) => 70 + nightly(i)),
        24,
      ) ?? []),
    ]).toEqual(expected);
    const growing = believedProfile(
      series(240, (i) => 0.5 * i + nightly(i)),
      24,
    );
    expect([...(growing ?? [])]).toEqual(expected);
    const odd = believedProfile(
      series(70, (i) => 70 + nightly(i, 7)),
      7,
    );
    expect([...(odd ?? [])]).toEqual(Array.from({ length: 7 }, (_, i) => expect.closeTo(nightly(i, 7), 9)));
  });

  it('does not take a step of the series into itself', () => {
    const stepped = believedProfile(
      series(480, (i) => nightly(i) + (i < 250 ? 0 : 500)),
      24,
    );
    expect(stepped?.[3]).toBeCloseTo(23, 0);
    expect(Math.max(...[...(stepped ?? [])].filter((_, i) => i !== 3))).toBeLessThan(0);
  });

  it('is believed only when one half of the days foretells the other', () => {
    for (let seed = 1; seed <= 20; seed++) expect(believedProfile(white(720, seed), 24)).toBeNull();
    expect(
      believedProfile(
        Float64Array.from(white(720, 1), (v, i) => v + nightly(i) / 3),
        24,
      ),
    ).not.toBeNull();
    expect(
      believedProfile(
        series(720, () => 5),
        24,
      ),
    ).toBeNull();
  });

  it('needs three days, and more than one point a day', () => {
    expect(believedProfile(series(72, nightly), 24)).not.toBeNull();
    expect(believedProfile(series(71, nightly), 24)).toBeNull();
    expect(
      believedProfile(
        series(100, (i) => i),
        1,
      ),
    ).toBeNull();
    expect(
      believedProfile(
        series(100, (i) => i % 2),
        2,
      ),
    ).not.toBeNull();
  });
});

describe('the season', () => {
  it('is the day and the week together, for hours to come as well', () => {
    const season = seasonOf(
      series(672, (i) => 50 + nightly(i) + weekly(Math.floor(i / 24))),
      24,
    );
    for (const index of [0, 3, 123, 500, 672 + 3, 672 + 6 * 24])
      expect(season(index)).toBeCloseTo(nightly(index) + weekly(Math.floor(index / 24)), 6);
  });

  it('holds no week of fewer than three, nor of points that are longer than an hour', () => {
    const short = seasonOf(
      series(20 * 24, (i) => nightly(i) + weekly(Math.floor(i / 24))),
      24,
    );
    expect(short(6 * 24)).toBeCloseTo(short(0), 9);
    expect(
      seasonOf(
        series(21 * 24, (i) => weekly(Math.floor(i / 24))),
        24,
      )(6 * 24),
    ).toBeCloseTo(-10, 6);
    expect(
      seasonOf(
        series(28 * 12, (i) => weekly(Math.floor(i / 12))),
        12,
      )(6 * 12),
    ).toBeCloseTo(0, 6);
  });

  it('is nothing where nothing comes back, but for one week in ten that looks like one', () => {
    const seasons = Array.from({ length: 40 }, (_, seed) => seasonOf(white(672, seed + 1), 24));
    const silent = seasons.filter((season) => [0, 3, 24, 100, 1000].every((index) => season(index) === 0));
    expect(silent.length).toBeGreaterThanOrEqual(34);
  });
});

describe('a series without its season', () => {
  const height = (values: Float64Array) => Math.max(...values) - Math.min(...values);

  it('is level where only the season moved it', () => {
    expect(
      height(
        withoutSeason(
          series(240, (i) => 70 + nightly(i)),
          24,
        ),
      ),
    ).toBeCloseTo(0, 6);
  });

  it('finds the usual cycles by itself', () => {
    for (const cycle of [4, 7, 12, 24, 48, 96, 144, 288, 1440]) {
      const steep = series(6 * cycle, (i) => 70 + nightly(i, cycle));
      expect([cycle, height(withoutSeason(steep, undefined))]).toEqual([cycle, expect.closeTo(0, 6)]);
    }
  });

  it('needs three cycles to find one', () => {
    expect(height(withoutSeason(series(72, nightly), undefined))).toBeCloseTo(0, 6);
    const two = series(71, nightly);
    expect(withoutSeason(two, undefined)).toBe(two);
  });

  it('is the series itself where there is none, or none of the usual', () => {
    const calm = white(744, 9);
    expect(withoutSeason(calm, undefined)).toBe(calm);
    const wandering = Float64Array.from(autoregressive(744, 0.9, 9));
    expect(withoutSeason(wandering, undefined)).toBe(wandering);
    const unusual = series(741, (i) => nightly(i, 19));
    expect(withoutSeason(unusual, undefined)).toBe(unusual);
    const short = series(11, (i) => i % 4);
    expect(withoutSeason(short, undefined)).toBe(short);
  });
});
