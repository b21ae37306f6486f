import * as z from 'zod';
import { EXIT, Problem } from '../../problem.ts';
import type { Answer } from '../../world.ts';
import type { GithubApi } from './api.ts';
import { type GithubIssue, RawIssue, type Slice, toIssues } from './issues.ts';
import { pagesAfter } from './pages.ts';

/** GitHub shows no more of one search, whatever it says to have found. */
const MOST_RESULTS = 1000;
const MOST_SEARCHES = 10;

/**
 * Issues of one repository that a search finds, as of `at`. One repository per query: with several, GitHub leaves out
 * those the key may not see without a word. Oldest first, and beyond 1,000 results once more from the last one on.
 */
export async function searchIssues(
  api: GithubApi,
  repo: string,
  text: string,
  slice: Slice,
  at: Date,
): Promise<readonly GithubIssue[]> {
  const found: RawIssue[] = [];
  let from: string | null = null;
  for (let searches = 0; searches < MOST_SEARCHES; searches++) {
    const first = await firstPage(api, query(repo, text, slice, from));
    const pages = await pagesAfter(api, first, { repo, path: PATH, schema: RawPage });
    const items = pages.flatMap((page) => page.items);
    if (pages.some((page) => page.incomplete_results)) throw incomplete(repo, text);
    found.push(...items);
    const reached = items.at(-1)?.created_at.toISOString().replace('.000', '');
    if (first.value.total_count <= MOST_RESULTS || reached === undefined) return toIssues(found, repo, at);
    if (reached === from) break;
    from = reached;
  }
  throw tooMany(repo, text);
}

const PATH = '/search/issues';

/** GitHub gives up on a search after a while and says so: it is worth a second try. */
async function firstPage({ http }: GithubApi, q: string): Promise<Answer<RawPage>> {
  const request = {
    path: PATH,
    query: { q, sort: 'created', order: 'asc', per_page: 100 },
    schema: RawPage,
  };
  const answer = await http.get(request);
  // An answer would be remembered; a link of a chain is asked anew.
  return answer.value.incomplete_results ? http.get({ ...request, chain: true }) : answer;
}

function query(repo: string, text: string, { state, since }: Slice, from: string | null): string {
  return [
    'is:issue',
    `repo:${repo}`,
    // Without the parentheses an OR inside would reach beyond the repository.
    /\b(?:AND|OR|NOT)\b/.test(text) ? `(${text})` : text,
    state === 'all' ? [] : `state:${state}`,
    since === null ? [] : `updated:>=${since}`,
    from === null ? [] : `created:>=${from}`,
  ]
    .flat()
    .join(' ');
}

const incomplete = (repo: string, text: string): Problem =>
  new Problem(
    {
      what: `GitHub did not finish the search in ${repo}: ${text}`,
      why: 'It gave up twice (incomplete_results), so some issues may be missing.',
      try: 'Run again later, or name labels instead of a search in the config.',
    },
    EXIT.unavailable,
  );

const tooMany = (repo: string, text: string): Problem =>
  new Problem(
    {
      what: `The search in ${repo} finds too many issues to read: ${text}`,
      why: `GitHub shows ${MOST_RESULTS} at a time, and ${MOST_SEARCHES} times were not enough.`,
      try: 'Make the search narrower, or name labels instead in the config.',
    },
    EXIT.unavailable,
  );

const RawPage = z.object({
  total_count: z.int(),
  incomplete_results: z.boolean(),
  items: z.array(RawIssue),
});
type RawPage = z.infer<typeof RawPage>;
