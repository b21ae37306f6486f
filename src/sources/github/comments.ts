import * as z from 'zod';
import type { GithubApi } from './api.ts';
import { everyPage } from './pages.ts';
import { repositoryOf } from './repository.ts';

export interface Comment {
  /** 'owner/name' of its issue today: it may have been transferred. */
  readonly repo: string;
  readonly number: number;
  readonly id: number;
  readonly url: string | null;
  readonly body: string;
  readonly at: Date;
  readonly by: string | null;
}

/** The comments of one issue up to `at`, oldest first; with `since` those written or changed from then on. */
export async function fetchComments(
  api: GithubApi,
  { repo, number, since }: { readonly repo: string; readonly number: number; readonly since: string | null },
  at: Date,
): Promise<readonly Comment[]> {
  const pages = await everyPage(api, {
    repo,
    path: `/issues/${number}/comments`,
    query: since === null ? {} : { since },
    schema: z.array(RawComment),
  });
  return pages
    .flat()
    .filter((raw) => raw.created_at <= at)
    .map((raw) => ({
      repo: repositoryOf(raw.issue_url, repo),
      number: Number(/\d+$/.exec(raw.issue_url ?? '')?.[0] ?? number),
      id: raw.id,
      url: raw.html_url || null,
      body: raw.body ?? '',
      at: raw.created_at,
      by: raw.user?.login ?? null,
    }));
}

const RawComment = z.object({
  id: z.int(),
  issue_url: z.string().nullish(),
  html_url: z.string().nullish(),
  body: z.string().nullish(),
  created_at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  user: z.object({ login: z.string() }).nullish(),
});
