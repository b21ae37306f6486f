import * as z from 'zod';
import { pagePath } from '../../markdown.ts';
import { EXIT, Problem } from '../../problem.ts';
import type { Http } from '../../world.ts';
import type { PublishTarget, PublishTools, Readers } from '../publishing.ts';
import { type Address, readAddress } from './publish-address.ts';
import { fileCopy } from './published-file.ts';
import { createIssue, issueCopy, markedIssues } from './published-issue.ts';
import { notFoundOrNoAccess } from './repository.ts';
import type { GithubService, GithubSettings } from './settings.ts';
import { webUrl } from './transport.ts';

/** An issue, a file of a repository or a page of its wiki, as a place for a page. */
export function openPublishTarget(tools: PublishTools<GithubSettings, GithubService>): PublishTarget {
  const { http, writer, service, settings, meeting, git } = tools;
  const address = readAddress(tools.address);
  const { kind, repo } = address;
  const check = () => readersOf(http, address, service);
  const web = webUrl(settings.url);
  switch (kind) {
    case 'github-issue':
      return {
        by: 'number',
        place: repo,
        limit: MOST_IN_ISSUE,
        calls: true,
        check,
        create: (draft) => createIssue(writer, repo, draft),
        marked: (since) => markedIssues(http, repo, since),
        copy: (number) => issueCopy(tools, repo, number),
      };
    case 'github-file': {
      const [, folder = '', name = ''] = /^(.*\/)?([^/]+)$/s.exec(address.path.replace(/\.md$/, '')) ?? [];
      const file = (path: string) => fileCopy(tools, { ...address, path, message: messageFor(meeting) });
      return {
        by: 'path',
        place: `${repo}/${address.path}`,
        limit: null,
        calls: false,
        check,
        copy: file(address.path),
        charts: {
          folder: pagePath(`${name}.charts`),
          place: (chart) => file(`${folder}${name}.charts/${chart}`),
        },
      };
    }
    case 'github-wiki': {
      const { page } = address;
      const file = (path: string) =>
        git({
          remote: `${web}/${repo}.wiki.git`,
          user: 'x-access-token',
          path,
          url: `${web}/${repo}/wiki/${encodeURIComponent(page)}`,
          message: messageFor(meeting),
          absent: {
            what: `The wiki of ${repo} can not be reached.`,
            why: 'It has no page yet, or the token may not write there: GitHub does not tell these apart.',
            try: `Make the first page by hand at ${web}/${repo}/wiki, and give the token the right "Contents: read and write".`,
          },
        });
      return {
        by: 'path',
        place: `${repo}/wiki/${page}`,
        limit: null,
        calls: false,
        check,
        copy: file(`${page}.md`),
        charts: {
          folder: pagePath(`${page}.charts`),
          place: (chart) => file(`${page}.charts/${chart}`),
        },
      };
    }
    default:
      return kind satisfies never;
  }
}

/** GitHub takes 65,536; people write into the copy, and need room. */
const MOST_IN_ISSUE = 60_000;

/** A commit message can close an issue: "fixes #12". */
const messageFor = (meeting: string): string => `docs: PWG ${meeting.replace(/[^\p{L}\p{N}/._-]+/gu, ' ')}`;

async function readersOf(http: Http, address: Address, service: GithubService): Promise<Readers> {
  const { kind, repo } = address;
  const found = await find(http, repo);
  if (found === null) throw notFoundOrNoAccess(repo);
  const closed = whyClosed(found, kind);
  if (closed !== null) throw refused(`${repo} takes no page.`, closed, 'Name another place with --to.');
  if (found.full_name.toLowerCase() !== repo.toLowerCase()) {
    const now = `${kind}:${found.full_name}`;
    throw refused(
      `${repo} is called ${found.full_name} now.`,
      'Writes are not sent on to the new name.',
      `Use ${now}`,
    );
  }
  if (kind !== 'github-issue' && found.permissions?.push === false) {
    throw refused(
      `The token may not write to ${repo}.`,
      'Its user has no push access there.',
      'Give the token the right "Contents: read and write", or name another place with --to.',
    );
  }
  if (found.private) {
    const who = found.visibility === 'internal' ? 'all of the enterprise' : `who can read ${repo}`;
    return { who, everybody: false, closedSources: [] };
  }
  return { who: 'everybody', everybody: true, closedSources: await closedSources(http, service) };
}

function whyClosed({ archived, has_issues, has_wiki }: RawRepository, kind: Address['kind']): string | null {
  if (archived === true) return 'The repository is archived.';
  if (kind === 'github-issue' && has_issues === false) return 'Issues are switched off there.';
  if (kind === 'github-wiki' && has_wiki === false) return 'The wiki is switched off there.';
  return null;
}

/** One that this key can't see counts as closed: it surely is not there for everybody. */
async function closedSources(http: Http, { homeRepo, places, changes }: GithubService): Promise<string[]> {
  const repos = new Set([
    ...(homeRepo === null ? [] : [homeRepo]),
    ...Object.values(places).flatMap((list) => list.map(({ repo }) => repo)),
    ...changes,
  ]);
  const found = await Promise.all([...repos].map(async (repo) => ({ repo, is: await find(http, repo) })));
  return found.filter(({ is }) => is?.private !== false).map(({ repo }) => repo);
}

async function find(http: Http, repo: string): Promise<RawRepository | null> {
  const answer = await http.find({ path: `/repos/${repo}`, schema: RawRepository, absent: [404] });
  return answer?.value ?? null;
}

const refused = (what: string, why: string, next: string): Problem =>
  new Problem({ what, why, try: next }, EXIT.refused);

type RawRepository = z.infer<typeof RawRepository>;
const RawRepository = z.object({
  full_name: z.string(),
  private: z.boolean(),
  visibility: z.string().nullish(),
  archived: z.boolean().nullish(),
  has_issues: z.boolean().nullish(),
  has_wiki: z.boolean().nullish(),
  permissions: z.object({ push: z.boolean().nullish() }).nullish(),
});
