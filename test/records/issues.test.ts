import { describe, expect, it } from 'vitest';
import { issueLink, missingLabels, numberLink } from '../../src/records/issue-link.ts';
import { openAt } from '../../src/records/issue-state.ts';
import { repeats } from '../../src/records/repeats.ts';
import { daysSinceLast } from '../../src/records/since-last.ts';
import { topic, tracked, workLog } from '../support/issues.ts';
import { meeting, tokyo } from '../support/meeting.ts';

const { local } = meeting();

describe('an issue on the page', () => {
  const url = 'https://github.com/acme/operations/issues/12';

  it('is one link with its number and title', () => {
    expect(String(issueLink(topic(12, { opened: '2026-10-01', title: '[x](http://evil) @all' })))).toMatch(
      /^\[#12 .*\]\(https:\/\/github\.com\/acme\/operations\/issues\/12\)$/,
    );
    expect(String(issueLink(topic(12, { opened: '2026-10-01', title: ' ' })))).toBe(`[#12](${url})`);
    expect(String(numberLink(topic(12, { opened: '2026-10-01', ref: 'shop#12' })))).toBe(`[shop#12](${url})`);
  });

  it('says a reference that is no reference as text from outside', () => {
    expect(String(numberLink(topic(12, { opened: '2026-10-01', ref: '](http://evil)#12' })))).not.toContain(
      '](http://evil',
    );
  });

  it('is text without a link when it has no page', () => {
    const origin = { source: 'github', id: 'acme/operations#12', url: null };
    expect(String(issueLink(topic(12, { opened: '2026-10-01', title: 'a', origin })))).toBe('#12 a');
  });

  it('names a missing label and its repository as code', () => {
    const missing = tracked([], { missingLabels: [{ repo: 'acme/shop', label: 'a`b|c' }] });
    expect(missingLabels(missing).map(({ repo, label }) => [repo, label].map(String))).toEqual([
      ['`acme/shop`', '`` a`b\\|c ``'],
    ]);
  });
});

it('is open from the instant after its opening until its closing', () => {
  const issue = topic(1, { opened: '2026-10-01', closed: '2026-11-01' });
  const at = (clock: string) => openAt(issue, tokyo(clock));
  expect([at('2026-10-01'), at('2026-10-02'), at('2026-11-01'), at('2026-11-01 00:01')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

describe('repeats', () => {
  it('count the same work in the 90 days up to each, itself included', () => {
    const days = ['2026-07-01', '2026-07-02', '2026-09-30', '2026-10-01'];
    const logs = days.map((day, n) => workLog(n, { opened: `${day} 23:00`, title: `再起動 ${n}` }));
    const other = workLog(9, { opened: '2026-10-01', title: '停止' });
    const found = repeats([...logs, other], local);
    expect([...logs, other].map((log) => found.get(log)?.map(({ ref }) => ref))).toEqual([
      ['#0'],
      ['#0', '#1'],
      ['#1', '#2'],
      ['#2', '#3'],
      ['#9'],
    ]);
  });
});

it('counts calendar days since the youngest, not blocks of 24 hours', () => {
  const issues = [topic(1, { opened: '2026-11-15 23:59' }), topic(2, { opened: '2026-10-01' })];
  expect(daysSinceLast(issues, tokyo('2026-11-16 00:01'), local)).toBe(1);
  expect(daysSinceLast([], tokyo('2026-11-16'), local)).toBeNull();
});
