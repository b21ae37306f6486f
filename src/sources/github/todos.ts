import type { Meeting } from '../../meeting.ts';
import type { Issue, Todo, Tracked } from '../../records.ts';
import type { Answered, Ask } from '../source.ts';
import type { GithubApi } from './api.ts';
import { writtenDue } from './due.ts';
import { type FoundIssues, findIssues, type Located } from './find-issues.ts';
import { issueRecord } from './issue-record.ts';
import type { Slice } from './issues.ts';
import type { GithubService } from './settings.ts';
import { sinceDay } from './since.ts';

export async function todos(api: GithubApi, ask: Ask<GithubService>): Promise<Answered<'todos'>> {
  const found = await findIssues(api, 'todos', ask, openAndLatelyClosed(ask.meeting));
  const toTodo = (located: Located): Todo => {
    const { title, body, openedAt, closedAt, dropped, milestoneDue } = located.issue;
    return {
      ...issueRecord(api, located),
      closedAs: closedAt === null ? null : dropped ? 'dropped' : 'done',
      due: writtenDue(title, body, ask.meeting.local.day(openedAt)) ?? milestoneDue,
    };
  };
  return { records: tracked(found, toTodo), shortfalls: found.shortfalls };
}

export async function topics(api: GithubApi, ask: Ask<GithubService>): Promise<Answered<'topics'>> {
  const found = await findIssues(api, 'topics', ask, openAndLatelyClosed(ask.meeting));
  return {
    records: tracked(found, (located) => issueRecord(api, located)),
    shortfalls: found.shortfalls,
  };
}

/** All that was open at some time since the period before. */
const openAndLatelyClosed = ({ earlier }: Meeting): readonly Slice[] => [
  { state: 'open', since: null },
  { state: 'closed', since: sinceDay(earlier.from) },
];

const tracked = <T extends Issue>(found: FoundIssues, toRecord: (located: Located) => T): Tracked<T> => ({
  ours: found.ours.map(toRecord),
  perhapsOurs: found.perhapsOurs.map(toRecord),
  missingLabels: found.missingLabels,
});
