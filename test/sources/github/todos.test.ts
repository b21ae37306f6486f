import { describe, expect, it } from 'vitest';
import { todos, topics } from '../../../src/sources/github/todos.ts';
import { answering, askFor, hasLabels, labelled, openedGithub, rawIssue } from './opened.ts';

function lists(label: string, open: readonly object[], closed: readonly object[]): void {
  hasLabels('acme/ops', label);
  const query = { sort: 'created', direction: 'asc', labels: label, per_page: 100 };
  answering()
    .get('/repos/acme/ops/issues')
    .query({ ...query, state: 'open' })
    .reply(200, open);
  answering()
    .get('/repos/acme/ops/issues')
    .query({ ...query, state: 'closed', since: '2026-08-31T00:00:00Z' })
    .reply(200, closed);
}

describe('to-dos', () => {
  it('are all the open ones and those closed since the month before', async () => {
    const closed = { ...labelled('pwg'), state: 'closed', closed_at: '2026-10-07T06:00:00Z' };
    lists(
      'pwg',
      [
        rawIssue(1, labelled('pwg')),
        rawIssue(2, {
          ...labelled('pwg'),
          title: '見直し (期限: 2026-11-30)',
          milestone: { title: '冬', due_on: '2026-12-25T08:00:00Z' },
        }),
        rawIssue(3, { ...labelled('pwg'), milestone: { title: '冬', due_on: '2026-12-25T08:00:00Z' } }),
        rawIssue(4, { ...labelled('pwg'), milestone: { title: 'いつか', due_on: null } }),
      ],
      [
        rawIssue(5, { ...closed, state_reason: 'completed' }),
        rawIssue(6, { ...closed, state_reason: 'not_planned' }),
        rawIssue(7, { ...closed, state_reason: 'duplicate' }),
        rawIssue(8, { ...closed, state_reason: null }),
      ],
    );
    const ask = askFor({ todos: [{ repo: 'acme/ops', labels: ['pwg'] }] });
    const { records } = await todos(openedGithub(), ask);
    expect(records.ours.map(({ origin, closedAs, due }) => [origin.id, closedAs, due])).toEqual([
      ['acme/ops#1', null, null],
      ['acme/ops#2', null, '2026-11-30'],
      ['acme/ops#3', null, '2026-12-25'],
      ['acme/ops#4', null, null],
      ['acme/ops#5', 'done', null],
      ['acme/ops#6', 'dropped', null],
      ['acme/ops#7', 'dropped', null],
      ['acme/ops#8', 'done', null],
    ]);
  });
});

describe('topics', () => {
  it('are read as far as to-dos', async () => {
    lists('pwg-topic', [rawIssue(1, { ...labelled('pwg-topic'), title: '当番の分担' })], []);
    const ask = askFor({ topics: [{ repo: 'acme/ops', labels: ['pwg-topic'] }] });
    const { records } = await topics(openedGithub(), ask);
    expect(records.ours).toMatchObject([{ title: '当番の分担', ref: 'ops#1', by: 'hana' }]);
  });
});
