import { describe, expect, it } from 'vitest';
import { writtenDue } from '../../../src/sources/github/due.ts';

const due = (title: string, body = '') => writtenDue(title, body, '2026-10-15');

describe('the day something is due', () => {
  it.each([
    ['監視の見直し (期限: 2026-11-30)', '', '2026-11-30'],
    ['監視の見直し（期限：２０２６年１１月３０日）', '', '2026-11-30'],
    ['Review the rules (due: 2026-11-30)', '', '2026-11-30'],
    ['Review the rules, due by 2026/11/5', '', '2026-11-05'],
    ['', '前回の定例から\n\n期限 2026-11-30', '2026-11-30'],
    ['', '- **締切**: 11/30', '2026-11-30'],
    ['', '### 期限\n\n2026-11-30', '2026-11-30'],
  ])('is read from %j %j', (title, body, expected) => {
    expect(due(title, body)).toBe(expected);
  });

  it('is the one in the title where both say one', () => {
    expect(due('見直し (期限: 2026-11-30)', '期限: 2026-12-31')).toBe('2026-11-30');
  });

  it('is the next such day where no year is given', () => {
    expect(due('見直し 期限 10/15')).toBe('2026-10-15');
    expect(due('見直し 期限 1/31')).toBe('2027-01-31');
    expect(writtenDue('期限 2/29', '', '2027-03-01')).toBe('2028-02-29');
  });

  it.each([
    ['証明書の有効期限: 2026-12-01', ''],
    ['期限切れ 2026-12-01 のものを消す', ''],
    ['due to 2026-11-30 being a holiday', ''],
    ['期限: 2026-02-30', ''],
    ['期限: 来月', ''],
    ['', '```\n期限: 2026-11-30\n```'],
    ['', '> 期限: 2026-11-30'],
    ['2026-11-30', ''],
  ])('is not said by %j %j', (title, body) => {
    expect(due(title, body)).toBeNull();
  });
});
