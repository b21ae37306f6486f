import * as z from 'zod';
import { EXIT, Problem } from '../../problem.ts';
import type { GithubApi } from './api.ts';

export interface Repository {
  /** 'owner/name' as it is called today. */
  readonly fullName: string;
  readonly isPrivate: boolean;
  readonly hasIssues: boolean;
}

/** `null` when there is no such repository or this key may not see it: GitHub does not tell these apart. */
export async function findRepository({ http }: GithubApi, repo: string): Promise<Repository | null> {
  const answer = await http.find({ path: `/repos/${repo}`, schema: RawRepository, absent: [404] });
  if (answer === null) return null;
  const { full_name, has_issues, private: isPrivate } = answer.value;
  return { fullName: full_name, isPrivate, hasIssues: has_issues !== false };
}

/** The repository that an address of the API is in, under today's name: what was asked for may have been renamed. */
export function repositoryOf(apiUrl: string | null | undefined, asked: string): string {
  return /\/repos\/([^/]+\/[^/?#]+)/.exec(apiUrl ?? '')?.[1] ?? asked;
}

/** Why GitHub answered 404 or 410 to a list of this repository. */
export async function whyAbsent(api: GithubApi, repo: string, path: string): Promise<Problem> {
  const found = await findRepository(api, repo);
  if (found === null) return notFoundOrNoAccess(repo);
  if (!found.hasIssues) return issuesDisabled(repo);
  return new Problem(
    {
      what: `${repo} is there, but GitHub does not show this part of it.`,
      why: `GET /repos/${repo}${path} → 404 or 410: it was deleted, or the token may not read it.`,
      try: `Open ${api.web}/${repo} to see what is left, and check the rights of the token with: pwg doctor`,
    },
    EXIT.unavailable,
  );
}

export const notFoundOrNoAccess = (repo: string): Problem =>
  new Problem(
    {
      what: `The repository ${repo} was not found, or the token has no access to it.`,
      why: `GET /repos/${repo} → 404, which GitHub also answers for private repositories it does not want to show.`,
      try: 'Check the name in the config, that the token may read this repository, and that it is authorised for the organisation (SSO).',
    },
    EXIT.unavailable,
  );

export const issuesDisabled = (repo: string): Problem =>
  new Problem(
    {
      what: `Issues are switched off in ${repo}.`,
      why: 'GitHub keeps no issues for this repository.',
      try: 'Switch them on in its settings, or name another repository in the config.',
    },
    EXIT.unavailable,
  );

const RawRepository = z.object({
  full_name: z.string(),
  private: z.boolean(),
  has_issues: z.boolean().nullish(),
});
