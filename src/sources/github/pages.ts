import type * as z from 'zod';
import { EXIT, Problem } from '../../problem.ts';
import type { Answer, Get } from '../../world.ts';
import type { GithubApi } from './api.ts';
import { whyAbsent } from './repository.ts';

/** A list of a repository: `path` below it, as in '/issues'. Pages of 100. */
export interface Listing<Page> {
  readonly repo: string;
  readonly path: string;
  readonly query: NonNullable<Get<Page>['query']>;
  readonly schema: z.ZodType<Page>;
}

/** 10,000 rows: what needs more is not a list for a meeting. */
const MOST_PAGES = 100;

/** Every page of the list, in its order. */
export async function everyPage<Page>(api: GithubApi, listing: Listing<Page>): Promise<readonly Page[]> {
  return pagesAfter(api, await firstPage(api, listing), listing);
}

/**
 * The pages that follow a first one: in parallel where it names the last, else one after the other. Addresses are always
 * GitHub's own, since a long list is paged by a cursor that only they know.
 */
export async function pagesAfter<Page>(
  { http }: GithubApi,
  first: Answer<Page>,
  { schema, repo, path }: Pick<Listing<Page>, 'schema' | 'repo' | 'path'>,
): Promise<readonly Page[]> {
  const open = async (link: string): Promise<Answer<Page>> => http.get({ path: link, schema });
  const pages = [first];
  const last = first.links.last;
  const total = last === undefined ? null : pageNumber(last);
  if (last !== undefined && total !== null) {
    if (total > MOST_PAGES) throw tooLong(repo, path);
    const links = Array.from({ length: total - 1 }, (_, i) => last.replace(PAGE, `$1${i + 2}`));
    pages.push(...(await Promise.all(links.map(open))));
  }
  // The list may have grown meanwhile, so what was the last page can have a next one.
  for (let next = pages.at(-1)?.links.next; next !== undefined; next = pages.at(-1)?.links.next) {
    if (pages.length >= MOST_PAGES) throw tooLong(repo, path);
    pages.push(await open(next));
  }
  return pages.map(({ value }) => value);
}

/** Pages of a list with the newest first, up to the one after which nothing matters. */
export async function pagesUntil<Page>(
  api: GithubApi,
  listing: Listing<Page>,
  enough: (page: Page) => boolean,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let page = await firstPage(api, listing);
  pages.push(page.value);
  while (page.links.next !== undefined && !enough(page.value)) {
    if (pages.length >= MOST_PAGES) throw tooLong(listing.repo, listing.path);
    page = await api.http.get({ path: page.links.next, schema: listing.schema });
    pages.push(page.value);
  }
  return pages;
}

async function firstPage<Page>(api: GithubApi, listing: Listing<Page>): Promise<Answer<Page>> {
  const { repo, path, query, schema } = listing;
  const answer = await api.http.find({
    path: `/repos/${repo}${path}`,
    query: { ...query, per_page: 100 },
    schema,
    absent: [404, 410],
  });
  if (answer === null) throw await whyAbsent(api, repo, path);
  return answer;
}

const PAGE = /([?&]page=)(\d+)/;

/** `null` for lists that are paged by a cursor. */
function pageNumber(link: string): number | null {
  const number = /[?&](after|before)=/.test(link) ? undefined : PAGE.exec(link)?.[2];
  return number === undefined ? null : Number(number);
}

const tooLong = (repo: string, path: string): Problem =>
  new Problem(
    {
      what: `A list of ${repo} is too long to read: ${path}.`,
      why: `It has more than ${MOST_PAGES} pages of 100.`,
      try: 'Ask for a narrower label or search in the config.',
    },
    EXIT.unavailable,
  );
