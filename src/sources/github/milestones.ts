import * as z from 'zod';
import type { Plan } from '../../records.ts';
import type { Answered, Ask } from '../source.ts';
import type { GithubApi } from './api.ts';
import { everyPage } from './pages.ts';
import { whatSucceeds } from './partial.ts';
import { repositoryOf } from './repository.ts';
import type { GithubService } from './settings.ts';

/** Milestones that were open at `meeting.at`; those without a date come last. */
export async function plans(
  api: GithubApi,
  { meeting, service }: Ask<GithubService>,
): Promise<Answered<'plans'>> {
  const { found, shortfalls } = await whatSucceeds(
    service.changes.map((repo) => milestones(api, repo, meeting.at)),
  );
  const known = new Map(found.flat().map((plan) => [plan.origin.id, plan]));
  const records = [...known.values()].sort((a, b) => compare(a.date ?? '9999', b.date ?? '9999'));
  return { records, shortfalls };
}

async function milestones(api: GithubApi, repo: string, at: Date): Promise<readonly Plan[]> {
  const query = { state: 'all', sort: 'due_on', direction: 'asc' };
  const pages = await everyPage(api, { repo, path: '/milestones', query, schema: z.array(RawMilestone) });
  return pages
    .flat()
    .filter((raw) => raw.created_at <= at && (raw.closed_at == null || raw.closed_at > at))
    .map((raw) => ({
      origin: {
        source: api.source,
        id: `${repositoryOf(raw.url, repo)}/milestone/${raw.number}`,
        url: raw.html_url || null,
      },
      kind: 'milestone',
      title: raw.title,
      // A day in disguise: midnight of the US Pacific coast, T07:00:00Z or T08:00:00Z.
      date: raw.due_on?.slice(0, 'YYYY-MM-DD'.length) ?? null,
      openIssues: raw.open_issues,
      closedIssues: raw.closed_issues,
    }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const RawMilestone = z.object({
  number: z.int(),
  title: z.string(),
  due_on: z.string().nullish(),
  url: z.string().nullish(),
  html_url: z.string().nullish(),
  open_issues: z.int(),
  closed_issues: z.int(),
  created_at: instant,
  closed_at: instant.nullish(),
});
