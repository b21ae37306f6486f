import { describe, expect, it } from 'vitest';
import { changes } from '../../../src/sources/github/changes.ts';
import { plans } from '../../../src/sources/github/milestones.ts';
import { answering, askFor, openedGithub } from './opened.ts';

const repo = 'https://api.github.com/repos/acme/blog';
const ask = askFor({ changes: [{ repo: 'acme/blog' }] });
const PULLS = { state: 'closed', sort: 'updated', direction: 'desc' };

function serves(list: string, query: object, rows: readonly object[], next: string | null = null): void {
  answering()
    .get(`/repos/acme/blog/${list}`)
    .query({ ...query, per_page: 100 })
    .reply(200, rows, next === null ? {} : { link: `<https://api.github.com${next}>; rel="next"` });
}

describe('changes', () => {
  it('are merges, releases and deployments since the month before, oldest first', async () => {
    serves('pulls', PULLS, [
      pull(430, '2026-10-05T00:00:00Z', '2026-10-05T00:00:00Z'),
      pull(429, '2026-10-04T00:00:00Z', null),
      pull(428, '2026-10-03T00:00:00Z', '2026-08-31T14:59:59Z'),
    ]);
    serves('releases', {}, [
      release('v4', { draft: true, published_at: null }),
      release('v1', { draft: true, published_at: '2026-10-12T03:00:00Z' }),
      release('v3', { published_at: '2026-10-12T03:00:00Z', created_at: '2026-08-01T00:00:00Z', name: ' ' }),
      release('v2', { published_at: '2026-11-16T00:00:01Z', name: 'too late' }),
    ]);
    serves('deployments', {}, [deployment(5, '2026-10-11T01:00:00Z', 'main')]);
    const { records, shortfalls } = await changes(openedGithub(), ask);
    expect(records).toEqual([
      {
        origin: { source: 'github', id: 'acme/blog#430', url: 'https://github.com/acme/blog/pull/430' },
        kind: 'merge',
        title: 'Tune pool 430',
        at: new Date('2026-10-05T00:00:00Z'),
        until: null,
        environment: null,
      },
      {
        origin: {
          source: 'github',
          id: 'acme/blog/deployments/5',
          url: 'https://github.com/acme/blog/commit/a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d',
        },
        kind: 'deployment',
        title: 'main',
        at: new Date('2026-10-11T01:00:00Z'),
        until: null,
        environment: 'production',
      },
      {
        origin: {
          source: 'github',
          id: 'acme/blog@v3',
          url: 'https://github.com/acme/blog/releases/tag/v3',
        },
        kind: 'release',
        title: 'v3',
        at: new Date('2026-10-12T03:00:00Z'),
        until: null,
        environment: null,
      },
    ]);
    expect(shortfalls).toEqual([]);
  });

  it('are read page by page until they are older than the month before', async () => {
    const old = '2026-08-31T14:59:59Z';
    serves('pulls', PULLS, [pull(3, '2026-10-01T00:00:00Z', '2026-10-01T00:00:00Z')], '/pulls/2');
    answering()
      .get('/pulls/2')
      .reply(200, [pull(2, '2026-09-02T00:00:00Z', '2026-09-01T00:00:00Z'), pull(1, old, old)], {
        link: '<https://api.github.com/pulls/3>; rel="next"',
      });
    serves('releases', {}, [release('v2', { published_at: old })], '/releases/2');
    const sha = 'a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d';
    serves(
      'deployments',
      {},
      [deployment(2, '2026-09-02T00:00:00Z', sha), deployment(1, old, 'main')],
      '/d/2',
    );
    const { records } = await changes(openedGithub(), ask);
    expect(records.map(({ title }) => title)).toEqual(['Tune pool 2', 'a84d88e', 'Tune pool 3']);
  });

  it('the token may not read are said, and the others are delivered', async () => {
    serves('pulls', PULLS, [pull(430, '2026-10-05T00:00:00Z', '2026-10-05T00:00:00Z')]);
    serves('releases', {}, []);
    answering()
      .get('/repos/acme/blog/deployments')
      .query(true)
      .reply(
        403,
        { message: 'Resource not accessible by personal access token' },
        { 'x-accepted-github-permissions': 'deployments=read' },
      );
    const { records, shortfalls } = await changes(openedGithub(), ask);
    expect(records).toHaveLength(1);
    expect(shortfalls).toMatchObject([{ problem: { try: expect.stringContaining('deployments=read') } }]);
  });
});

describe('milestones', () => {
  it('are those open at the instant of the meeting, on the day GitHub means', async () => {
    serves('milestones', { state: 'all', sort: 'due_on', direction: 'asc' }, [
      milestone(1, { closed_at: '2026-11-16T00:00:00Z', due_on: '2026-10-01T07:00:00Z' }),
      milestone(2, { due_on: null }),
      milestone(3, { closed_at: '2026-11-16T00:00:01Z', due_on: '2026-12-01T08:00:00Z' }),
      milestone(4, { created_at: '2026-11-17T00:00:00Z', due_on: '2026-12-02T08:00:00Z' }),
    ]);
    const { records } = await plans(openedGithub(), ask);
    expect(records).toMatchObject([
      {
        origin: { id: 'acme/blog/milestone/3', url: 'https://github.com/acme/blog/milestone/3' },
        kind: 'milestone',
        date: '2026-12-01',
        openIssues: 3,
        closedIssues: 5,
      },
      { origin: { id: 'acme/blog/milestone/2' }, date: null },
    ]);
  });
});

function pull(number: number, updated: string, merged: string | null): object {
  return {
    number,
    url: `${repo}/pulls/${number}`,
    title: `Tune pool ${number}`,
    state: 'closed',
    user: null,
    html_url: `https://github.com/acme/blog/pull/${number}`,
    updated_at: updated,
    merged_at: merged,
  };
}

function release(tag: string, different: object): object {
  return {
    url: `${repo}/releases/2`,
    tag_name: tag,
    name: null,
    draft: false,
    html_url: `https://github.com/acme/blog/releases/tag/${tag}`,
    ...different,
  };
}

function deployment(id: number, at: string, ref: string): object {
  return {
    id,
    url: `${repo}/deployments/${id}`,
    sha: 'a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d',
    ref,
    environment: 'production',
    created_at: at,
  };
}

function milestone(number: number, different: object): object {
  return {
    number,
    url: `${repo}/milestones/${number}`,
    title: `MySQL ${number}`,
    html_url: `https://github.com/acme/blog/milestone/${number}`,
    open_issues: 3,
    closed_issues: 5,
    created_at: '2026-09-01T00:00:00Z',
    closed_at: null,
    ...different,
  };
}
