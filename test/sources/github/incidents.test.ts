import { describe, expect, it } from 'vitest';
import { incidents } from '../../../src/sources/github/incidents.ts';
import { answering, askFor, hasLabels, labelled, openedGithub, rawIssue } from './opened.ts';

const ask = askFor({ incidents: [{ repo: 'acme/ops', labels: ['incident', 'service:shop'] }] });

function lists(...issues: readonly object[]): void {
  hasLabels('acme/ops', 'incident', 'service:shop');
  answering()
    .get('/repos/acme/ops/issues')
    .query({ state: 'all', sort: 'created', direction: 'asc', labels: 'incident', per_page: 100 })
    .reply(200, issues);
}

const comments = (number: number) =>
  answering().get(`/repos/acme/ops/issues/${number}/comments`).query({ per_page: 100 });
const ours = labelled('incident', 'service:shop');

describe('an incident', () => {
  it('tells all that its issue says', async () => {
    lists(
      rawIssue(412, {
        ...labelled('incident', 'Severity:1', 'Service:Shop', 'service:search', 'postmortem'),
        title: '障害: 全ノード断 | <b>',
        body: '復旧まで: 14 分\n\n- [x] 応急\n- [ ] 恒久',
        assignees: [{ login: 'minami' }, null],
        state: 'closed',
        closed_at: '2026-10-03T02:40:00Z',
        state_reason: 'completed',
        comments: 6,
      }),
    );
    expect(await incidents(openedGithub(), ask)).toEqual({
      records: {
        ours: [
          {
            origin: {
              source: 'github',
              id: 'acme/ops#412',
              url: 'https://github.com/acme/ops/issues/412',
            },
            ref: '#412',
            title: '障害: 全ノード断 | <b>',
            openedAt: new Date('2026-10-03T02:11:09Z'),
            closedAt: new Date('2026-10-03T02:40:00Z'),
            by: 'hana',
            assignees: ['minami'],
            severity: '1',
            sharedWith: ['search'],
            minutes: 14,
            checklist: { done: 1, total: 2, open: ['恒久'] },
            postmortem: true,
            blank: false,
            reopened: false,
          },
        ],
        perhapsOurs: [],
        missingLabels: [],
      },
      shortfalls: [],
    });
  });

  it('of which nobody wrote anything is blank, and how long it was open is no duration', async () => {
    lists(
      rawIssue(1, {
        ...ours,
        body: '\r\n  ',
        state: 'open',
        state_reason: 'reopened',
        closed_at: null,
        user: null,
      }),
    );
    const { records } = await incidents(openedGithub(), ask);
    expect(records.ours).toMatchObject([
      { blank: true, minutes: null, reopened: true, by: null, severity: null, postmortem: false },
    ]);
  });

  it('may have its times in comments, which are read for those of the period only', async () => {
    lists(
      rawIssue(1, { ...ours, comments: 2, created_at: '2026-09-30T14:59:59Z' }),
      rawIssue(2, { ...ours, comments: 2, created_at: '2026-09-30T15:00:00Z', body: '検知: 14:02' }),
      rawIssue(3, { ...ours, comments: 0 }),
      rawIssue(4, { ...ours, comments: 1, body: '所要時間: 5 分' }),
      rawIssue(5, { ...labelled('incident'), comments: 3 }),
    );
    comments(2).reply(200, [
      { id: 88, body: '直った', user: null, created_at: '2026-10-01T05:41:00Z' },
      { id: 89, body: '復旧: 14:40', user: null, created_at: '2026-10-01T05:45:00Z' },
      { id: 90, body: '復旧: 19:00', user: null, created_at: '2026-11-20T05:45:00Z' },
    ]);
    const { records, shortfalls } = await incidents(openedGithub(), ask);
    expect(shortfalls).toEqual([]);
    expect(records.ours.map(({ ref, minutes }) => [ref, minutes])).toEqual([
      ['#1', null],
      ['#2', 38],
      ['#3', null],
      ['#4', 5],
    ]);
    expect(records.perhapsOurs.map(({ ref, minutes }) => [ref, minutes])).toEqual([['#5', null]]);
  });

  it('stays when its comments can not be read, and that is said', async () => {
    lists(rawIssue(2, { ...ours, comments: 2 }));
    comments(2).reply(403, { message: 'Resource not accessible by personal access token' });
    const { records, shortfalls } = await incidents(openedGithub(), ask);
    expect(records.ours).toMatchObject([{ ref: '#2', minutes: null }]);
    expect(shortfalls).toMatchObject([{ problem: { name: 'Problem', exit: 4 } }]);
  });
});
