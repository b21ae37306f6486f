import { join, link, type Markdown, md, NOTHING, text, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { duration } from '../../records/amounts.ts';
import { periodNames } from '../../records/period-names.ts';
import { ruleName } from '../../records/rule-name.ts';
import { span } from '../../records/span.ts';
import type { Alert, Monitor } from '../../records.ts';
import type { RuleReview } from './by-rule.ts';
import { type ClockPattern, clockPattern } from './clock.ts';
import type { RuleLine } from './decisions.ts';
import { type Flapping, flapping } from './flapping.ts';
import { gloss } from './gloss.ts';
import { type Habits, habits } from './habits.ts';
import { askOpen } from './urgent-words.ts';
import { ALERT_WORDS, type AlertWords } from './words.ts';

/** One rule of the review: its line with at most one question, and below it how it is set. */
export function ruleLine(
  line: RuleLine,
  monitor: Monitor | null,
  meeting: Meeting,
): { readonly line: Markdown; readonly notes: readonly Markdown[] } {
  const say = ALERT_WORDS[meeting.locale];
  const { review, alone } = line;
  const { rule, earlier } = review;
  const habit = habits(alone, meeting);
  const flaps = flapping(alone, meeting.rules.flapping);
  const clock = clockPattern(
    alone.map(({ openedAt }) => openedAt),
    meeting.local,
  );
  const name = ruleName(rule, meeting.locale);
  const about = gloss(review.fired[0]?.type ?? rule?.type ?? 'other', monitor, name, meeting.locale);
  const count = say.fired(alone.length, periodNames(meeting).before, earlier.length, line.inStorms);
  const pieces = [
    md`${link(title(name), urlOf(review))}${about} ${count}`,
    rule?.muted === true ? say.muted : NOTHING,
    habit.night > 0 ? text(say.night(habit.night)) : NOTHING,
    stretch(flaps, clock, habit.fired, meeting),
    flappingEarlier(flaps, earlier, meeting),
    clockPhrase(clock, habit.fired, meeting),
    healing(habit, meeting),
    habit.closedByHand > 0 ? text(say.byHand(habit.closedByHand)) : NOTHING,
    standing(line, meeting) ?? fewHosts(alone, say),
  ];
  const said = join(pieces, say.slash);
  const ask = question(line, habit, flaps, clock, meeting);
  return { line: ask === null ? said : say.asks(said, ask), notes: notes(monitor, say) };
}

/** A page for the rule; of a deleted rule, or where none is known, its first alert: later runs still find the line by it. */
export function urlOf({ rule, fired, standing }: RuleReview): string | null {
  return rule?.url ?? (fired[0] ?? standing[0])?.origin.url ?? null;
}

function question(
  { stood }: RuleLine,
  habit: Habits,
  flaps: Flapping | null,
  clock: ClockPattern | null,
  { locale, local }: Meeting,
): string | null {
  const say = ALERT_WORDS[locale];
  if (clock?.kind === 'sameTime') return say.askClock(aboutTime(clock.at, local));
  if (flaps !== null) return say.askFlapping;
  const [longest] = stood;
  if (longest !== undefined) return longest.closedAt === null ? askOpen(longest, locale) : say.askStood;
  return mostHealed(habit) ? say.askNeeded : null;
}

/** The dense stretch of the month, whether or not it is flapping by definition. */
function stretch(
  flaps: Flapping | null,
  clock: ClockPattern | null,
  fired: number,
  { locale, local }: Meeting,
): Markdown {
  const say = ALERT_WORDS[locale];
  if (clock?.kind === 'evenly') {
    const when = span(clock.first, clock.last, local, locale);
    const phrase = flaps === null ? say.evenly : say.evenlyFlapping;
    return text(phrase(clock.count, fired, when, clock.minutes));
  }
  if (flaps === null) return NOTHING;
  return text(say.flapping(flaps.count, fired, span(flaps.first, flaps.last, local, locale)));
}

function flappingEarlier(flaps: Flapping | null, earlier: readonly Alert[], meeting: Meeting): Markdown {
  const before = flaps === null ? null : flapping(earlier, meeting.rules.flapping);
  if (before === null) return NOTHING;
  return text(ALERT_WORDS[meeting.locale].sameShape(meeting.local.date(before.first), before.count));
}

function clockPhrase(clock: ClockPattern | null, fired: number, { locale, local }: Meeting): Markdown {
  const say = ALERT_WORDS[locale];
  switch (clock?.kind) {
    case 'sameTime':
      return say.everyDays(clock.count, fired, clock.everyDays, aboutTime(clock.at, local));
    case 'hours':
      return text(say.hours(clock.count, fired, clock.fromHour, clock.toHour));
    default:
      return NOTHING;
  }
}

/** Nobody says 'around 11:01'. */
function aboutTime(at: Date, local: Meeting['local']): string {
  const fiveMinutes = 5 * 60_000;
  return local.time(new Date(Math.floor(at.getTime() / fiveMinutes) * fiveMinutes));
}

/** Few alerts have no usual length worth saying. */
const ENOUGH_TO_TELL = 3;

const mostHealed = ({ healedShortly, fired }: Habits): boolean =>
  fired >= ENOUGH_TO_TELL && healedShortly >= fired / 2;

function healing(habit: Habits, { locale }: Meeting): Markdown {
  const say = ALERT_WORDS[locale];
  if (mostHealed(habit)) return text(say.healed(habit.healedShortly, habit.fired));
  if (habit.medianMinutes === null || habit.closed < ENOUGH_TO_TELL) return NOTHING;
  return text(say.usually(duration(habit.medianMinutes, locale)));
}

/** The alert that stood open longest, if any stood for a day. */
function standing({ stood: [longest] }: RuleLine, { locale, local, at }: Meeting): Markdown | null {
  if (longest === undefined) return null;
  const say = ALERT_WORDS[locale];
  const { host, openedAt, closedAt } = longest;
  const where = host?.name == null ? NOTHING : title(host.name);
  const since = local.date(openedAt);
  if (closedAt === null) return say.stillOpen(where, since, local.daysBetween(openedAt, at));
  return say.stoodOpen(where, since, local.daysBetween(openedAt, closedAt), local.date(closedAt));
}

const FEW_HOSTS = 3;

function fewHosts(alerts: readonly Alert[], say: AlertWords): Markdown {
  const hosts = new Map<string, string>();
  for (const { host } of alerts) {
    if (host === null) return NOTHING;
    const name = host.name ?? host.id;
    hosts.set(host.id, host.retired ? say.retired(name) : name);
  }
  if (hosts.size === 0 || hosts.size > FEW_HOSTS) return NOTHING;
  return say.onlyHosts(
    join(
      [...hosts.values()].map((name) => title(name)),
      say.comma,
    ),
  );
}

/** How the rule is set today and what its memo says: why a threshold exists is what the meeting asks first. */
function notes(monitor: Monitor | null, say: AlertWords): readonly Markdown[] {
  if (monitor === null) return [];
  const { operator, warning, critical, memo } = monitor;
  const thresholds =
    operator === null
      ? []
      : [
          ...(warning === null ? [] : [text(say.threshold('warning', operator, warning))]),
          ...(critical === null ? [] : [text(say.threshold('critical', operator, critical))]),
        ];
  const pieces = [
    ...(thresholds.length === 0 ? [] : [say.setting(join(thresholds, say.comma))]),
    ...(memo === null ? [] : [say.memo(title(memo))]),
  ];
  return pieces.length === 0 ? [] : [join(pieces, say.slash)];
}
