import { join, link, type Markdown, md, text, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { ruleName } from '../../records/rule-name.ts';
import type { Monitor } from '../../records.ts';
import type { Bid } from '../section.ts';
import type { OpenRule } from './open-now.ts';
import { askOpen, URGENT_WORDS } from './urgent-words.ts';

/** What is open at the meeting, each with since when, how bad, and a question. */
export function urgent(
  open: readonly OpenRule[],
  monitors: ReadonlyMap<string, Monitor>,
  meeting: Meeting,
): readonly Bid[] {
  return open.map((rule) => ({ weight: rule.weight, line: line(rule, monitors, meeting) }));
}

/** The same for rules that may belong to somebody else: lighter, and it says so. */
export function perhapsUrgent(
  open: readonly OpenRule[],
  monitors: ReadonlyMap<string, Monitor>,
  meeting: Meeting,
): readonly Bid[] {
  const say = URGENT_WORDS[meeting.locale];
  return open.map((rule) => ({
    weight: rule.weight / 2,
    line: say.perhaps(line(rule, monitors, meeting), meeting.service),
  }));
}

function line(
  { oldest, alerts, days, expiry }: OpenRule,
  monitors: ReadonlyMap<string, Monitor>,
  meeting: Meeting,
): Markdown {
  const { locale, local } = meeting;
  const say = URGENT_WORDS[locale];
  const { rule, host, origin, openedAt } = oldest;
  const name = title(ruleName(rule, locale));
  const since = local.date(openedAt);
  if (expiry !== null) {
    return say.expires(link(say.certificate(name), origin.url), since, expiry, local.date(expiry.expires));
  }
  const ask = askOpen(oldest, locale);
  if (alerts.length > 1) return say.severalOpen(link(name, origin.url), alerts.length, since, days, ask);

  const what = link(host === null ? name : say.on(title(host.name ?? host.id), name), origin.url);
  const details = join(stateOf(oldest, monitors.get(rule?.id ?? '')?.metric ?? null, meeting), say.comma);
  return days === 0
    ? say.openToday(what, local.time(openedAt), details)
    : say.openSince(what, since, days, details, ask);
}

const MESSAGE_COLUMNS = 60;

function stateOf(
  { status, value, message }: OpenRule['oldest'],
  metric: string | null,
  { locale }: Meeting,
): readonly Markdown[] {
  const say = URGENT_WORDS[locale];
  const badness = say.status[status];
  const unit = metric?.endsWith('%') === true ? '%' : '';
  return [
    ...(badness === null ? [] : [text(badness)]),
    ...(value === null ? [] : [md`${say.value(`${Number(value.toPrecision(4))}${unit}`)}`]),
    ...(message === null ? [] : [say.message(title(message, MESSAGE_COLUMNS))]),
  ];
}
