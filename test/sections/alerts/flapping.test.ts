import { describe, expect, it } from 'vitest';
import { flapping } from '../../../src/sections/alerts/flapping.ts';
import { fired } from '../../support/fired.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { host } from '../../support/monitors.ts';

const { flapping: rules } = meeting().rules;

function series(n: number, minutesApart: number, openMinutes: number, on: string | null = null) {
  return Array.from({ length: n }, (_, i) => {
    const openedAt = new Date(tokyo('2026-10-14 13:00').getTime() + i * minutesApart * 60_000);
    return fired('queue', '2026-10-14 13:00', {
      openedAt,
      closedAt: new Date(openedAt.getTime() + openMinutes * 60_000),
      host: on === null ? null : host(on),
    });
  });
}

describe('flapping', () => {
  it('is ten short alerts of one host within six hours, both ends included', () => {
    expect(flapping(series(10, 40, 15), rules)).toEqual({
      count: 10,
      first: tokyo('2026-10-14 13:00'),
      last: tokyo('2026-10-14 19:00'),
    });
  });

  it('is not nine, nor ten over more than six hours, nor ten that stayed open longer', () => {
    expect(flapping(series(9, 25, 8), rules)).toBeNull();
    expect(flapping(series(10, 41, 15), rules)).toBeNull();
    expect(flapping(series(10, 25, 15.5), rules)).toBeNull();
  });

  it('is told of each host for itself', () => {
    const spread = series(12, 20, 5).map((alert, i) => ({ ...alert, host: host(`web${i % 2}`) }));
    expect(flapping(spread, rules)).toBeNull();
    expect(flapping(series(12, 20, 5, 'web1'), rules)?.count).toBe(12);
  });

  it('leaves out alerts that are still open', () => {
    const open = series(10, 20, 5).map((alert, i) => (i === 0 ? { ...alert, closedAt: null } : alert));
    expect(flapping(open, rules)).toBeNull();
  });

  it('counts the densest stretch, not the whole month', () => {
    const twice = [
      ...series(14, 25, 5),
      ...series(3, 25, 5).map((alert) => ({
        ...alert,
        openedAt: tokyo('2026-10-20 10:00'),
        closedAt: tokyo('2026-10-20 10:05'),
      })),
    ];
    expect(flapping(twice, rules)?.count).toBe(14);
  });
});
