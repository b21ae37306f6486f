import { join, type Markdown } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { ALERT_WORDS } from './words.ts';

/** Names in one line, as many as can be read aloud. */
export function someNames(names: readonly Markdown[], atMost: number, locale: Locale): Markdown {
  const say = ALERT_WORDS[locale];
  const shown = join(names.slice(0, atMost), say.comma);
  return names.length <= atMost ? shown : say.andOthers(shown, names.length - atMost);
}
