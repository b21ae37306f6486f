import { join, link, type Markdown, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import type { Channel } from '../../records.ts';
import type { Bid } from '../section.ts';
import { MONITORING_WORDS } from './words.ts';

/** Nobody is told there; if it is the only channel, nobody is told at all. */
const SUSPENDED = 70;
const ALL_SUSPENDED = 94;

/** A notification channel that has stopped. It serves the whole organisation, not one service. */
export interface Stopped {
  readonly line: Markdown;
  readonly bid: Bid;
}

export function suspendedChannels(channels: readonly Channel[], meeting: Meeting): readonly Stopped[] {
  const say = MONITORING_WORDS[meeting.locale];
  const working = channels.filter(({ suspendedAt }) => suspendedAt === null);
  return channels.flatMap(({ name, origin, suspendedAt }) => {
    if (suspendedAt === null) return [];
    const since = meeting.local.date(suspendedAt);
    const channel = link(title(name), origin.url);
    const ask = say.askSuspended(channel, since, others(working, meeting));
    return [
      {
        line: say.suspended(channel, since),
        bid: { weight: working.length === 0 ? ALL_SUSPENDED : SUSPENDED, line: ask },
      },
    ];
  });
}

const SHOWN = 3;

function others(working: readonly Channel[], { locale }: Meeting): Markdown {
  const say = MONITORING_WORDS[locale];
  if (working.length === 0) return say.noneWorking;
  const names = working.slice(0, SHOWN).map(({ name }) => title(name));
  return say.working(join(names, say.comma));
}
