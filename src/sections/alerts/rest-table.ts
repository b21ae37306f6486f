import { link, type Markdown, md, NOTHING, title, words } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { duration } from '../../records/amounts.ts';
import { ruleName } from '../../records/rule-name.ts';
import { firedIn, type Line } from './decisions.ts';
import { habits } from './habits.ts';
import { courseOf } from './history.ts';
import { urlOf } from './rule-line.ts';
import { ALERT_WORDS } from './words.ts';

/** A row of the folded table. */
export type Row = {
  readonly name: Markdown;
  readonly now: Markdown;
  readonly before: Markdown;
  readonly night: Markdown;
  readonly median: Markdown;
  readonly course: Markdown;
};

/** With these and seven lines before them the section stays on two screens. */
const AT_MOST = 12;

/** The rules that are not decided on one by one, as many as somebody may scroll through; the last row counts the others. */
export function restRows(lines: readonly Line[], meeting: Meeting): readonly Row[] {
  const left = lines.slice(AT_MOST);
  const rows = lines.slice(0, AT_MOST).map((line) => row(line, meeting));
  if (left.length === 0) return rows;
  return [...rows, { ...EMPTY, name: ALERT_WORDS[meeting.locale].rest(left.length, alertsIn(left)) }];
}

export function alertsIn(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + firedIn(line), 0);
}

function row(line: Line, meeting: Meeting): Row {
  const { locale, local } = meeting;
  const say = ALERT_WORDS[locale];
  const { night, medianMinutes } = line.kind === 'storm' ? habits(line.storm, meeting) : line.habits;
  const shared = {
    night: md`${night.length}`,
    median: medianMinutes === null ? NONE : words(duration(medianMinutes, locale)),
  };
  if (line.kind === 'storm') {
    const [first] = line.storm;
    if (first === undefined) return EMPTY;
    const name = link(say.storm(local.dateTime(first.openedAt)), first.origin.url);
    return { name, now: md`${line.storm.length}`, before: NONE, ...shared, course: NONE };
  }
  const { review, alone, inStorms, earlier, months } = line;
  return {
    name: link(title(ruleName(review.rule, locale)), urlOf(review)),
    now: inStorms === 0 ? md`${alone.length}` : say.inStormsToo(alone.length, inStorms),
    before: md`${earlier.length}`,
    ...shared,
    course: words(courseOf(months, meeting) ?? '—'),
  };
}

const NONE = words('—');
const EMPTY: Row = {
  name: NOTHING,
  now: NOTHING,
  before: NOTHING,
  night: NOTHING,
  median: NOTHING,
  course: NOTHING,
};
