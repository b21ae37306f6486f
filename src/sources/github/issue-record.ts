import type { Issue } from '../../records.ts';
import type { GithubApi } from './api.ts';
import type { Located } from './find-issues.ts';

/** What every record made from an issue has. */
export function issueRecord(api: GithubApi, { issue, id, ref }: Located): Issue {
  return {
    origin: { source: api.source, id, url: issue.url },
    ref,
    title: issue.title,
    openedAt: issue.openedAt,
    closedAt: issue.closedAt,
    by: issue.by,
    assignees: issue.assignees,
  };
}
