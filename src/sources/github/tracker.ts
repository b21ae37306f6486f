import * as z from 'zod';
import { EXIT, Problem } from '../../problem.ts';
import type { Http, Sent } from '../../world.ts';
import {
  type FiledIssue,
  ISSUE_MARKER,
  type IssueDraft,
  type IssueTools,
  type IssueTracker,
} from '../issue-tracker.ts';
import { ownIssues } from './own-issues.ts';
import { type GithubService, USUAL_LABELS } from './settings.ts';

/**
 * The repository of the first `todos` entry of a service. Found again are our issues by the list and not by the search,
 * whose index lags for minutes; without push access GitHub drops labels and assignees and says nothing, so we do.
 */
export function openTracker({ http, writer, service }: IssueTools<GithubService>): IssueTracker | null {
  const place = service.places.todos.find(({ by }) => by !== 'comments');
  if (place === undefined) return null;
  const { repo } = place;
  const labels = place.by === 'labels' ? place.labels : USUAL_LABELS.todos.slice(0, 1);
  /** As GitHub calls it today: a write to an old name is not sent on. */
  let name = repo;

  const create = async (draft: IssueDraft, assignees: readonly string[]): Promise<Sent<FiledIssue>> => {
    const { title, body } = draft;
    const sent = await writer.send({
      method: 'POST',
      path: `/repos/${name}/issues`,
      body: {
        title: cut(title),
        body,
        ...(labels.length > 0 && { labels }),
        ...(assignees.length > 0 && { assignees }),
      },
      schema: RawIssue,
    });
    if (sent.is === 'refused' && sent.status === 422 && assignees.length > 0) {
      // Somebody among them can't be assigned here, and GitHub refuses the whole for that.
      const without = await create(draft, []);
      return without.is === 'done'
        ? { ...without, value: { ...without.value, dropped: [notAssigned(draft.assignees)] } }
        : without;
    }
    if (sent.is !== 'done') return sent;
    const { number, html_url: url, ...got } = sent.value;
    const dropped = [
      ...missing(labels, namesOf(got.labels)).map((label) => `label "${label}"`),
      ...(assignees.length > namesOf(got.assignees).length && assignees.length > 0
        ? [notAssigned(missing(assignees, namesOf(got.assignees)))]
        : []),
    ];
    return { is: 'done', value: { number, url, dropped } };
  };

  return {
    place: repo,
    labels,
    check: async () => {
      const { value } = await http.get({ path: `/repos/${repo}`, schema: RawRepository, chain: true });
      name = value.full_name;
      if (value.archived === true || value.has_issues === false)
        throw closedFor(repo, value.archived === true);
      const mayLabel = value.permissions?.push !== false;
      const unknown = missing(labels, await labelsOf(http, name));
      return [
        ...(name === repo ? [] : [`${repo} is called ${name} now: put that into the config.`]),
        ...(mayLabel ? [] : [`Without push access to ${repo} GitHub leaves out labels and assignees.`]),
        ...(mayLabel
          ? unknown.map((label) => `${repo} has no label "${label}" yet: GitHub will make it.`)
          : []),
      ];
    },
    create: (draft) => create(draft, draft.assignees),
    marked: (since) => marked(http, name, since),
    state: async (number) => {
      const path = `/repos/${name}/issues/${number}`;
      const answer = await http.find({ path, schema: RawState, absent: [404, 410], chain: true });
      return answer === null ? null : answer.value.state === 'open' ? 'open' : 'closed';
    },
  };
}

async function marked(
  http: Http,
  repo: string,
  since: Date,
): Promise<ReadonlyMap<string, readonly FiledIssue[]>> {
  const found = new Map<string, FiledIssue[]>();
  for await (const { number, url, body } of ownIssues(http, repo, since)) {
    const id = ISSUE_MARKER.exec(body)?.[1];
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), { number, url, dropped: [] }]);
  }
  for (const issues of found.values()) issues.sort((a, b) => a.number - b.number);
  return found;
}

async function labelsOf(http: Http, repo: string): Promise<readonly string[]> {
  const names: string[] = [];
  let page = await http.get({ path: `/repos/${repo}/labels`, query: { per_page: 100 }, schema: RawLabels });
  for (;;) {
    names.push(...namesOf(page.value));
    if (page.links.next === undefined) return names;
    page = await http.get({ path: page.links.next, schema: RawLabels });
  }
}

const missing = (wanted: readonly string[], got: readonly string[]): readonly string[] => {
  const there = new Set(got.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !there.has(name.toLowerCase()));
};

const notAssigned = (logins: readonly string[]): string => `assignee ${logins.join(', ')}`;

const namesOf = (rows: readonly z.infer<typeof Named>[] | null | undefined): readonly string[] =>
  (rows ?? []).flatMap((row) => (typeof row === 'string' ? row : (row.name ?? row.login ?? [])));

/** 256 characters are the most; a name of one emoji may be several. */
const cut = (title: string): string => (title.length <= 250 ? title : `${title.slice(0, 249).trimEnd()}…`);

const closedFor = (repo: string, archived: boolean): Problem =>
  new Problem(
    {
      what: `No issues can be filed in ${repo}.`,
      why: archived ? 'The repository is archived.' : 'Issues are switched off there.',
      try: 'Name another repository first under todos: in the config.',
    },
    EXIT.refused,
  );

const Named = z.union([z.string(), z.object({ name: z.string().nullish(), login: z.string().nullish() })]);
const RawLabels = z.array(Named);
const RawState = z.object({ state: z.string() });
const RawIssue = z.object({
  number: z.number(),
  html_url: z.string(),
  labels: z.array(Named).nullish(),
  assignees: z.array(Named).nullish(),
});
const RawRepository = z.object({
  full_name: z.string(),
  archived: z.boolean().nullish(),
  has_issues: z.boolean().nullish(),
  permissions: z.object({ push: z.boolean().nullish() }).nullish(),
});
