import nock from 'nock';
import { openHttp } from '../../../src/http.ts';
import type { Meeting } from '../../../src/meeting.ts';
import { Secret } from '../../../src/secret.ts';
import type { GithubApi } from '../../../src/sources/github/api.ts';
import { type GithubService, githubService } from '../../../src/sources/github/settings.ts';
import { transport } from '../../../src/sources/github/transport.ts';
import type { Ask } from '../../../src/sources/source.ts';
import { meeting } from '../../support/meeting.ts';
import { testWorld } from '../../support/world.ts';

const URL = 'https://api.github.com';

/** GitHub through the real door, with a token; what it answers is nock's. */
export function openedGithub(): GithubApi {
  return {
    source: 'github',
    web: 'https://github.com',
    http: openHttp({
      world: testWorld(),
      transport: transport({ url: URL }),
      source: 'github',
      secret: new Secret('ghp_test0123456789', 'GH_TOKEN'),
    }),
  };
}

/** `entry` is what stands under `github:` in the config. */
export function askFor(entry: unknown, different: Partial<Meeting> = {}): Ask<GithubService> {
  return {
    meeting: meeting({ homeRepo: null, ...different }),
    service: githubService(entry, { repo: null }),
  };
}

export const answering = (): nock.Scope =>
  nock(URL, { reqheaders: { authorization: 'Bearer ghp_test0123456789' } });

/** The labels of a repository, asked for once in a run. */
export function hasLabels(repo: string, ...names: readonly string[]): void {
  answering()
    .get(`/repos/${repo}/labels`)
    .query({ per_page: 100 })
    .reply(
      200,
      names.map((name) => ({ id: 1, name, color: 'ededed', description: null, default: false })),
    );
}

/** An issue as GitHub lists it, trimmed to what a reader could look at. */
export function rawIssue(number: number, different: Readonly<Record<string, unknown>> = {}): object {
  return {
    id: 3000 + number,
    number,
    title: `issue ${number}`,
    state: 'open',
    state_reason: null,
    body: null,
    user: { login: 'hana', id: 7, type: 'User' },
    labels: [{ id: 9, name: 'incident', color: 'd73a4a', description: null, default: false }],
    assignees: [],
    milestone: null,
    comments: 0,
    created_at: '2026-10-03T02:11:09Z',
    updated_at: '2026-10-20T01:00:00Z',
    closed_at: null,
    html_url: `https://github.com/acme/ops/issues/${number}`,
    repository_url: 'https://api.github.com/repos/acme/ops',
    ...different,
  };
}

export const labelled = (...names: readonly string[]) => ({
  labels: names.map((name) => ({ name })),
});
