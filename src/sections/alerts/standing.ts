import { link, type Markdown, NOTHING, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import type { RuleLine } from './decisions.ts';
import { RULE_WORDS } from './rule-words.ts';

/** The alert that stood open longest, if any stood for a day. */
export function standing({ stood: [longest] }: RuleLine, { locale, local, at }: Meeting): Markdown | null {
  if (longest === undefined) return null;
  const say = RULE_WORDS[locale];
  const { host, openedAt, closedAt, origin, reason } = longest;
  const where = host?.name == null ? NOTHING : title(host.name);
  const since = link(local.date(openedAt), origin.url);
  if (closedAt === null) return say.stillOpen(where, since, local.daysBetween(openedAt, at));
  const days = local.daysBetween(openedAt, closedAt);
  return say.stoodOpen(where, since, days, local.date(closedAt), reason !== null);
}
