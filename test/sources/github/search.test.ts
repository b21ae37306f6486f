import { describe, expect, it } from 'vitest';
import { searchIssues } from '../../../src/sources/github/search.ts';
import { tokyo } from '../../support/meeting.ts';
import { answering, openedGithub, rawIssue } from './opened.ts';

const at = tokyo('2026-11-16 09:00');
const everything = { state: 'all', since: null } as const;
const asked = (q: string) => ({ q, sort: 'created', order: 'asc', per_page: 100 });
const answer = (items: readonly object[], different = {}) => ({
  total_count: items.length,
  incomplete_results: false,
  items,
  ...different,
});

describe('a search', () => {
  it('is of one repository and finds issues like any other', async () => {
    answering()
      .get('/search/issues')
      .query(asked('is:issue repo:acme/docs 障害 in:title'))
      .reply(200, answer([rawIssue(1), rawIssue(2, { pull_request: {} })]));
    const found = await searchIssues(openedGithub(), 'acme/docs', '障害 in:title', everything, at);
    expect(found).toMatchObject([{ repo: 'acme/ops', number: 1, labels: ['incident'] }]);
  });

  it('that holds OR, AND or NOT is put in parentheses, so that it stays in the repository', async () => {
    answering()
      .get('/search/issues')
      .query(asked('is:issue repo:acme/docs (outage OR 障害)'))
      .reply(200, answer([]));
    expect(await searchIssues(openedGithub(), 'acme/docs', 'outage OR 障害', everything, at)).toEqual([]);
  });

  it('asks for a state and for what changed since, as a list does', async () => {
    answering()
      .get('/search/issues')
      .query(asked('is:issue repo:acme/docs pwg state:closed updated:>=2026-08-31T00:00:00Z'))
      .reply(200, answer([]));
    const slice = { state: 'closed', since: '2026-08-31T00:00:00Z' } as const;
    expect(await searchIssues(openedGithub(), 'acme/docs', 'pwg', slice, at)).toEqual([]);
  });

  it('that GitHub did not finish is made once more', async () => {
    const incomplete = answer([rawIssue(1)], { incomplete_results: true });
    answering().get('/search/issues').query(true).reply(200, incomplete);
    answering()
      .get('/search/issues')
      .query(true)
      .reply(200, answer([rawIssue(1), rawIssue(2)]));
    const found = await searchIssues(openedGithub(), 'acme/docs', 'x', everything, at);
    expect(found.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('that GitHub did not finish twice is a problem and no short list', async () => {
    answering()
      .get('/search/issues')
      .query(true)
      .times(2)
      .reply(200, answer([rawIssue(1)], { incomplete_results: true }));
    await expect(searchIssues(openedGithub(), 'acme/docs', 'x', everything, at)).rejects.toMatchObject({
      name: 'Problem',
      what: 'GitHub did not finish the search in acme/docs: x',
    });
  });

  it('with more than 1,000 results goes on from the last one it saw', async () => {
    const q = 'is:issue repo:acme/docs x';
    answering()
      .get('/search/issues')
      .query(asked(q))
      .reply(200, answer([rawIssue(1)], { total_count: 1002 }), {
        link: `<https://api.github.com/search/issues?q=more&page=2>; rel="next", <https://api.github.com/search/issues?q=more&page=2>; rel="last"`,
      });
    answering()
      .get('/search/issues')
      .query({ q: 'more', page: 2 })
      .reply(200, answer([rawIssue(2, { created_at: '2026-10-05T00:00:00Z' })], { total_count: 1002 }));
    answering()
      .get('/search/issues')
      .query(asked(`${q} created:>=2026-10-05T00:00:00Z`))
      .reply(
        200,
        answer([rawIssue(2, { created_at: '2026-10-05T00:00:00Z' }), rawIssue(3)], { total_count: 3 }),
      );
    const found = await searchIssues(openedGithub(), 'acme/docs', 'x', everything, at);
    expect([...new Set(found.map(({ number }) => number))]).toEqual([1, 2, 3]);
  });

  it('that does not get on is a problem', async () => {
    answering()
      .get('/search/issues')
      .query(true)
      .times(2)
      .reply(200, answer([rawIssue(1)], { total_count: 5000 }));
    await expect(searchIssues(openedGithub(), 'acme/docs', 'x', everything, at)).rejects.toMatchObject({
      what: 'The search in acme/docs finds too many issues to read: x',
    });
  });
});
