import type { Meeting } from '../../meeting.ts';
import { asProblem } from '../../problem.ts';
import { within } from '../../records/calendar.ts';
import type { Incident } from '../../records.ts';
import type { Answered, Ask, Shortfall } from '../source.ts';
import type { GithubApi } from './api.ts';
import type { Report } from './checklist.ts';
import { fetchComments } from './comments.ts';
import { findIssues, type Located } from './find-issues.ts';
import { issueRecord } from './issue-record.ts';
import type { GithubIssue } from './issues.ts';
import { LabelSet, serviceLabel, serviceNamed, severity } from './labels.ts';
import { recordedMinutes } from './recorded-minutes.ts';
import { reportOf, UNREAD } from './report.ts';
import type { GithubService } from './settings.ts';

/** The whole list: "days since the last incident" may reach far back. */
export async function incidents(api: GithubApi, ask: Ask<GithubService>): Promise<Answered<'incidents'>> {
  const found = await findIssues(api, 'incidents', ask, [{ state: 'all', since: null }]);
  const ourLabels = serviceLabelsOf(ask);
  const shortfalls: Shortfall[] = [...found.shortfalls];
  const ours = await Promise.all(
    found.ours.map(async (located) => {
      if (isPast(located.issue, ask.meeting)) return toIncident(api, located, null, ourLabels, UNREAD);
      const { minutes, shortfall } = await minutesOf(located.issue, api, ask.meeting);
      if (shortfall !== null) shortfalls.push(shortfall);
      return toIncident(api, located, minutes, ourLabels, await reportOf(located.issue.body));
    }),
  );
  const perhapsOurs = await Promise.all(
    found.perhapsOurs.map(async (located) => {
      if (isPast(located.issue, ask.meeting)) return toIncident(api, located, null, ourLabels, UNREAD);
      const minutes = writtenIn(located.issue, [], ask.meeting);
      return toIncident(api, located, minutes, ourLabels, await reportOf(located.issue.body));
    }),
  );
  return { records: { ours, perhapsOurs, missingLabels: found.missingLabels }, shortfalls };
}

/** Closed before the period began: only its dates matter any more, and its body is not worth the time to parse it. */
function isPast({ closedAt }: GithubIssue, { period }: Meeting): boolean {
  return closedAt !== null && closedAt < period.from;
}

function toIncident(
  api: GithubApi,
  located: Located,
  minutes: number | null,
  ourLabels: LabelSet,
  report: Report,
): Incident {
  const { labels, body, reopened } = located.issue;
  return {
    ...issueRecord(api, located),
    severity: severity(labels),
    sharedWith: labels.flatMap((label) => (ourLabels.has(label) ? [] : (serviceNamed(label) ?? []))),
    minutes,
    checklist: report.checklist,
    postmortem: report.postmortem || new LabelSet(labels).has('postmortem'),
    blank: body.trim() === '',
    reopened,
  };
}

/** Comments are worth a request for the incidents the meeting looks at, when the body does not say it. */
async function minutesOf(
  issue: GithubIssue,
  api: GithubApi,
  meeting: Meeting,
): Promise<{ minutes: number | null; shortfall: Shortfall | null }> {
  const minutes = writtenIn(issue, [], meeting);
  const worthAsking = issue.comments > 0 && within(issue.openedAt, meeting.period);
  if (minutes !== null || !worthAsking) return { minutes, shortfall: null };
  try {
    const comments = await fetchComments(api, { ...issue, since: null }, meeting.at);
    return {
      minutes: writtenIn(
        issue,
        comments.map(({ body }) => body),
        meeting,
      ),
      shortfall: null,
    };
  } catch (error) {
    return { minutes: null, shortfall: { problem: asProblem(error) } };
  }
}

const writtenIn = (issue: GithubIssue, comments: readonly string[], { local }: Meeting): number | null =>
  recordedMinutes([issue.body, ...comments], local.day(issue.openedAt));

/** What this service is called in labels: by its name, and by what its entries in the config ask for. */
function serviceLabelsOf({ meeting, service }: Ask<GithubService>): LabelSet {
  const asked = service.places.incidents.flatMap((place) => (place.by === 'labels' ? place.labels : []));
  return new LabelSet([serviceLabel(meeting.service), ...asked]);
}
