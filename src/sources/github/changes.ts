import * as z from 'zod';
import type { Change } from '../../records.ts';
import type { Answered, Ask } from '../source.ts';
import type { GithubApi } from './api.ts';
import { pagesUntil } from './pages.ts';
import { whatSucceeds } from './partial.ts';
import { repositoryOf } from './repository.ts';
import type { GithubService } from './settings.ts';

/** Merges, releases and deployments of the service's repositories, from `meeting.earlier` up to `meeting.at`. */
export async function changes(
  api: GithubApi,
  { meeting, service }: Ask<GithubService>,
): Promise<Answered<'changes'>> {
  const since = meeting.earlier.from;
  const { found, shortfalls } = await whatSucceeds(
    service.changes.flatMap((repo) => [
      merges(api, repo, since),
      releases(api, repo, since),
      deployments(api, repo, since),
    ]),
  );
  const known = new Map(found.flat().map((change) => [`${change.kind} ${change.origin.id}`, change]));
  const records = [...known.values()]
    .filter(({ at }) => since <= at && at <= meeting.at)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return { records, shortfalls };
}

/** Whatever was merged since then was changed since then, so the list by last change is complete when it gets there. */
async function merges(api: GithubApi, repo: string, since: Date): Promise<readonly Change[]> {
  const query = { state: 'closed', sort: 'updated', direction: 'desc' };
  const pages = await pagesUntil(api, { repo, path: '/pulls', query, schema: z.array(RawPull) }, (page) =>
    page.some(({ updated_at }) => updated_at < since),
  );
  return pages.flat().flatMap((raw) =>
    raw.merged_at == null
      ? []
      : {
          origin: {
            source: api.source,
            id: `${repositoryOf(raw.url, repo)}#${raw.number}`,
            url: raw.html_url || null,
          },
          kind: 'merge',
          title: raw.title,
          at: raw.merged_at,
          until: null,
          environment: null,
        },
  );
}

/**
 * By `published_at`: `created_at` is the age of the commit. The list has no documented order but is near enough to the
 * newest first that a whole page of old ones is its end.
 */
async function releases(api: GithubApi, repo: string, since: Date): Promise<readonly Change[]> {
  const pages = await pagesUntil(
    api,
    { repo, path: '/releases', query: {}, schema: z.array(RawRelease) },
    (page) => page.every(({ published_at }) => published_at != null && published_at < since),
  );
  return pages.flat().flatMap((raw) =>
    raw.draft || raw.published_at == null
      ? []
      : {
          origin: {
            source: api.source,
            id: `${repositoryOf(raw.url, repo)}@${raw.tag_name}`,
            url: raw.html_url || null,
          },
          kind: 'release',
          title: raw.name?.trim() || raw.tag_name,
          at: raw.published_at,
          until: null,
          environment: null,
        },
  );
}

/** Whether one succeeded would take a request for each; that it was tried is the change. */
async function deployments(api: GithubApi, repo: string, since: Date): Promise<readonly Change[]> {
  const pages = await pagesUntil(
    api,
    { repo, path: '/deployments', query: {}, schema: z.array(RawDeployment) },
    (page) => page.some(({ created_at }) => created_at < since),
  );
  return pages.flat().map((raw) => ({
    origin: {
      source: api.source,
      id: `${repositoryOf(raw.url, repo)}/deployments/${raw.id}`,
      // A deployment has no page of its own.
      url: `${api.web}/${repositoryOf(raw.url, repo)}/commit/${raw.sha}`,
    },
    kind: 'deployment',
    title: raw.ref === raw.sha ? raw.sha.slice(0, 7) : raw.ref,
    at: raw.created_at,
    until: null,
    environment: raw.environment || null,
  }));
}

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const RawPull = z.object({
  number: z.int(),
  title: z.string(),
  url: z.string().nullish(),
  html_url: z.string().nullish(),
  updated_at: instant,
  merged_at: instant.nullish(),
});

const RawRelease = z.object({
  tag_name: z.string(),
  name: z.string().nullish(),
  draft: z.boolean(),
  published_at: instant.nullish(),
  url: z.string().nullish(),
  html_url: z.string().nullish(),
});

const RawDeployment = z.object({
  id: z.int(),
  url: z.string().nullish(),
  sha: z.string(),
  ref: z.string(),
  environment: z.string().nullish(),
  created_at: instant,
});
