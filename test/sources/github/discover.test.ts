import { describe, expect, it } from 'vitest';
import { discover } from '../../../src/sources/github/discover.ts';
import { answering, hasLabels, openedGithub } from './opened.ts';

const discovered = (...repos: readonly string[]) => discover(openedGithub().http, { repos });

/** A page of repositories, the one that was worked on last first. */
function lists(path: string, ...names: readonly string[]): void {
  answering()
    .get(path)
    .query({ per_page: 100, sort: 'pushed' })
    .reply(
      200,
      names.map((full_name) => ({ id: 1, full_name, archived: full_name.endsWith('old') })),
    );
}

function isThere(name: string): void {
  answering().get(`/repos/${name}`).reply(200, { id: 1, full_name: name, private: true, has_issues: true });
}

describe('what there is on GitHub', () => {
  it("is the repositories of the token's owner and their labels, without what is archived", async () => {
    lists('/user/repos', 'acme/ops', 'acme/Shop', 'acme/old');
    hasLabels('acme/ops', 'incident', 'service:shop');
    hasLabels('acme/Shop', 'incident');

    const found = await discovered();

    expect(found).toMatchObject({ about: '2 repositories', services: [], repos: ['acme/ops', 'acme/Shop'] });
    // The one of its name first, then those that have a label for it.
    expect(found.reposOf('shop')).toEqual(['acme/Shop', 'acme/ops']);
    expect(found.reposOf('search')).toEqual([]);
  });

  it('is what is named, an owner standing for all of theirs', async () => {
    isThere('acme/ops');
    lists('/users/acme-labs/repos', 'acme-labs/probe');
    hasLabels('acme/ops');
    hasLabels('acme-labs/probe');
    const { repos } = await discovered('acme/ops', 'acme-labs');
    expect(repos).toEqual(['acme/ops', 'acme-labs/probe']);
  });

  it('is nothing where the token may not list, as in GitHub Actions', async () => {
    answering()
      .get('/user/repos')
      .query(true)
      .reply(403, { message: 'Resource not accessible by integration' });
    expect(await discovered()).toMatchObject({ about: 'it lists no repositories to this token', repos: [] });
  });

  it('is a Problem where a repository that was named is not', async () => {
    answering().get('/repos/acme/opps').reply(404, { message: 'Not Found' });
    await expect(discovered('acme/opps')).rejects.toMatchObject({
      what: expect.stringContaining('acme/opps'),
    });
  });

  it('does without the labels that can not be read', async () => {
    lists('/user/repos', 'acme/ops', 'acme/shop');
    answering().get('/repos/acme/ops/labels').query(true).reply(403, { message: 'Forbidden' });
    hasLabels('acme/shop', 'incident');
    const { entry } = await discovered();
    expect(await entry('shop', ['acme/ops', 'acme/shop'])).toEqual({
      incidents: [{ repo: 'acme/shop', labels: ['incident'] }],
      changes: [{ repo: 'acme/shop' }],
    });
  });

  it('looks into ten repositories for labels, and no more', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `acme/r${i}`);
    lists('/user/repos', ...names);
    for (const name of names.slice(0, 10)) hasLabels(name, 'service:shop');
    const { repos, reposOf } = await discovered();
    expect(repos).toHaveLength(12);
    expect(reposOf('shop')).toEqual(names.slice(0, 10));
  });
});

describe('the entry of a service', () => {
  it('is left to the defaults where one repository holds all', async () => {
    lists('/user/repos', 'acme/shop');
    hasLabels('acme/shop', 'incident');
    const { entry } = await discovered();
    expect(await entry('shop', ['acme/shop'])).toBeNull();
  });

  it('names each kind where there is a label for it, narrowed where repositories are shared', async () => {
    lists('/user/repos', 'acme/ops', 'acme/shop');
    hasLabels('acme/ops', 'incident', '作業ログ', 'pwg-topic', 'service:shop');
    hasLabels('acme/shop', 'incident', 'pwg', 'service:shop');
    const { entry } = await discovered();
    expect(await entry('shop', ['acme/ops', 'acme/shop'])).toEqual({
      incidents: [
        { repo: 'acme/ops', labels: ['incident', 'service:shop'] },
        { repo: 'acme/shop', labels: ['incident'] },
      ],
      worklog: [{ repo: 'acme/ops', labels: ['作業ログ', 'service:shop'] }],
      todos: [{ repo: 'acme/shop', labels: ['pwg'] }],
      topics: [{ repo: 'acme/ops', labels: ['pwg-topic', 'service:shop'] }],
      changes: [{ repo: 'acme/shop' }],
    });
  });

  it('knows the labels of repositories that were typed and not listed', async () => {
    lists('/user/repos');
    const { entry } = await discovered();
    for (const name of ['acme/ops', 'acme/shop']) {
      isThere(name);
      hasLabels(name, 'incident');
    }
    expect(await entry('shop', ['acme/ops', 'acme/shop'])).toMatchObject({
      incidents: [
        { repo: 'acme/ops', labels: ['incident'] },
        { repo: 'acme/shop', labels: ['incident'] },
      ],
    });
  });

  it('is a Problem where one that was typed is not there, be it the only one', async () => {
    lists('/user/repos', 'acme/shop');
    hasLabels('acme/shop');
    const { entry } = await discovered();
    answering().get('/repos/acme/shpo').reply(404, { message: 'Not Found' });
    await expect(entry('shop', ['acme/shpo'])).rejects.toMatchObject({
      what: expect.stringContaining('acme/shpo'),
    });
  });
});
