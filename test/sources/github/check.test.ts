import { describe, expect, it } from 'vitest';
import { check } from '../../../src/sources/github/check.ts';
import { githubService } from '../../../src/sources/github/settings.ts';
import { answering, hasLabels, openedGithub } from './opened.ts';

const services = (entry: unknown) => [{ name: 'shop', settings: githubService(entry, { repo: null }) }];
const limits = (limit: number, headers: Readonly<Record<string, string>> = {}) =>
  answering()
    .get('/rate_limit')
    .reply(200, { resources: { core: { limit, remaining: limit - 1 } } }, headers);
const repository = (name: string, different: object = {}) =>
  answering()
    .get(`/repos/${name}`)
    .reply(200, { full_name: name, private: true, has_issues: true, ...different });

describe('the doctor', () => {
  it('finds everything in order', async () => {
    limits(5000);
    repository('acme/ops');
    repository('acme/blog', { private: false, has_issues: false });
    hasLabels('acme/ops', 'incident', 'service:shop', 'worklog');
    const entry = {
      incidents: [{ repo: 'acme/ops', labels: ['incident', 'service:shop'] }],
      worklog: [{ repo: 'acme/ops' }],
      changes: [{ repo: 'acme/blog' }],
    };
    const found = await check(openedGithub(), services(entry));
    expect(found.map(({ what, ok, detail }) => [what, ok, detail])).toEqual([
      ['https://github.com answers', true, '4999 of 5000 requests left this hour'],
      ['repository acme/ops', true, 'private'],
      ['repository acme/blog', true, 'public'],
      ['labels of acme/ops', true, 'all there'],
    ]);
  });

  it('names each label that is not there once, with the line that mends it', async () => {
    limits(5000);
    repository('acme/ops');
    hasLabels('acme/ops', 'bug');
    const incident = { repo: 'acme/ops', labels: ["it's bad"] };
    const entry = { incidents: [incident, incident], worklog: [{ repo: 'acme/ops' }] };
    const found = await check(openedGithub(), services(entry));
    expect(found.slice(2)).toEqual([
      {
        what: "label it's bad of acme/ops",
        ok: false,
        detail: 'the repository does not have it, so nothing is found by it',
        try: "gh label create 'it'\\''s bad' --repo acme/ops",
      },
      {
        what: 'label worklog or 作業ログ of acme/ops',
        ok: true,
        detail: 'not there yet',
        try: "gh label create 'worklog' --repo acme/ops",
      },
    ]);
  });

  it('says what is wrong with a repository and goes on', async () => {
    limits(5000);
    for (const list of ['', '/labels']) {
      answering().get(`/repos/acme/gone${list}`).query(true).reply(404, { message: 'Not Found' });
    }
    repository('acme/old', { full_name: 'acme/new' });
    hasLabels('acme/old', 'incident');
    repository('acme/off', { has_issues: false });
    hasLabels('acme/off', 'incident');
    const entry = {
      incidents: ['acme/gone', 'acme/old', 'acme/off'].map((repo) => ({ repo, labels: ['incident'] })),
    };
    const found = await check(openedGithub(), services(entry));
    expect(found.filter(({ what }) => what.startsWith('repository'))).toMatchObject([
      { ok: false, detail: expect.stringContaining('not found, or the token has no access') },
      { ok: true, detail: expect.stringContaining('called acme/new now') },
      { ok: false, detail: expect.stringContaining('switched off') },
    ]);
  });

  it('tells a token that can write that reading is enough', async () => {
    limits(5000, { 'x-oauth-scopes': 'read:org, repo' });
    const found = await check(openedGithub(), services({}));
    expect(found).toMatchObject([{}, { what: 'rights of the token', ok: true }]);
    expect(found[1]?.detail).toContain('(repo)');
  });

  it('misses a token where the limit is that of strangers, and minds no limit at all', async () => {
    limits(60);
    expect(await check(openedGithub(), services({}))).toMatchObject([
      { ok: true },
      { what: 'a token', ok: false, try: 'Set GH_TOKEN, or log in with: gh auth login' },
    ]);
    answering().get('/rate_limit').reply(404, { message: 'Rate limiting is not enabled.' });
    expect(await check(openedGithub(), services({}))).toMatchObject([{ ok: true, detail: 'no limit' }]);
  });
});
