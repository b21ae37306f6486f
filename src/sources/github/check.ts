import * as z from 'zod';
import { asProblem } from '../../problem.ts';
import type { Check } from '../source.ts';
import type { GithubApi } from './api.ts';
import { type LabelSet, repositoryLabels } from './labels.ts';
import { findRepository, issuesDisabled, notFoundOrNoAccess } from './repository.ts';
import { type GithubService, type IssueKind, type Place, USUAL_LABELS } from './settings.ts';

interface Configured {
  readonly name: string;
  readonly settings: GithubService;
}

/** What the key may do, and whether each repository and label of the config is there. */
export async function check(api: GithubApi, services: readonly Configured[]): Promise<readonly Check[]> {
  const reach = await reachable(api);
  const repos = new Set(services.flatMap(({ settings }) => [...issueRepos(settings), ...settings.changes]));
  const needIssues = new Set(services.flatMap(({ settings }) => issueRepos(settings)));
  const found = await Promise.all([...repos].map((repo) => repository(api, repo, needIssues.has(repo))));
  const labels = await Promise.all([...needIssues].map((repo) => labelsOf(api, repo, services)));
  return [...reach, ...rights(api), ...found, ...labels.flat()];
}

const issueRepos = ({ places }: GithubService): readonly string[] =>
  Object.values(places)
    .flat()
    .map(({ repo }) => repo);

/** Free of charge, and answered to every kind of token. A server without limits says 404. */
async function reachable({ http, web }: GithubApi): Promise<readonly Check[]> {
  const answer = await http.find({ path: '/rate_limit', schema: RawRateLimit, absent: [404] });
  const core = answer?.value.resources.core;
  const detail =
    core === undefined ? 'no limit' : `${core.remaining} of ${core.limit} requests left this hour`;
  return [
    { what: `${web} answers`, ok: true, detail, try: null },
    ...(core?.limit === ANONYMOUS_LIMIT
      ? [
          {
            what: 'a token',
            ok: false,
            detail: 'none was found: only public repositories can be read, 60 requests an hour',
            try: 'Set GH_TOKEN, or log in with: gh auth login',
          },
        ]
      : []),
  ];
}

const ANONYMOUS_LIMIT = 60;

const WRITING = /^(?:repo|public_repo|workflow|gist|project|user|delete_repo|(?:write|admin|delete):.+)$/;

/** Only classic tokens tell their scopes. */
function rights({ http }: GithubApi): readonly Check[] {
  const scopes = http.seenHeaders()['x-oauth-scopes'];
  if (scopes === undefined || scopes.trim() === '') return [];
  const writing = scopes
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => WRITING.test(scope));
  const detail =
    writing.length === 0
      ? scopes
      : `it can also write (${writing.join(', ')}) though pwg prepare only reads; a fine-grained token with read access to Issues, Pull requests, Contents, Deployments and Metadata is enough`;
  return [{ what: 'rights of the token', ok: true, detail, try: null }];
}

async function repository(api: GithubApi, repo: string, needsIssues: boolean): Promise<Check> {
  const what = `repository ${repo}`;
  try {
    const found = await findRepository(api, repo);
    if (found === null) throw notFoundOrNoAccess(repo);
    if (needsIssues && !found.hasIssues) throw issuesDisabled(repo);
    if (found.fullName.toLowerCase() === repo.toLowerCase()) {
      return { what, ok: true, detail: found.isPrivate ? 'private' : 'public', try: null };
    }
    return {
      what,
      ok: true,
      detail: `it is called ${found.fullName} now; write that into the config before somebody takes the old name`,
      try: null,
    };
  } catch (error) {
    const problem = asProblem(error);
    return { what, ok: false, detail: `${problem.what} ${problem.why}`, try: problem.try };
  }
}

/** One finding per label that is looked for and not there. The repository itself has a finding of its own. */
async function labelsOf(
  api: GithubApi,
  repo: string,
  services: readonly Configured[],
): Promise<readonly Check[]> {
  let known: LabelSet;
  try {
    known = await repositoryLabels(api, repo);
  } catch (error) {
    asProblem(error);
    return [];
  }
  const wanted = services.flatMap(({ settings }) =>
    KINDS.flatMap((kind) =>
      settings.places[kind].filter((place) => place.repo === repo).flatMap((place) => wantedBy(place, kind)),
    ),
  );
  const missing = wanted.filter(({ anyOf }) => !anyOf.some((label) => known.has(label)));
  const once = new Map(missing.map((want) => [want.anyOf.join('\n').toLowerCase(), want]));
  if (wanted.length > 0 && once.size === 0) {
    return [{ what: `labels of ${repo}`, ok: true, detail: 'all there', try: null }];
  }
  return [...once.values()].map(({ anyOf, usual }) => {
    const what = `label ${anyOf.join(' or ')} of ${repo}`;
    const mend = `gh label create ${quoted(anyOf[0] ?? '')} --repo ${repo}`;
    return usual
      ? { what, ok: true, detail: 'not there yet', try: mend }
      : { what, ok: false, detail: 'the repository does not have it, so nothing is found by it', try: mend };
  });
}

const KINDS: readonly IssueKind[] = ['incidents', 'worklogs', 'todos', 'topics'];

interface Wanted {
  readonly anyOf: readonly string[];
  /** Looked for without being asked: it is fine not to have it. */
  readonly usual: boolean;
}

function wantedBy(place: Place, kind: IssueKind): readonly Wanted[] {
  switch (place.by) {
    case 'labels':
      return place.labels.map((label) => ({ anyOf: [label], usual: false }));
    case 'usualLabels':
      return [{ anyOf: USUAL_LABELS[kind], usual: true }];
    case 'search':
    case 'comments':
      return [];
    default:
      return place satisfies never;
  }
}

/** For a POSIX shell. */
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

const RawRateLimit = z.object({
  resources: z.object({ core: z.object({ limit: z.int(), remaining: z.int() }) }),
});
