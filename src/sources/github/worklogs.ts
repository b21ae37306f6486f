import { millisecondsInDay } from 'date-fns/constants';
import type { WorkLog } from '../../records.ts';
import type { Answered, Ask } from '../source.ts';
import type { GithubApi } from './api.ts';
import { type Comment, fetchComments } from './comments.ts';
import { findIssues, type Located } from './find-issues.ts';
import { issueRecord } from './issue-record.ts';
import { whatSucceeds } from './partial.ts';
import { recordedMinutes } from './recorded-minutes.ts';
import { reference } from './reference.ts';
import type { GithubService } from './settings.ts';
import { sinceDay } from './since.ts';

type WorkLogs = Answered<'worklogs'>;

/** A work log "repeats" when its title was there within so many days. */
const REPEAT_DAYS = 90;

/** Issues of the kind, and each comment of an issue that serves as a log book; from 90 days before the period on. */
export async function worklogs(api: GithubApi, ask: Ask<GithubService>): Promise<WorkLogs> {
  const since = sinceDay(new Date(ask.meeting.period.from.getTime() - REPEAT_DAYS * millisecondsInDay));
  const places = ask.service.places.worklogs;
  const { found, shortfalls } = await whatSucceeds<WorkLogs>([
    ...(places.some(({ by }) => by !== 'comments') ? [fromIssues(api, ask, since)] : []),
    ...places.flatMap((place) =>
      place.by === 'comments'
        ? [fromLogBook(api, ask, { repo: place.repo, number: place.number, since })]
        : [],
    ),
  ]);
  const records = found.map((answer) => answer.records);
  return {
    records: {
      ours: records.flatMap(({ ours }) => ours).sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime()),
      perhapsOurs: records.flatMap(({ perhapsOurs }) => perhapsOurs),
      missingLabels: records.flatMap(({ missingLabels }) => missingLabels),
    },
    shortfalls: [...shortfalls, ...found.flatMap((answer) => answer.shortfalls ?? [])],
  };
}

async function fromIssues(api: GithubApi, ask: Ask<GithubService>, since: string): Promise<WorkLogs> {
  const found = await findIssues(api, 'worklogs', ask, [{ state: 'all', since }]);
  const { local } = ask.meeting;
  const toWorkLog = (located: Located): WorkLog => ({
    ...issueRecord(api, located),
    minutes: recordedMinutes([located.issue.body], local.day(located.issue.openedAt)),
  });
  // `since` is of the last change: older ones come along when somebody touched them.
  const recent = ({ issue }: Located): boolean => issue.openedAt >= new Date(since);
  return {
    records: {
      ours: found.ours.filter(recent).map(toWorkLog),
      perhapsOurs: found.perhapsOurs.filter(recent).map(toWorkLog),
      missingLabels: found.missingLabels,
    },
    shortfalls: found.shortfalls,
  };
}

async function fromLogBook(
  api: GithubApi,
  { meeting, service }: Ask<GithubService>,
  book: { readonly repo: string; readonly number: number; readonly since: string },
): Promise<WorkLogs> {
  const home = meeting.homeRepo ?? service.homeRepo;
  const comments = new Map(
    (await fetchComments(api, book, meeting.at)).map((comment) => [comment.id, comment]),
  );
  const toWorkLog = (comment: Comment): WorkLog => {
    const { repo, number, id, url, body, at, by } = comment;
    return {
      origin: {
        source: api.source,
        id: `${repo}#${number}#issuecomment-${id}`,
        url,
      },
      ref: reference({ repo, number, askedRepo: book.repo }, home),
      title: firstWords(body),
      openedAt: at,
      // Written down when it was done.
      closedAt: at,
      by,
      assignees: [],
      minutes: recordedMinutes([body], meeting.local.day(at)),
    };
  };
  const recent = [...comments.values()].filter(({ at }) => at >= new Date(book.since));
  return { records: { ours: recent.map(toWorkLog), perhapsOurs: [], missingLabels: [] } };
}

/** The first line that says something, without the marks in front of it. */
function firstWords(body: string): string {
  const lines = body
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^[\s>#*+-]*(?:\[[ xX]\]\s+)?/, '').trim());
  return lines.find((line) => /[\p{L}\p{N}]/u.test(line)) ?? '';
}
