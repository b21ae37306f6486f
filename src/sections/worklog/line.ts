import { code, join, type Markdown, md, NOTHING, person, text } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { issueLink } from '../../records/issue-link.ts';
import { ruleName } from '../../records/rule-name.ts';
import type { WorkLog } from '../../records.ts';
import type { Group } from './groups.ts';
import type { Trigger } from './trigger.ts';
import { WORKLOG_WORDS } from './words.ts';

/** What is known of a piece of work beyond itself. */
export interface Known {
  /** The same work in the 90 days up to it, itself included. */
  readonly repeats: readonly WorkLog[];
  readonly trigger: Trigger | null;
}

/** Work done this often in 90 days is worth a thought about automating it. */
const OFTEN = 3;

/** A piece of work on its own line. */
export function singleLine(log: WorkLog, { repeats, trigger }: Known, meeting: Meeting): Markdown {
  const say = WORKLOG_WORDS[meeting.locale];
  const also = join(
    [
      log.minutes === null ? NOTHING : say.minutes(log.minutes),
      repeats.length > 1 ? say.repeats(repeats.length) : NOTHING,
      triggered(trigger, repeats.length, meeting),
    ],
    say.also,
  );
  return join([told(log, meeting), also, repeats.length >= OFTEN ? md`→ ${say.automate}` : NOTHING], ' ');
}

/** A group on one line with what is behind it: the others of the group, as many as fit. */
export type GroupLines = {
  readonly line: Markdown;
  readonly summary: Markdown;
  readonly others: readonly Markdown[];
};

const LISTED = 20;
/** Titles in the folded list are cut at 30 full-width characters. */
export const LISTED_COLUMNS = 60;

export function groupLines(group: Group, known: Known, meeting: Meeting): GroupLines {
  const say = WORKLOG_WORDS[meeting.locale];
  const [first, ...others] = group.logs;
  const more = others.length - LISTED;
  const rows = others.slice(0, LISTED).map((log) => told(log, meeting, LISTED_COLUMNS));
  return {
    line: first === undefined ? NOTHING : groupLine(group, first, known, meeting),
    summary: say.others(others.length),
    others: more > 0 ? [...rows, say.more(more)] : rows,
  };
}

function groupLine(group: Group, first: WorkLog, known: Known, meeting: Meeting): Markdown {
  const say = WORKLOG_WORDS[meeting.locale];
  const { local } = meeting;
  const { logs } = group;
  const days = [...new Set([first, logs.at(-1) ?? first].map(({ openedAt }) => local.date(openedAt)))];
  const [firstDay = '', lastDay = firstDay] = days;
  const minutes = recorded(logs);
  const what = join(
    [
      same(group, meeting),
      known.repeats.length > logs.length ? say.within(known.repeats.length) : NOTHING,
      minutes.length === 0 ? NOTHING : say.total(sum(minutes), minutes.length),
      triggered(known.trigger, Math.max(known.repeats.length, logs.length), meeting),
    ],
    say.also,
  );
  const when = days.length === 1 ? say.on(firstDay) : say.span(firstDay, lastDay);
  const ask = group.by === 'clock' ? say.askRegular : say.askAutomate;
  return md`${when}${say.example(what, issueLink(first), logs.length - 1)} → ${ask}`;
}

/** What the group has in common, and how many there are. */
export function same({ by, logs, rhythm }: Group, { locale }: Meeting): Markdown {
  const say = WORKLOG_WORDS[locale];
  return by === 'clock' && rhythm !== null
    ? say.sameClock(logs.length, rhythm)
    : say.sameTitle(logs.length, rhythm);
}

/** '10-18 aoi-k [#219 …]' */
function told(log: WorkLog, { local }: Meeting, columns?: number): Markdown {
  const who = log.by === null ? NOTHING : person(log.by);
  return join([text(local.date(log.openedAt)), who, issueLink(log, log.title, columns)], ' ');
}

function triggered(trigger: Trigger | null, of: number, { locale }: Meeting): Markdown {
  if (trigger === null) return NOTHING;
  const { rule, times } = trigger;
  return WORKLOG_WORDS[locale].trigger(code(ruleName(rule, locale)), times, of);
}

/** The minutes that somebody recorded. */
export function recorded(logs: readonly WorkLog[]): readonly number[] {
  return logs.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
