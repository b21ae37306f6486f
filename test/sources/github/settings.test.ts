import { describe, expect, it } from 'vitest';
import { githubService, serviceSettings, settings } from '../../../src/sources/github/settings.ts';

describe('the settings of a service', () => {
  it('look for every kind in the repository of the service when nothing else is said', () => {
    const usual = [{ by: 'usualLabels', repo: 'acme/blog' }];
    expect(githubService(undefined, { repo: 'acme/blog' })).toEqual({
      homeRepo: 'acme/blog',
      places: { incidents: usual, worklogs: usual, todos: usual, topics: usual },
      changes: ['acme/blog'],
    });
  });

  it('look nowhere without a repository and an entry', () => {
    expect(githubService(undefined, { repo: null })).toEqual({
      homeRepo: null,
      places: { incidents: [], worklogs: [], todos: [], topics: [] },
      changes: [],
    });
  });

  it('take labels, searches and single issues as they are written', () => {
    const entry = {
      incidents: [
        { repo: 'acme/ops', labels: ['incident', 'service:blog'] },
        { repo: 'acme/docs', search: '障害 in:title' },
      ],
      worklog: [{ issue: 'acme/ops#12' }, { repo: 'acme/ops' }],
      changes: [{ repo: 'acme/blog' }, { repo: 'acme/blog' }],
    };
    const { homeRepo, places, changes } = githubService(entry, { repo: null });
    expect(homeRepo).toBe('acme/ops');
    expect(places.incidents).toEqual([
      { by: 'labels', repo: 'acme/ops', labels: ['incident', 'service:blog'] },
      { by: 'search', repo: 'acme/docs', text: '障害 in:title' },
    ]);
    expect(places.worklogs).toEqual([
      { by: 'comments', repo: 'acme/ops', number: 12 },
      { by: 'usualLabels', repo: 'acme/ops' },
    ]);
    expect(places.todos).toEqual([]);
    expect(changes).toEqual(['acme/blog']);
  });

  it('call home the repository that most incident entries name, the first of equals', () => {
    const incidents = (...repos: readonly string[]) => ({ incidents: repos.map((repo) => ({ repo })) });
    expect(githubService(incidents('a/x', 'a/y', 'a/y'), { repo: null }).homeRepo).toBe('a/y');
    expect(githubService(incidents('a/x', 'a/y'), { repo: null }).homeRepo).toBe('a/x');
    expect(githubService(incidents('a/x', 'a/y', 'a/y'), { repo: 'a/x' }).homeRepo).toBe('a/x');
  });

  it.each([
    { incidents: [{ repo: 'ops', labels: ['incident'] }] },
    { incidents: [{ repo: 'acme/..', labels: ['incident'] }] },
    { incidents: [{ repo: 'acme/ops', labels: ['incident'], search: 'x' }] },
    { incidents: [{ issue: 'acme/ops#12' }] },
    { worklog: [{ issue: 'acme/ops' }] },
    { worklog: [{ issue: 'acme/ops#12', repo: 'acme/ops' }] },
    { worklog: [{}] },
    { incidents: [{ repo: 'acme/ops', labels: [] }] },
    { incident: [] },
  ])('refuse %j', (entry) => {
    expect(serviceSettings.safeParse(entry).success).toBe(false);
  });
});

describe('the settings of the source', () => {
  it('need nothing', () => {
    expect(settings.parse({})).toEqual({ url: 'https://api.github.com' });
  });

  it('refuse a token in the place of a reference, without repeating it', () => {
    const refused = settings.safeParse({ token: 'ghp_0123456789abcdef' });
    expect(refused.success).toBe(false);
    expect(JSON.stringify(refused.error)).not.toContain('ghp_');
  });
});
