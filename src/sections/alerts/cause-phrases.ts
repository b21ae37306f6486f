import { link, type Markdown, NOTHING, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { issueLink } from '../../records/issue-link.ts';
import { bareTitle } from '../../records/same-title.ts';
import type { CausedBy, Event } from './events.ts';
import { RULE_WORDS } from './rule-words.ts';
import type { WorkAfter } from './work-after.ts';

const TITLE_COLUMNS = 40;

/** The event that most of these alerts came with. */
export function causePhrase(cause: CausedBy | null, of: number, { locale }: Meeting): Markdown {
  if (cause === null) return NOTHING;
  const { kind, count, mostly, events } = cause;
  const unrecorded = mostly.kind === 'incident' && mostly.incident.minutes === null;
  return RULE_WORDS[locale].after[unrecorded ? 'filed' : kind](count, of, named(mostly), events - 1);
}

/** What people did after the alert, again and again. */
export function workPhrase(work: WorkAfter | null, { locale }: Meeting): Markdown {
  const last = work?.logs.at(-1);
  if (work === null || last === undefined) return NOTHING;
  return RULE_WORDS[locale].work(work.logs.length, issueLink(last, last.title, TITLE_COLUMNS));
}

function named(event: Event): Markdown {
  switch (event.kind) {
    case 'change':
      return link(title(event.change.title, TITLE_COLUMNS), event.change.origin.url);
    case 'downtime':
      return link(title(event.downtime.name, TITLE_COLUMNS), event.downtime.origin.url);
    case 'incident':
      return issueLink(event.incident, bareTitle(event.incident.title, 'incident'), TITLE_COLUMNS);
    default:
      return event satisfies never;
  }
}
