import type { Meeting } from '../../meeting.ts';
import type { Issue, Tracked } from '../../records.ts';
import type { Ask, Shortfall } from '../source.ts';
import type { GithubApi } from './api.ts';
import { type GithubIssue, listIssues, type Slice } from './issues.ts';
import { LabelSet, repositoryLabels, serviceLabel, serviceNamed } from './labels.ts';
import { whatSucceeds } from './partial.ts';
import { reference } from './reference.ts';
import { searchIssues } from './search.ts';
import { type GithubService, type IssueKind, type Place, USUAL_LABELS } from './settings.ts';

/** Issues of one kind from all the places a service names: each once, oldest first, as of `meeting.at`. */
export interface FoundIssues {
  readonly ours: readonly Located[];
  /** Of the kind, but with no service in their labels. */
  readonly perhapsOurs: readonly Located[];
  readonly missingLabels: Tracked<Issue>['missingLabels'];
  readonly shortfalls: readonly Shortfall[];
}

export interface Located {
  readonly issue: GithubIssue;
  /** 'owner/repo#n' */
  readonly id: string;
  /** '#n' at home, 'repo#n' elsewhere. */
  readonly ref: string;
}

/** What one place brought. */
interface Haul {
  readonly repo: string;
  readonly ours: readonly GithubIssue[];
  readonly perhapsOurs: readonly GithubIssue[];
  readonly missing: readonly string[];
}

export async function findIssues(
  api: GithubApi,
  kind: IssueKind,
  { meeting, service }: Ask<GithubService>,
  slices: readonly Slice[],
): Promise<FoundIssues> {
  const look = (place: Place): Promise<Haul>[] => {
    switch (place.by) {
      case 'labels':
        return [byLabels(api, place.repo, place.labels, slices, meeting)];
      case 'usualLabels':
        return [byUsualLabels(api, place.repo, kind, slices, meeting)];
      case 'search':
        return [bySearch(api, place.repo, place.text, slices, meeting)];
      case 'comments':
        return [];
      default:
        return place satisfies never;
    }
  };
  const { found, shortfalls } = await whatSucceeds(service.places[kind].flatMap(look));
  const home = meeting.homeRepo ?? service.homeRepo;
  const ours = located(found, (haul) => haul.ours, home);
  const perhapsOurs = located(found, (haul) => haul.perhapsOurs, home);
  for (const id of ours.keys()) perhapsOurs.delete(id);
  const missing = new Map(
    found.flatMap(({ repo, missing }) =>
      missing.map((label) => [`${repo} ${label.toLowerCase()}`, { repo, label }]),
    ),
  );
  return {
    ours: oldestFirst(ours.values()),
    perhapsOurs: oldestFirst(perhapsOurs.values()),
    missingLabels: [...missing.values()],
    shortfalls,
  };
}

/**
 * GitHub is asked without the service's label: the answer then serves every service, and shows the issues that name no
 * service at all.
 */
async function byLabels(
  api: GithubApi,
  repo: string,
  labels: readonly string[],
  slices: readonly Slice[],
  { at }: Meeting,
): Promise<Haul> {
  const ofService = labels.filter((label) => serviceNamed(label) !== null);
  const ofKind = labels.filter((label) => serviceNamed(label) === null);
  const asked = ofKind.length > 0 ? ofKind : ofService;
  // GitHub separates labels by commas, so one that holds a comma can't be asked for.
  const query = asked.filter((label) => !label.includes(','));
  const [known, ...lists] = await Promise.all([
    repositoryLabels(api, repo),
    ...slices.map((slice) => listIssues(api, repo, query, slice, at)),
  ]);
  const matching = lists.flat().filter((issue) => new LabelSet(issue.labels).hasAll(asked));
  const askedForService = ofService.length > 0 && ofKind.length > 0;
  return {
    repo,
    ours: matching.filter((issue) => new LabelSet(issue.labels).hasAll(ofService)),
    perhapsOurs: askedForService ? matching.filter(namesNoService) : [],
    missing: labels.filter((label) => !known.has(label)),
  };
}

async function byUsualLabels(
  api: GithubApi,
  repo: string,
  kind: IssueKind,
  slices: readonly Slice[],
  meeting: Meeting,
): Promise<Haul> {
  const known = await repositoryLabels(api, repo);
  const usual = USUAL_LABELS[kind].filter((label) => known.has(label));
  const narrowed = [serviceLabel(meeting.service)].filter((label) => known.has(label));
  const hauls = await Promise.all(
    usual.map((label) => byLabels(api, repo, [label, ...narrowed], slices, meeting)),
  );
  return {
    repo,
    ours: hauls.flatMap((haul) => haul.ours),
    perhapsOurs: hauls.flatMap((haul) => haul.perhapsOurs),
    missing: usual.length === 0 ? USUAL_LABELS[kind] : [],
  };
}

async function bySearch(
  api: GithubApi,
  repo: string,
  text: string,
  slices: readonly Slice[],
  { at }: Meeting,
): Promise<Haul> {
  const lists = await Promise.all(slices.map((slice) => searchIssues(api, repo, text, slice, at)));
  return { repo, ours: lists.flat(), perhapsOurs: [], missing: [] };
}

const namesNoService = ({ labels }: GithubIssue): boolean =>
  labels.every((label) => serviceNamed(label) === null);

/** By id, since two labels, two places or two pages may bring the same issue. */
function located(
  hauls: readonly Haul[],
  take: (haul: Haul) => readonly GithubIssue[],
  home: string | null,
): Map<string, Located> {
  const byId = new Map<string, Located>();
  for (const haul of hauls) {
    for (const issue of take(haul)) {
      const id = `${issue.repo}#${issue.number}`;
      const { repo, number } = issue;
      byId.set(id, { issue, id, ref: reference({ repo, number, askedRepo: haul.repo }, home) });
    }
  }
  return byId;
}

function oldestFirst(found: Iterable<Located>): readonly Located[] {
  return [...found].sort(
    (a, b) =>
      a.issue.openedAt.getTime() - b.issue.openedAt.getTime() ||
      (a.issue.repo < b.issue.repo ? -1 : a.issue.repo > b.issue.repo ? 1 : a.issue.number - b.issue.number),
  );
}
