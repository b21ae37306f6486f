import { millisecondsInDay } from 'date-fns/constants';
import type { Meeting } from '../../meeting.ts';
import { openAt } from '../../records/issue-state.ts';
import { titleKey } from '../../records/same-title.ts';
import type { Todo, Tracked } from '../../records.ts';

/** What became of what was decided. Oldest first in each list. */
export interface CarryOver {
  /** Created before the period's end and not closed before it. */
  readonly carried: readonly Todo[];
  /** How many were carried over at the end of the period before. */
  readonly carriedEarlier: number;
  /** Of `carried`, closed after the period's end. */
  readonly closedSince: readonly Todo[];
  /** Opened after the period's end. */
  readonly openedSince: readonly Todo[];
  /** Open as of `at`, overdue ones first; the same title apart from dates and numbers put together. */
  readonly open: readonly (readonly Todo[])[];
  /** As `open`, but at least half a year old and without a due date that has passed. */
  readonly old: readonly (readonly Todo[])[];
  /** Closed in the period or since. */
  readonly closed: readonly Todo[];
  /** Open as of `at`, of no known service. */
  readonly perhapsOurs: readonly Todo[];
}

export function carryOver({ ours, perhapsOurs }: Tracked<Todo>, meeting: Meeting): CarryOver {
  const { period, earlier } = meeting;
  const groups = sameTitles(ours.filter(({ closedAt }) => closedAt === null));
  const overdue = groups.filter((todos) => todos.some((todo) => isOverdue(todo, meeting)));
  const others = groups.filter((todos) => !overdue.includes(todos));
  const old = others.filter((todos) => todos.every((todo) => isOld(todo, meeting)));
  const carried = ours.filter((todo) => openAt(todo, period.to));
  return {
    carried,
    carriedEarlier: ours.filter((todo) => openAt(todo, earlier.to)).length,
    closedSince: carried.filter(({ closedAt }) => closedAt !== null),
    openedSince: ours.filter(({ openedAt }) => openedAt >= period.to),
    open: [...overdue, ...others.filter((todos) => !old.includes(todos))],
    old,
    closed: ours.filter(({ closedAt }) => closedAt !== null && closedAt >= period.from),
    perhapsOurs: perhapsOurs.filter(({ closedAt }) => closedAt === null),
  };
}

/** After so many days the question is no longer when, but whether. */
const OLD_DAYS = 183;

export function isOld(todo: Todo, { at }: Meeting): boolean {
  return ageInDays(todo, at) >= OLD_DAYS;
}

export function isOverdue(todo: Todo, meeting: Meeting): boolean {
  const due = dueDay(todo, meeting);
  return due !== null && due < meeting.local.day(meeting.at);
}

/** 'YYYY-MM-DD'. A day before it was even opened comes from a milestone that was over already: nobody promised that. */
export function dueDay({ due, openedAt }: Todo, { local }: Meeting): string | null {
  return due !== null && due >= local.day(openedAt) ? due : null;
}

/** At how many ends of a month it was still open; `null` when the meeting is about no month. */
export function timesCarried({ openedAt }: Todo, { month, local }: Meeting): number | null {
  if (month === null) return null;
  const [year = 0, opened = 0] = local.day(openedAt).split('-').map(Number);
  return (month.year - year) * 12 + month.month - opened + 1;
}

function sameTitles(todos: readonly Todo[]): readonly (readonly Todo[])[] {
  const groups = new Map<string, Todo[]>();
  for (const todo of todos) {
    const key = titleKey(todo.title);
    groups.set(key, [...(groups.get(key) ?? []), todo]);
  }
  return [...groups.values()];
}

/** Whole days from its opening to the instant. */
export function ageInDays({ openedAt }: Pick<Todo, 'openedAt'>, at: Date): number {
  return Math.floor((at.getTime() - openedAt.getTime()) / millisecondsInDay);
}
