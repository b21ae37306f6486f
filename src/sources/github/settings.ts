import * as z from 'zod';
import type { Kind } from '../../records.ts';
import { apiAddress, secretReference } from '../source.ts';

/** `sources.github` in the config. */
export const settings = z.strictObject({
  token: secretReference
    .optional()
    .describe('Where the token is: env:NAME, file:PATH or cmd:PROGRAM. Default: where gh looks for one.')
    .meta({ examples: ['env:GITHUB_TOKEN'] }),
  writeToken: secretReference
    .optional()
    .describe(
      'For `pwg todo --apply` and `pwg publish` alone: where a token is that may write. Default: `token`.',
    )
    .meta({ examples: ['env:PWG_WRITE_TOKEN'] }),
  url: apiAddress
    .default('https://api.github.com')
    .describe('Base address of the API; of GitHub Enterprise Server it ends in /api/v3.')
    .meta({ examples: ['https://ghe.example.com/api/v3'] }),
});

export type GithubSettings = z.infer<typeof settings>;

/** The kinds that are issues with a label, or found by a search. */
export type IssueKind = 'incidents' | 'worklogs' | 'todos' | 'topics';

/** Where records of one kind are to be found. Several of them are a union. */
export type Place =
  | { readonly by: 'labels'; readonly repo: string; readonly labels: readonly string[] }
  | { readonly by: 'usualLabels'; readonly repo: string }
  | { readonly by: 'search'; readonly repo: string; readonly text: string }
  | { readonly by: 'comments'; readonly repo: string; readonly number: number };

/** What GitHub is asked for one service. Repositories are 'owner/name'. */
export interface GithubService {
  /** Issues here are named by number alone. */
  readonly homeRepo: string | null;
  readonly places: { readonly [K in IssueKind]: readonly Place[] };
  /** Repositories whose merges, releases, deployments and milestones count. */
  readonly changes: readonly string[];
}

/** The labels looked for where the config names only a repository: any of them makes the kind. */
export const USUAL_LABELS: { readonly [K in IssueKind]: readonly string[] } = {
  incidents: ['incident', '障害'],
  worklogs: ['worklog', '作業ログ'],
  todos: ['pwg', 'todo'],
  topics: ['pwg-topic'],
};

/** The kinds for which the service names a repository or an issue to look in. */
export function provides({ places, changes }: GithubService): readonly Kind[] {
  const issueKinds = Object.keys(USUAL_LABELS) as readonly IssueKind[];
  return [
    ...issueKinds.filter((kind) => places[kind].length > 0),
    ...(changes.length > 0 ? (['changes', 'plans'] as const) : []),
  ];
}

const repo = z
  .string()
  .regex(/^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/, { error: 'must be OWNER/NAME' })
  .meta({ examples: ['acme/ops'] });
const labels = z
  .array(z.string().trim().min(1))
  .min(1)
  .describe('An issue must have all of them.')
  .meta({ examples: [['incident', 'service:blog']] });
const search = z
  .string()
  .trim()
  .min(1)
  .describe("In the words of GitHub's search; the repository is added.")
  .meta({ examples: ['障害 in:title'] });
const issue = z
  .string()
  .regex(/^[\w-]+\/(?!\.{1,2}#)[\w.-]+#[1-9]\d{0,9}$/, { error: 'must be OWNER/NAME#NUMBER' })
  .describe('Each comment of this issue is one entry.')
  .meta({ examples: ['acme/ops#12'] });

const withLabels = { repo: 'acme/ops', labels: ['incident', 'service:blog'] };

const inRepo = z
  .strictObject({ repo, labels: labels.optional(), search: search.optional() })
  .refine(({ labels, search }) => labels === undefined || search === undefined, {
    error: 'has both labels and search; make two entries of it',
  })
  .meta({ examples: [withLabels] });

const inRepoOrIssue = z
  .strictObject({
    repo: repo.optional(),
    labels: labels.optional(),
    search: search.optional(),
    issue: issue.optional(),
  })
  .refine(({ repo, issue }) => (repo === undefined) !== (issue === undefined), {
    error: 'must have either a repo or an issue',
  })
  .refine(({ issue, labels, search }) => [issue, labels, search].filter((said) => said).length <= 1, {
    error: 'has more than one of labels, search and issue; make several entries of it',
  })
  .meta({ examples: [{ issue: 'acme/ops#12' }] });

/** `services[].github` in the config. Several entries of a kind are a union. */
export const serviceSettings = z.strictObject({
  incidents: z.array(inRepo).optional(),
  worklog: z.array(inRepoOrIssue).optional(),
  topics: z.array(inRepo).optional(),
  todos: z.array(inRepo).optional(),
  changes: z
    .array(z.strictObject({ repo }))
    .optional()
    .describe('Repositories whose merges, releases, deployments and milestones count.')
    .meta({ examples: [[{ repo: 'acme/blog' }]] }),
});

/** A kind the entry does not speak of is looked for in the service's own repository, if it names one. */
export function githubService(entry: unknown, service: { readonly repo: string | null }): GithubService {
  const said = serviceSettings.parse(entry ?? {});
  const own: readonly Entry[] = service.repo === null ? [] : [{ repo: service.repo }];
  const places = {
    incidents: (said.incidents ?? own).flatMap(place),
    worklogs: (said.worklog ?? own).flatMap(place),
    todos: (said.todos ?? own).flatMap(place),
    topics: (said.topics ?? own).flatMap(place),
  };
  return {
    homeRepo: service.repo ?? mostFrequent(places.incidents.map(({ repo }) => repo)),
    places,
    changes: [...new Set((said.changes ?? own).flatMap(({ repo }) => repo ?? []))],
  };
}

interface Entry {
  readonly repo?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly search?: string | undefined;
  readonly issue?: string | undefined;
}

function place({ repo, labels, search, issue }: Entry): readonly Place[] {
  if (issue !== undefined) {
    const [inRepo = '', number] = issue.split('#');
    return [{ by: 'comments', repo: inRepo, number: Number(number) }];
  }
  if (repo === undefined) return [];
  if (search !== undefined) return [{ by: 'search', repo, text: search }];
  return [labels === undefined ? { by: 'usualLabels', repo } : { by: 'labels', repo, labels }];
}

/** The first of those that occur most often. */
function mostFrequent(names: readonly string[]): string | null {
  const times = (name: string) => names.filter((other) => other === name).length;
  return names.reduce<string | null>(
    (best, name) => (best === null || times(name) > times(best) ? name : best),
    null,
  );
}
