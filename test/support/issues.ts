import type { Incident, Issue, Todo, Topic, Tracked, WorkLog } from '../../src/records.ts';
import { tokyo } from './meeting.ts';

type Told<T extends Issue> = Partial<Omit<T, 'openedAt' | 'closedAt'>> & {
  /** On the wall in Tokyo; see `tokyo`. */
  readonly opened: string;
  readonly closed?: string;
};

/** An incident of severity 2 that is open, described, and has nothing planned. */
export function incident(n: number, { opened, closed, ...told }: Told<Incident>): Incident {
  return {
    ...issue(n, opened, closed),
    severity: '2',
    sharedWith: [],
    minutes: null,
    checklist: { done: 0, total: 0, open: [] },
    postmortem: false,
    blank: false,
    reopened: false,
    ...told,
  };
}

export function workLog(n: number, { opened, closed, ...told }: Told<WorkLog>): WorkLog {
  return { ...issue(n, opened, closed), minutes: null, ...told };
}

/** Done when it has a closing time. */
export function todo(n: number, { opened, closed, ...told }: Told<Todo>): Todo {
  return { ...issue(n, opened, closed), closedAs: closed === undefined ? null : 'done', due: null, ...told };
}

export function topic(n: number, { opened, closed, ...told }: Told<Topic>): Topic {
  return { ...issue(n, opened, closed), ...told };
}

export function tracked<T extends Issue>(
  ours: readonly T[],
  others: Partial<Omit<Tracked<T>, 'ours'>> = {},
): Tracked<T> {
  return { ours, perhapsOurs: [], missingLabels: [], ...others };
}

function issue(n: number, opened: string, closed: string | undefined): Issue {
  return {
    origin: {
      source: 'github',
      id: `acme/operations#${n}`,
      url: `https://github.com/acme/operations/issues/${n}`,
    },
    ref: `#${n}`,
    title: `issue ${n}`,
    openedAt: tokyo(opened),
    closedAt: closed === undefined ? null : tokyo(closed),
    by: 'aoi-k',
    assignees: [],
  };
}
