import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../src/records.ts';
import { growth } from '../../../src/sections/alerts/growth.ts';
import {
  byMonth,
  calendarOf,
  courseOf,
  lastYear,
  type MonthCount,
} from '../../../src/sections/alerts/history.ts';
import { book, fired } from '../../support/fired.ts';
import { meeting } from '../../support/meeting.ts';

const october = meeting();
const counted = (ours: readonly Alert[], unattributed: readonly Alert[] = []) =>
  byMonth(ours, calendarOf({ ...book(ours), unattributed }, october));
const told = (counts: readonly MonthCount[]) =>
  counts.flatMap(({ month, fired }) => (fired === null ? [] : [`${month.key}: ${fired}`]));

describe('the months of a rule', () => {
  it('are thirteen, and begin with the first that lies wholly in the data', () => {
    const counts = counted([
      fired('p95', '2026-06-30 23:59:59'),
      fired('p95', '2026-07-01'),
      fired('p95', '2026-07-31 23:59:59'),
      fired('p95', '2026-10-31 23:59:59'),
      fired('p95', '2026-11-01'),
    ]);
    expect(counts.map(({ month }) => month.key)).toEqual([
      ...['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
      ...['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
    ]);
    expect(told(counts)).toEqual(['2026-07: 2', '2026-08: 0', '2026-09: 0', '2026-10: 1']);
  });

  it('are known as far as any alert of the organisation tells', () => {
    const others = [fired('5xx', '2026-05-20')];
    expect(told(counted([fired('p95', '2026-10-10')], others))).toEqual([
      ...['2026-06: 0', '2026-07: 0', '2026-08: 0', '2026-09: 0', '2026-10: 1'],
    ]);
  });

  it('are not known by an alert that is open since long: such alerts are asked for apart', () => {
    const standing = fired('disk', '2024-02-01', { closedAt: null });
    expect(told(counted([standing]))).toEqual([]);
    expect(told(counted([standing, fired('disk', '2026-09-10')]))).toEqual(['2026-10: 0']);
  });

  it('know the same month of last year only when the data reaches all of it', () => {
    const partly = counted([fired('p95', '2025-10-16'), fired('p95', '2026-10-16')]);
    expect(lastYear(partly, october)).toBeNull();
    const wholly = counted([fired('p95', '2025-09-28'), fired('p95', '2025-10-16')]);
    expect(lastYear(wholly, october)?.fired).toBe(1);
    expect(lastYear(wholly, meeting({ month: null }))).toBeNull();
  });
});

describe('the course of a rule', () => {
  const [month] = calendarOf(book([]), october).months;
  const of = (numbers: readonly (number | null)[], on = october) =>
    courseOf(
      numbers.flatMap((fired) => (month === undefined ? [] : [{ month, fired }])),
      on,
    );

  it('leaves out the months before the data begins, and says nothing of fewer than three', () => {
    expect(of([null, null, 1, 0, 1])).toBe('█▁█');
    expect(of([null, 1, 2])).toBeNull();
  });

  it('is not drawn on a page without pictures', () => {
    expect(of([1, 0, 1], meeting({ pictures: 'none' }))).toBeNull();
  });
});

describe('growth', () => {
  it('is said per day, so that a short month is no fall', () => {
    expect(growth({ fired: 56, days: 28 }, { fired: 62, days: 31 })).toBeNull();
    expect(growth({ fired: 62, days: 31 }, { fired: 20, days: 30 })).toBeCloseTo(3);
  });

  it('is not said of small numbers, of little, or of what chance does', () => {
    expect(growth({ fired: 4, days: 30 }, { fired: 1, days: 30 })).toBeNull();
    expect(growth({ fired: 48, days: 30 }, { fired: 40, days: 30 })).toBeNull();
    expect(growth({ fired: 11, days: 30 }, { fired: 6, days: 30 })).toBeNull();
    expect(growth({ fired: 21, days: 30 }, { fired: 2, days: 30 })).toBeCloseTo(10.5);
    expect(growth({ fired: 3, days: 30 }, { fired: 30, days: 30 })).toBeCloseTo(0.1);
  });

  it('needs something to grow from', () => {
    expect(growth({ fired: 30, days: 30 }, { fired: 0, days: 30 })).toBeNull();
    expect(growth({ fired: 30, days: 0 }, { fired: 3, days: 30 })).toBeNull();
  });
});
