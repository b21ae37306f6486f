import * as z from 'zod';
import { asProblem } from '../../problem.ts';
import type { Http } from '../../world.ts';
import type { Discovered } from '../source.ts';
import { type LabelSet, repositoryLabels, serviceLabel } from './labels.ts';
import { findRepository, notFoundOrNoAccess } from './repository.ts';
import { type IssueKind, USUAL_LABELS } from './settings.ts';

/**
 * Repositories and their labels. `repos` names some of them, or an owner whose repositories are meant; without any, those
 * that the token's owner worked on last. A token of GitHub Actions may not list: then there are none to tell.
 */
export async function discover(
  http: Http,
  { repos: wanted }: { readonly repos: readonly string[] },
): Promise<Discovered> {
  const repos = wanted.length === 0 ? await listed(http, '/user/repos') : await named(http, wanted);
  const labels = new Map<string, LabelSet | null>();
  const lookInto = async (some: readonly string[]): Promise<void> => {
    const unread = some.filter((repo) => !labels.has(repo));
    await Promise.all(unread.map(async (repo) => labels.set(repo, await labelsOf(http, repo))));
  };
  await lookInto(repos.slice(0, MOST_LOOKED_INTO));
  const marks = (repo: string, service: string): boolean =>
    labels.get(repo)?.has(serviceLabel(service)) === true;
  return {
    about: repos.length === 0 ? 'it lists no repositories to this token' : `${repos.length} repositories`,
    services: [],
    repos,
    reposOf: (service) => [
      ...repos.filter((repo) => isNamedLike(repo, service)),
      ...repos.filter((repo) => !isNamedLike(repo, service) && marks(repo, service)),
    ],
    async entry(service, chosen) {
      await named(
        http,
        chosen.filter((repo) => !repos.includes(repo)),
      );
      if (chosen.length < 2) return null;
      await lookInto(chosen);
      return entryOf(service, chosen, labels);
    },
  };
}

/** Before anybody has chosen: a team works in a few, and each costs a request. */
const MOST_LOOKED_INTO = 10;

const isNamedLike = (repo: string, service: string): boolean =>
  repo.split('/')[1]?.toLowerCase() === service.toLowerCase();

async function named(http: Http, wanted: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    wanted.map(async (name) => {
      if (!name.includes('/')) return listed(http, `/users/${encodeURIComponent(name)}/repos`);
      const repository = await findRepository(apiOf(http), name);
      if (repository === null) throw notFoundOrNoAccess(name);
      return [repository.fullName];
    }),
  );
  return [...new Set(found.flat())];
}

async function listed(http: Http, path: string): Promise<readonly string[]> {
  const query = { per_page: 100, sort: 'pushed' };
  const answer = await http.find({ path, query, schema: z.array(RawListed), absent: [401, 403, 404] });
  return (answer?.value ?? []).filter(({ archived }) => archived !== true).map(({ full_name }) => full_name);
}

async function labelsOf(http: Http, repo: string): Promise<LabelSet | null> {
  try {
    return await repositoryLabels(apiOf(http), repo);
  } catch (error) {
    asProblem(error);
    return null;
  }
}

/** Several repositories: each kind wherever there is a label for it, narrowed to the service where a label can. */
function entryOf(
  service: string,
  repos: readonly string[],
  labels: ReadonlyMap<string, LabelSet | null>,
): object {
  const own = serviceLabel(service);
  const places = (kind: IssueKind): readonly object[] =>
    repos.flatMap((repo) => {
      const there = labels.get(repo);
      const found = USUAL_LABELS[kind].filter((label) => there?.has(label));
      // What is in the service's own repository is the service's, labelled or not.
      const narrowed = there?.has(own) === true && !isNamedLike(repo, service);
      return found.map((label) => ({ repo, labels: narrowed ? [label, own] : [label] }));
    });
  const changes = repos.filter((repo) => isNamedLike(repo, service));
  const said = {
    incidents: places('incidents'),
    worklog: places('worklogs'),
    todos: places('todos'),
    topics: places('topics'),
    changes: (changes.length > 0 ? changes : repos).map((repo) => ({ repo })),
  };
  return Object.fromEntries(Object.entries(said).filter(([, entries]) => entries.length > 0));
}

/** No record comes of this, so there is no origin to name. */
const apiOf = (http: Http) => ({ source: 'github', http, web: '' });

const RawListed = z.object({ full_name: z.string(), archived: z.boolean().nullish() });
