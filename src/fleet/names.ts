import { join, link, type Markdown, pageLink, title } from '../markdown.ts';
import type { Locale } from '../meeting.ts';
import { ruleName } from '../records/rule-name.ts';
import type { FleetService } from './fleet-index.ts';
import type { RuleName } from './nobodys.ts';
import type { FleetWords } from './words.ts';

/** A service as a link to its page, by which its row is known again. */
export const serviceLink = ({ service, page }: Pick<FleetService, 'service' | 'page'>): Markdown =>
  pageLink(service, page);

export const ruleLink = (rule: RuleName, locale: Locale): Markdown =>
  link(title(ruleName(rule, locale)), rule.url);

/** As many as can be read aloud, and how many more there are. */
export function someOf(names: readonly Markdown[], atMost: number, say: FleetWords): Markdown {
  const shown = join(names.slice(0, atMost), say.comma);
  return names.length <= atMost ? shown : say.andMore(shown, names.length - atMost);
}
