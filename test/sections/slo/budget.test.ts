import { describe, expect, it } from 'vitest';
import type { Objective, Period } from '../../../src/records.ts';
import { budget, isMissed, isReliable } from '../../../src/sections/slo/budget.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { BOTH_MONTHS, hourly, hourOf, objective } from '../../support/objective.ts';

const { period, earlier, at } = meeting();
const budgetOf = (of: Objective, when: Period, now: Date) => budget(of, of.target, when, now);
const OCTOBER_MINUTES = 31 * 24 * 60;

describe('budget', () => {
  it('adds up the sums behind hourly means, of the period alone', () => {
    const now = budgetOf(objective(), period, at);
    expect(now.total).toBe(1000 * OCTOBER_MINUTES);
    expect(now.bad).toBe(0.5 * OCTOBER_MINUTES);
    expect(now.attained).toBeCloseTo(0.9995, 10);
    expect(now.used).toBeCloseTo(0.5, 10);
    expect(now.missingShare).toBe(0);
    expect(budgetOf(objective(), earlier, at).total).toBe(1000 * 30 * 24 * 60);
  });

  it('knows that a metric posted every five minutes has fewer points to a bucket', () => {
    const total = { ...objective().total, postedEveryMinutes: 5 };
    expect(budgetOf(objective({ total }), period, at).total).toBe((1000 * OCTOBER_MINUTES) / 5);
  });

  it('takes only the part of a bucket that lies inside, as in a zone half an hour off', () => {
    const half = { from: tokyo('2026-10-01 00:30'), to: tokyo('2026-10-01 02:00') };
    expect(budgetOf(objective(), half, at).total).toBe(1000 * 90);
  });

  it('stops at the instant of the meeting', () => {
    const early = budgetOf(objective(), period, tokyo('2026-10-02'));
    expect(early.total).toBe(1000 * 24 * 60);
    expect(early.missingShare).toBe(0);
  });

  it('counts missing hours neither as good nor as bad, and tells their share', () => {
    const gap = { from: hourOf('2026-10-10'), to: hourOf('2026-10-13') };
    const total = hourly('t', BOTH_MONTHS, (hour) => (hour >= gap.from && hour < gap.to ? null : 1000));
    const now = budgetOf(objective({ total }), period, at);
    expect(now.used).toBeCloseTo(0.5, 10);
    expect(now.missingShare).toBeCloseTo(72 / (31 * 24), 10);
    expect(isReliable(now)).toBe(false);
  });

  it('misses what one of the two counters lacks', () => {
    const bad = hourly('b', hourOf('2026-10-31'), () => 0.5);
    expect(budgetOf(objective({ bad }), period, at).missingShare).toBeCloseTo(1 / 31, 10);
  });

  it('knows nothing without data or without traffic: 0 of 0 is not 100 %', () => {
    const nothing = { ...objective().total, points: [] };
    const zero = hourly('t', BOTH_MONTHS, () => 0);
    for (const total of [nothing, zero]) {
      const now = budgetOf(objective({ total }), period, at);
      expect([now.attained, now.used, isReliable(now), isMissed(now)]).toEqual([null, null, false, false]);
    }
  });

  it('has no budget to use when nothing may fail, but can still miss', () => {
    const now = budgetOf(objective({ target: 100 }), period, at);
    expect(now.used).toBeNull();
    expect(isMissed(now)).toBe(true);
  });
});
