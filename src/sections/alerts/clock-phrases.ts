import { link, type Markdown, NOTHING, text } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { span } from '../../records/span.ts';
import type { Alert } from '../../records.ts';
import type { ClockPattern } from './clock.ts';
import { type Flapping, flapping } from './flapping.ts';
import { RULE_WORDS } from './rule-words.ts';

/** The dense stretch of the month, whether or not it is flapping by definition, with a link to where it began. */
export function stretch(
  alerts: readonly Alert[],
  flaps: Flapping | null,
  clock: ClockPattern | null,
  { locale, local }: Meeting,
): Markdown {
  const say = RULE_WORDS[locale];
  const when = (first: Date, last: Date) => link(span(first, last, local, locale), pageAt(first, alerts));
  if (clock?.kind === 'evenly') {
    const { count, first, last, minutes } = clock;
    return say.evenly(count, alerts.length, when(first, last), minutes, flaps !== null);
  }
  return flaps === null ? NOTHING : say.flapping(flaps.count, alerts.length, when(flaps.first, flaps.last));
}

export function flappingEarlier(
  flaps: Flapping | null,
  earlier: readonly Alert[],
  { locale, local, rules }: Meeting,
): Markdown {
  const before = flaps === null ? null : flapping(earlier, rules.flapping);
  if (before === null) return NOTHING;
  const day = link(local.date(before.first), pageAt(before.first, earlier));
  return RULE_WORDS[locale].sameShape(day, before.count);
}

export function clockPhrase(
  alerts: readonly Alert[],
  clock: ClockPattern | null,
  { locale, local }: Meeting,
): Markdown {
  const say = RULE_WORDS[locale];
  const of = alerts.length;
  switch (clock?.kind) {
    case 'sameTime': {
      const time = aboutTime(clock.at, local);
      return say.onDays(clock.count, of, clock.days, time, pageAt(clock.first, alerts));
    }
    case 'hourly':
      return say.hourly(clock.count, of, clock.minute, pageAt(clock.first, alerts));
    case 'weekday':
      return say.onWeekday(clock.count, of, clock.weekday, pageAt(clock.first, alerts));
    case 'hours':
      return text(say.hours(clock.count, of, clock.fromHour, clock.toHour));
    case 'evenly':
    case undefined:
      return NOTHING;
    default:
      return clock satisfies never;
  }
}

/** Nobody says 'around 11:01'. */
export function aboutTime(at: Date, local: Meeting['local']): string {
  const fiveMinutes = 5 * 60_000;
  return local.time(new Date(Math.floor(at.getTime() / fiveMinutes) * fiveMinutes));
}

function pageAt(instant: Date, alerts: readonly Alert[]): string | null {
  return alerts.find(({ openedAt }) => openedAt.getTime() === instant.getTime())?.origin.url ?? null;
}
