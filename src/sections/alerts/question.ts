import type { Meeting } from '../../meeting.ts';
import type { ClockPattern } from './clock.ts';
import { aboutTime } from './clock-phrases.ts';
import type { RuleLine } from './decisions.ts';
import type { CausedBy } from './events.ts';
import { mostHealed } from './healing.ts';
import { RULE_WORDS } from './rule-words.ts';
import type { WorkAfter } from './work-after.ts';

/** What stands out about a rule's alerts beyond their number. */
export interface Noticed {
  readonly clock: ClockPattern | null;
  readonly cause: CausedBy | null;
  readonly work: WorkAfter | null;
}

const MUCH_MORE = 2;
/** Nights in a month that are worth a word. */
const MANY_WAKE_UPS = 3;

/** The one question that leads furthest: what causes it, then what to do about it, then whether it is needed. */
export function question(line: RuleLine, noticed: Noticed, meeting: Meeting): string | null {
  const { stood, flapping, growth, habits, untouched, alone } = line;
  const say = RULE_WORDS[meeting.locale];
  const [longest] = stood;
  // Asked at the top of the page already, where what is open stands.
  if (longest?.closedAt === null) return null;
  const clock = askClock(noticed.clock, meeting);
  if (clock !== null) return clock;
  if (noticed.cause !== null && noticed.cause.kind !== 'incident') return say.askAnnounce;
  if (noticed.work !== null) return say.askAutomate;
  if (flapping !== null) return say.askFlapping;
  if (noticed.clock?.kind === 'evenly') return say.askEvenly(noticed.clock.minutes);
  if (longest !== undefined) return say.askStood;
  if (growth.isFirst || (growth.sinceBefore ?? 0) >= MUCH_MORE) return say.askNew;
  if (habits.wakeUps.length >= MANY_WAKE_UPS && habits.night.length >= alone.length / 2) return say.askNight;
  const nobodyActed = alone.length > 0 && untouched?.length === alone.length;
  return mostHealed(habits) || nobodyActed ? say.askNeeded : null;
}

function askClock(clock: ClockPattern | null, { locale, local }: Meeting): string | null {
  const say = RULE_WORDS[locale];
  switch (clock?.kind) {
    case 'sameTime':
      return say.askClock(clock.days, aboutTime(clock.at, local));
    case 'hourly':
      return say.askHourly(clock.minute);
    case 'weekday':
      return say.askWeekday(clock.weekday);
    default:
      return null;
  }
}
