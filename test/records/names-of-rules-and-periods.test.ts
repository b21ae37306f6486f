import { describe, expect, it } from 'vitest';
import { periodNames } from '../../src/records/period-names.ts';
import { ruleName } from '../../src/records/rule-name.ts';
import { span } from '../../src/records/span.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { ruleOf } from '../support/monitors.ts';

describe('ruleName', () => {
  it('is the name people gave it', () => {
    expect(ruleName(ruleOf('shop p95'), 'ja')).toBe('shop p95');
  });

  it('is the kind of a rule without a name, and the id as well once the rule is deleted', () => {
    const nameless = ruleOf('x', { id: '3monXYZ', name: null, type: 'connectivity' });
    expect(ruleName(nameless, 'ja')).toBe('死活監視');
    expect(ruleName({ ...nameless, deleted: true }, 'en')).toBe(
      'a deleted rule (host connectivity, id 3monXYZ)',
    );
    expect(ruleName(null, 'en')).toBe('alerts of no known rule');
  });
});

describe('periodNames', () => {
  it('are the months, across the turn of the year too', () => {
    expect(periodNames(meeting())).toEqual({ now: '10 月', before: '9 月' });
    expect(periodNames(meeting({ month: { year: 2027, month: 1 }, locale: 'en' }))).toEqual({
      now: 'January',
      before: 'December',
    });
  });

  it('do not pretend that a free range is a month', () => {
    expect(periodNames(meeting({ month: null }))).toEqual({ now: 'この期間', before: '前の期間' });
  });
});

describe('span', () => {
  it('says the day once when it is the same', () => {
    const { local } = meeting();
    expect(span(tokyo('2026-10-14 13:05'), tokyo('2026-10-14 18:05'), local, 'ja')).toBe(
      '10-14 13:05〜18:05',
    );
    expect(span(tokyo('2026-10-31 22:00'), tokyo('2026-11-01 01:00'), local, 'ja')).toBe(
      '10-31 22:00〜11-01 01:00',
    );
  });
});
