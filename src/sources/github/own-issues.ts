import * as z from 'zod';
import type { Http } from '../../world.ts';

export interface OwnIssue {
  readonly number: number;
  readonly url: string;
  readonly body: string;
}

/**
 * The issues that this key's user made and that were changed since. By the list and not by the search, whose index lags
 * for minutes.
 */
export async function* ownIssues(http: Http, repo: string, since: Date): AsyncGenerator<OwnIssue> {
  const creator = await login(http);
  let page = await http.get({
    path: `/repos/${repo}/issues`,
    query: { state: 'all', since: since.toISOString(), per_page: 100, ...(creator !== null && { creator }) },
    schema: RawIssues,
    chain: true,
  });
  for (;;) {
    for (const { number, html_url: url, body, pull_request } of page.value) {
      if (pull_request == null) yield { number, url, body: body ?? '' };
    }
    if (page.links.next === undefined) return;
    page = await http.get({ path: page.links.next, schema: RawIssues, chain: true });
  }
}

/** The token of an Actions job has no user: then everybody's issues are looked through. */
async function login(http: Http): Promise<string | null> {
  const answer = await http.find({ path: '/user', schema: RawUser, absent: [401, 403, 404] });
  return answer?.value.login ?? null;
}

const RawUser = z.object({ login: z.string() });
const RawIssues = z.array(
  z.object({
    number: z.number(),
    html_url: z.string(),
    body: z.string().nullish(),
    pull_request: z.unknown().optional(),
  }),
);
