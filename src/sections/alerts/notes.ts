import { join, type Markdown, text, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { knownNote } from '../../records/known-note.ts';
import { monthOfYear } from '../../records/months.ts';
import type { Replies } from '../../records/queries.ts';
import type { Monitor } from '../../records.ts';
import type { RuleLine } from './decisions.ts';
import { courseOf } from './history.ts';
import { RULE_WORDS } from './rule-words.ts';
import { severityOf } from './severity.ts';
import { ALERT_WORDS } from './words.ts';

/**
 * What stands below a rule's line: its course over the months, how bad it was, how it is set and why (the first thing a
 * meeting asks of a threshold), and what the team's register says of it.
 */
export function notes(
  line: RuleLine,
  monitor: Monitor | null,
  replies: Partial<Replies>,
  meeting: Meeting,
): readonly Markdown[] {
  const pieces = [
    course(line, meeting),
    severity(line, replies, meeting),
    ...(monitor === null ? [] : setting(monitor, meeting)),
  ].filter((piece) => piece !== null);
  const known = knownNote(line.review.rule, line.review.fired, meeting);
  return [
    ...(pieces.length === 0 ? [] : [join(pieces, ALERT_WORDS[meeting.locale].slash)]),
    ...(known === null ? [] : [known]),
  ];
}

function course({ months }: RuleLine, meeting: Meeting): Markdown | null {
  const { locale, local, period } = meeting;
  const bars = courseOf(months, meeting);
  const known = months.flatMap(({ month, fired }) => (fired === null ? [] : [{ key: month.key, fired }]));
  const [first] = known;
  const [most] = known.toSorted((a, b) => b.fired - a.fired);
  if (bars === null || first === undefined || most === undefined) return null;
  const year = Number(local.day(period.from).slice(0, 4));
  const named = ({ key }: { readonly key: string }) => monthOfYear(key, year, locale);
  return RULE_WORDS[locale].course(bars, named(first), named(most), most.fired);
}

function severity(
  { alone }: RuleLine,
  { severities }: Partial<Replies>,
  { locale }: Meeting,
): Markdown | null {
  const found = severityOf(alone, severities);
  if (found === null) return null;
  const say = RULE_WORDS[locale];
  return join(
    [
      text(say.severity(found)),
      ...(found.ruleDeleted > 0 ? [text(say.ruleDeleted(found.ruleDeleted))] : []),
      ...(found.hostRetired > 0 ? [text(say.hostRetired(found.hostRetired))] : []),
    ],
    ALERT_WORDS[locale].comma,
  );
}

function setting({ operator, warning, critical, memo }: Monitor, { locale }: Meeting): readonly Markdown[] {
  const say = RULE_WORDS[locale];
  const thresholds =
    operator === null
      ? []
      : [
          ...(warning === null ? [] : [text(say.threshold('warning', operator, warning))]),
          ...(critical === null ? [] : [text(say.threshold('critical', operator, critical))]),
        ];
  return [
    ...(thresholds.length === 0 ? [] : [say.setting(join(thresholds, ALERT_WORDS[locale].comma))]),
    ...(memo === null ? [] : [say.memo(title(memo))]),
  ];
}
