import { describe, expect, it } from 'vitest';
import { monthOfYear, wholeMonths } from '../../src/records/months.ts';
import { meeting, tokyo } from '../support/meeting.ts';

const { local } = meeting();

describe('whole months', () => {
  it('are those that lie wholly in a period, by the clock of the team', () => {
    const from = tokyo('2025-12-01');
    expect(wholeMonths({ from, to: tokyo('2026-03-01') }, local)).toEqual([
      { key: '2025-12', days: 31, period: { from, to: tokyo('2026-01-01') } },
      { key: '2026-01', days: 31, period: { from: tokyo('2026-01-01'), to: tokyo('2026-02-01') } },
      { key: '2026-02', days: 28, period: { from: tokyo('2026-02-01'), to: tokyo('2026-03-01') } },
    ]);
  });

  it('leave out a month that is cut at either end', () => {
    const keys = (from: string, to: string) =>
      wholeMonths({ from: tokyo(from), to: tokyo(to) }, local).map(({ key }) => key);
    expect(keys('2026-08-02', '2026-10-31')).toEqual(['2026-09']);
    expect(keys('2026-10-02', '2026-10-20')).toEqual([]);
  });
});

describe('the name of a month', () => {
  it('carries the year only when it is another one', () => {
    expect([monthOfYear('2026-08', 2026, 'ja'), monthOfYear('2025-11', 2026, 'ja')]).toEqual([
      '8 月',
      '2025 年 11 月',
    ]);
    expect([monthOfYear('2026-08', 2026, 'en'), monthOfYear('2025-11', 2026, 'en')]).toEqual([
      'August',
      'November 2025',
    ]);
  });
});
