import { join, type Markdown, NOTHING, person } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { issueLink, numberLink } from '../../records/issue-link.ts';
import { bareTitle } from '../../records/same-title.ts';
import type { Todo } from '../../records.ts';
import { ageInDays, dueDay, isOld, isOverdue, timesCarried } from './carry-over.ts';
import { TODO_WORDS } from './words.ts';

/** An open action item: whose it is, when it was due, how old; then those that seem to be the same. */
export function openLine([todo, ...same]: readonly Todo[], meeting: Meeting): Markdown {
  const say = TODO_WORDS[meeting.locale];
  if (todo === undefined) return NOTHING;
  const head = [issueLink(todo, bareTitle(todo.title, 'todo')), who(todo, meeting)];
  const others = join(same.map(numberLink), ' ');
  return join(
    [
      join(head, ' '),
      due(todo, meeting),
      howOld(todo, meeting),
      same.length === 0 ? NOTHING : say.sameTitle(same.length + 1, others),
    ],
    say.between,
  );
}

function who({ assignees, by }: Todo, { locale }: Meeting): Markdown {
  const say = TODO_WORDS[locale];
  if (assignees.length > 0) return say.assigned(join(assignees.map(person), say.comma));
  return say.unassigned(by === null ? NOTHING : person(by));
}

function due(todo: Todo, meeting: Meeting): Markdown {
  const say = TODO_WORDS[meeting.locale];
  const promised = dueDay(todo, meeting);
  if (promised === null) return NOTHING;
  const day = meeting.local.date(meeting.local.startOfDay(promised));
  return isOverdue(todo, meeting) ? say.overdue(day) : say.due(day);
}

function howOld(todo: Todo, meeting: Meeting): Markdown {
  const say = TODO_WORDS[meeting.locale];
  const days = ageInDays(todo, meeting.at);
  if (isOld(todo, meeting)) return join([say.age(days), say.whether], ' ');
  const times = timesCarried(todo, meeting) ?? 0;
  return times > 1 ? say.carriedTimes(times, days) : say.age(days);
}

/** So many are named with their number. */
const NAMED = 12;

/** What was closed, as counts with numbers and days; empty for none. */
export function closedLine(closed: readonly Todo[], meeting: Meeting): Markdown {
  const say = TODO_WORDS[meeting.locale];
  const dropped = closed.filter(({ closedAs }) => closedAs === 'dropped');
  const done = closed.filter((todo) => !dropped.includes(todo));
  const each = (todos: readonly Todo[]): Markdown => {
    const named = todos
      .slice(0, NAMED)
      .map((todo) => say.closedOn(numberLink(todo), meeting.local.date(todo.closedAt ?? meeting.at)));
    return join(todos.length > NAMED ? [...named, say.more(todos.length - NAMED)] : named, say.comma);
  };
  return join(
    [
      done.length === 0 ? NOTHING : say.done(done.length, each(done)),
      dropped.length === 0 ? NOTHING : say.dropped(dropped.length, each(dropped)),
    ],
    say.space,
  );
}
