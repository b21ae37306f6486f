import { join, link, type Markdown, md, NOTHING, text, title, words } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { monthOfYear } from '../../records/months.ts';
import { periodNames } from '../../records/period-names.ts';
import { ruleName } from '../../records/rule-name.ts';
import type { Monitor } from '../../records.ts';
import type { RuleReview } from './by-rule.ts';
import { causePhrase, workPhrase } from './cause-phrases.ts';
import { clockPattern } from './clock.ts';
import { clockPhrase, flappingEarlier, stretch } from './clock-phrases.ts';
import type { RuleLine } from './decisions.ts';
import { causedBy, type Event } from './events.ts';
import { gloss } from './gloss.ts';
import type { Habits } from './habits.ts';
import { healing, reaction } from './healing.ts';
import { hostsPhrase } from './hosts-phrase.ts';
import { type Noticed, question } from './question.ts';
import { RULE_WORDS } from './rule-words.ts';
import { standing } from './standing.ts';
import { ALERT_WORDS } from './words.ts';
import type { WorkAfter } from './work-after.ts';

/** What is known beyond the rule's own alerts. */
export interface Context {
  readonly monitor: Monitor | null;
  readonly events: readonly Event[];
  readonly work: WorkAfter | null;
}

/** One rule of the review: what it did, against what it is compared with, and at most one question. */
export function ruleLine(line: RuleLine, { monitor, events, work }: Context, meeting: Meeting): Markdown {
  const { review, alone, habits, flapping } = line;
  const { rule } = review;
  const say = RULE_WORDS[meeting.locale];
  const noticed: Noticed = {
    clock: clockPattern(
      alone.map(({ openedAt }) => openedAt),
      meeting.local,
    ),
    cause: causedBy(alone, events, meeting),
    work,
  };
  const name = ruleName(rule, meeting.locale);
  const about = gloss(review.fired[0]?.type ?? rule?.type ?? 'other', monitor, name, meeting);
  const pieces = [
    md`${link(title(name), urlOf(review))}${about} ${count(line, meeting)}`,
    rule?.muted === true ? say.muted : NOTHING,
    line.growth.isFirst ? words(say.isFirst(sinceWhen(line, meeting))) : NOTHING,
    habits.night.length > 0 ? text(say.night(habits.night.length, habits.wakeUps.length)) : NOTHING,
    weekends(habits, meeting),
    stretch(alone, flapping, noticed.clock, meeting),
    flappingEarlier(flapping, line.earlier, meeting),
    clockPhrase(alone, noticed.clock, meeting),
    causePhrase(noticed.cause, alone.length, meeting),
    healing(habits, meeting),
    reaction(line, meeting),
    workPhrase(work, meeting),
    standing(line, meeting) ?? hostsPhrase(alone, meeting),
  ];
  const said = join(pieces, ALERT_WORDS[meeting.locale].slash);
  const ask = question(line, noticed, meeting);
  return ask === null ? said : ALERT_WORDS[meeting.locale].asks(said, ask);
}

/** A page for the rule; of a deleted rule, or where none is known, its first alert: later runs still find the line by it. */
export function urlOf({ rule, fired, standing }: RuleReview): string | null {
  return rule?.url ?? (fired[0] ?? standing[0])?.origin.url ?? null;
}

/** "**21 件**（9 月 2 件、1 日あたり 10 倍。去年 10 月 4 件）" */
function count({ alone, earlier, inStorms, growth }: RuleLine, meeting: Meeting): Markdown {
  const say = RULE_WORDS[meeting.locale];
  const { now, before } = periodNames(meeting);
  const extra = [
    growth.sinceBefore === null ? NOTHING : say.times(growth.sinceBefore),
    growth.lastYear === null ? NOTHING : say.lastYear(now, growth.lastYear.month.fired ?? 0),
    inStorms === 0 ? NOTHING : say.inStorms(inStorms),
  ];
  return say.fired(alone.length, before, earlier.length, join(extra, ''));
}

/** The first month that could be counted. */
function sinceWhen({ months }: RuleLine, { locale, local, period }: Meeting): string {
  const first = months.find(({ fired }) => fired !== null);
  const year = Number(local.day(period.from).slice(0, 4));
  return first === undefined ? '' : monthOfYear(first.month.key, year, locale);
}

/** Two days of seven hold a third of everything by chance. */
const WEEKEND = { least: 5, share: 0.8 };

function weekends({ weekend, fired, holiday }: Habits, { locale }: Meeting): Markdown {
  if (weekend.length < Math.max(WEEKEND.least, fired * WEEKEND.share)) return NOTHING;
  return text(RULE_WORDS[locale].weekend(weekend.length, fired, (holiday?.length ?? 0) > 0));
}
