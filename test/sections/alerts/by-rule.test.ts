import { describe, expect, it } from 'vitest';
import { byRule } from '../../../src/sections/alerts/by-rule.ts';
import { habits } from '../../../src/sections/alerts/habits.ts';
import { totals } from '../../../src/sections/alerts/totals.ts';
import { fired } from '../../support/fired.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const october = meeting();

describe('byRule', () => {
  it('counts an alert once, in the month in which it opened', () => {
    const alerts = [
      fired('p95', '2026-09-01'),
      fired('p95', '2026-09-30 23:57:05'),
      fired('p95', '2026-10-01'),
      fired('p95', '2026-10-31 23:58:20'),
      fired('p95', '2026-11-01'),
    ];
    const [review, ...others] = byRule(alerts, october);
    expect(others).toEqual([]);
    expect(review?.fired.map(({ origin }) => origin.id)).toEqual([
      'p95 2026-10-01',
      'p95 2026-10-31 23:58:20',
    ]);
    expect(review?.earlier).toHaveLength(2);
  });

  it('splits open minutes by month', () => {
    const [review] = byRule(
      [
        fired('disk', '2026-09-30 23:30', { closedAt: tokyo('2026-10-01 00:10') }),
        fired('disk', '2026-10-31 23:00', { closedAt: null }),
      ],
      october,
    );
    expect(review?.openMinutes).toBe(10 + 60);
  });

  it('keeps a rule that fired nothing new but stood open all month', () => {
    const [review] = byRule([fired('alive', '2026-08-24 13:00', { closedAt: null })], october);
    expect(review?.fired).toEqual([]);
    expect(review?.standing).toHaveLength(1);
  });

  it('puts the rule that fired most first', () => {
    const alerts = [
      fired('once', '2026-10-02'),
      fired('twice', '2026-10-03'),
      fired('twice', '2026-10-04'),
      fired('last month', '2026-09-04'),
    ];
    expect(byRule(alerts, october).map(({ rule }) => rule?.name)).toEqual(['twice', 'once']);
  });
});

describe('habits', () => {
  const at = (opened: string, minutes: number, reason: string | null = null) => {
    const openedAt = tokyo(opened);
    return fired('p95', opened, { reason, closedAt: new Date(openedAt.getTime() + minutes * 60_000) });
  };

  it('takes the median over the closed ones, an even number in the middle of two', () => {
    const open = fired('p95', '2026-10-05', { closedAt: null });
    expect(habits([at('2026-10-01', 4), at('2026-10-02', 10), open], october).medianMinutes).toBe(7);
    expect(
      habits([at('2026-10-01', 4), at('2026-10-02', 10), at('2026-10-03', 30)], october).medianMinutes,
    ).toBe(10);
    expect(habits([open], october).medianMinutes).toBeNull();
  });

  it('says how long nine of ten took, by the length that was reached', () => {
    const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 90, 400];
    const alerts = lengths.map((minutes, i) => at(`2026-10-${String(i + 1).padStart(2, '0')}`, minutes));
    expect(habits(alerts, october).p90Minutes).toBe(90);
    expect(habits([], october).p90Minutes).toBeNull();
  });

  it('counts night alerts within an hour of each other as waking somebody once', () => {
    const night = ['03:00', '03:40', '04:30', '05:30', '12:00', '23:00'].map((time) =>
      at(`2026-10-05 ${time}`, 5),
    );
    const told = habits(night, october);
    expect(told.night).toHaveLength(5);
    expect(told.wakeUps.map(({ origin }) => origin.id)).toEqual([
      'p95 2026-10-05 03:00',
      'p95 2026-10-05 05:30',
      'p95 2026-10-05 23:00',
    ]);
  });

  it('counts public holidays as weekend where the team wants it, and knows none otherwise', () => {
    const sportsDay = at('2026-10-12 12:00', 5);
    const saturday = at('2026-10-10 12:00', 5);
    const withHolidays = meeting({ holidays: new Set(['2026-10-12']) });
    expect(habits([saturday, sportsDay], october)).toMatchObject({ weekend: [saturday], holiday: null });
    expect(habits([saturday, sportsDay], withHolidays)).toMatchObject({
      weekend: [saturday, sportsDay],
      holiday: [sportsDay],
    });
  });

  it('calls five minutes short and a second more not, and tells who healed alone', () => {
    const told = habits(
      [at('2026-10-01 12:00', 5), at('2026-10-02 12:00', 5.02), at('2026-10-03 12:00', 1, '復旧を確認')],
      october,
    );
    expect(told).toMatchObject({ fired: 3, closed: 3, short: 2, healedShortly: 1, night: [] });
    expect(told.closedByHand.map(({ reason }) => reason)).toEqual(['復旧を確認']);
  });
});

describe('totals', () => {
  it('says what is open at the end of the month and what is open now', () => {
    const alerts = [
      fired('a', '2026-08-24', { closedAt: null }),
      fired('b', '2026-10-30', { closedAt: tokyo('2026-11-02') }),
      fired('c', '2026-10-31 23:00', { closedAt: tokyo('2026-11-01') }),
      fired('d', '2026-10-31 23:00', { closedAt: tokyo('2026-10-31 23:59:59') }),
      fired('e', '2026-11-14', { closedAt: null }),
    ];
    const { openAtEnd, openNow, sinceEnd } = totals(alerts, october);
    expect(openAtEnd.map(({ rule }) => rule?.name)).toEqual(['a', 'b', 'c']);
    expect(openNow.map(({ rule }) => rule?.name)).toEqual(['a', 'e']);
    expect(sinceEnd).toBe(1);
  });

  it('counts night from 22:00 up to 07:00, and weekends by the wall clock', () => {
    const alerts = [
      '2026-10-05 21:59',
      '2026-10-05 22:00',
      '2026-10-06 06:59',
      '2026-10-06 07:00',
      '2026-10-10 12:00',
    ];
    expect(
      totals(
        alerts.map((opened) => fired('a', opened)),
        october,
      ),
    ).toMatchObject({ night: 2, weekend: 1 });
  });
});
