import { describe, expect, it } from 'vitest';
import { worklogs } from '../../../src/sources/github/worklogs.ts';
import { answering, askFor, hasLabels, labelled, openedGithub, rawIssue } from './opened.ts';

// 90 days before 2026-10-01 in Tokyo, from the beginning of that day in UTC.
const since = '2026-07-02T00:00:00Z';
const book = '/repos/acme/ops/issues/12/comments';

describe('work logs', () => {
  it('are issues opened from 90 days before the period on, with the minutes somebody wrote', async () => {
    hasLabels('acme/ops', 'worklog');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ state: 'all', sort: 'created', direction: 'asc', labels: 'worklog', since, per_page: 100 })
      .reply(200, [
        rawIssue(1, { ...labelled('worklog'), created_at: '2026-07-01T23:59:59Z' }),
        rawIssue(2, { ...labelled('worklog'), created_at: since, body: '作業時間: 13:00〜13:40' }),
      ]);
    const ask = askFor({ worklog: [{ repo: 'acme/ops', labels: ['worklog'] }] });
    const { records } = await worklogs(openedGithub(), ask);
    expect(records.ours).toMatchObject([{ ref: 'ops#2', minutes: 40, by: 'hana' }]);
  });

  it('are the comments of one issue, each an entry of its own', async () => {
    answering()
      .get(book)
      .query({ since, per_page: 100 })
      .reply(200, [
        comment(86, '古い', '2026-07-01T00:00:00Z'),
        comment(87, '\n## 10/5 鍵の交換\n\n所要時間: 20 分', '2026-10-05T04:20:00Z'),
        comment(88, '- [x] OS 更新 web01', '2026-10-06T04:20:00Z', null),
        comment(89, '未来', '2026-11-17T00:00:00Z'),
      ]);
    const ask = askFor({ worklog: [{ issue: 'acme/ops#12' }] }, { homeRepo: 'acme/ops' });
    const { records } = await worklogs(openedGithub(), ask);
    const at = new Date('2026-10-05T04:20:00Z');
    expect(records.ours).toMatchObject([
      {
        origin: {
          source: 'github',
          id: 'acme/ops#12#issuecomment-87',
          url: 'https://github.com/acme/ops/issues/12#issuecomment-87',
        },
        ref: '#12',
        title: '10/5 鍵の交換',
        openedAt: at,
        closedAt: at,
        by: 'hana',
        minutes: 20,
      },
      { title: 'OS 更新 web01', by: null, minutes: null },
    ]);
  });

  it('of a log book that is gone leave the others standing, and that is said', async () => {
    hasLabels('acme/ops', 'worklog');
    answering()
      .get('/repos/acme/ops/issues')
      .query(true)
      .reply(200, [rawIssue(2, labelled('worklog'))]);
    answering().get(book).query(true).reply(410, { message: 'This issue was deleted' });
    answering().get('/repos/acme/ops').reply(200, { full_name: 'acme/ops', private: true, has_issues: true });
    const ask = askFor({ worklog: [{ issue: 'acme/ops#12' }, { repo: 'acme/ops', labels: ['worklog'] }] });
    const { records, shortfalls } = await worklogs(openedGithub(), ask);
    expect(records.ours).toHaveLength(1);
    expect(shortfalls).toMatchObject([
      { problem: { what: 'acme/ops is there, but GitHub does not show this part of it.' } },
    ]);
  });

  it('are none where the config names no place', async () => {
    expect(await worklogs(openedGithub(), askFor({}))).toEqual({
      records: { ours: [], perhapsOurs: [], missingLabels: [] },
      shortfalls: [],
    });
  });
});

function comment(id: number, body: string, at: string, login: string | null = 'hana'): object {
  return {
    id,
    body,
    user: login === null ? null : { login },
    created_at: at,
    updated_at: at,
    html_url: `https://github.com/acme/ops/issues/12#issuecomment-${id}`,
    issue_url: 'https://api.github.com/repos/acme/ops/issues/12',
  };
}
