import * as z from 'zod';
import type { GithubApi } from './api.ts';
import { everyPage } from './pages.ts';
import { repositoryOf } from './repository.ts';

/** An issue as of one instant, with what its record may be made from. */
export interface GithubIssue {
  /** 'owner/name' where it lives today; the repository may have been renamed. */
  readonly repo: string;
  readonly number: number;
  readonly url: string | null;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly reopened: boolean;
  /** Closed as not planned or as a duplicate. */
  readonly dropped: boolean;
  readonly by: string | null;
  readonly assignees: readonly string[];
  /** 'YYYY-MM-DD' */
  readonly milestoneDue: string | null;
  readonly comments: number;
}

/** A part of a repository's issues. `since` (an instant without milliseconds) is of the last change, whatever it was. */
export interface Slice {
  readonly state: 'all' | 'open' | 'closed';
  readonly since: string | null;
}

/** Issues that carry all of `labels`, as of `at`. Oldest first, so that a new one does not move the pages. */
export async function listIssues(
  api: GithubApi,
  repo: string,
  labels: readonly string[],
  { state, since }: Slice,
  at: Date,
): Promise<readonly GithubIssue[]> {
  const query = {
    state,
    sort: 'created',
    direction: 'asc',
    ...(labels.length === 0 ? {} : { labels: labels.join(',') }),
    ...(since === null ? {} : { since }),
  };
  const pages = await everyPage(api, { repo, path: '/issues', query, schema: z.array(RawIssue) });
  return pages.flatMap((rows) => toIssues(rows, repo, at));
}

/** Pull requests stand among the issues and are no issues; what was opened after `at` does not exist yet. */
export function toIssues(rows: readonly RawIssue[], repo: string, at: Date): readonly GithubIssue[] {
  return rows
    .filter((raw) => raw.pull_request == null && raw.created_at <= at)
    .map((raw) => toIssue(raw, repo, at));
}

function toIssue(raw: RawIssue, askedRepo: string, at: Date): GithubIssue {
  const closedAt = raw.closed_at != null && raw.closed_at <= at ? raw.closed_at : null;
  return {
    repo: repositoryOf(raw.repository_url, askedRepo),
    number: raw.number,
    url: raw.html_url || null,
    title: raw.title,
    body: raw.body ?? '',
    labels: (raw.labels ?? []).flatMap((label) => (typeof label === 'string' ? label : (label.name ?? []))),
    openedAt: raw.created_at,
    closedAt,
    reopened: raw.state_reason === 'reopened',
    dropped: closedAt !== null && (raw.state_reason === 'not_planned' || raw.state_reason === 'duplicate'),
    by: raw.user?.login ?? null,
    assignees: (raw.assignees ?? []).flatMap((user) => user?.login ?? []),
    milestoneDue: raw.milestone?.due_on?.slice(0, 'YYYY-MM-DD'.length) ?? null,
    comments: raw.comments ?? 0,
  };
}

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const user = z.object({ login: z.string() }).nullish();

/** As in lists and in search results. The singular `assignee` is on its way out of the API and never read. */
export const RawIssue = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string().nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])).nullish(),
  created_at: instant,
  closed_at: instant.nullish(),
  state_reason: z.string().nullish(),
  user,
  assignees: z.array(user).nullish(),
  milestone: z.object({ due_on: z.string().nullish() }).nullish(),
  comments: z.int().nullish(),
  html_url: z.string().nullish(),
  repository_url: z.string().nullish(),
  pull_request: z.unknown().optional(),
});
export type RawIssue = z.infer<typeof RawIssue>;
