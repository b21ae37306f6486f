import { type Markdown, NOTHING, text } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { duration } from '../../records/amounts.ts';
import type { RuleLine } from './decisions.ts';
import type { Habits } from './habits.ts';
import { RULE_WORDS } from './rule-words.ts';

/** Few alerts have no usual length worth saying. */
const ENOUGH_TO_TELL = 3;
/** The tail is worth words when there is one, and enough alerts for it to have a tenth. */
const TAIL = { least: 10, times: 3 };

export const mostHealed = ({ healedShortly, fired }: Habits): boolean =>
  fired >= ENOUGH_TO_TELL && healedShortly >= fired / 2;

/** How long it took to recover. */
export function healing(habits: Habits, { locale }: Meeting): Markdown {
  const say = RULE_WORDS[locale];
  const { healedShortly, fired, medianMinutes, p90Minutes, closed, closedByHand } = habits;
  if (mostHealed(habits)) return text(say.healed(healedShortly, fired));
  if (medianMinutes === null || p90Minutes === null || closed < ENOUGH_TO_TELL) return NOTHING;
  const tail = closed >= TAIL.least && p90Minutes >= medianMinutes * TAIL.times;
  const slowest = tail ? duration(p90Minutes, locale) : null;
  return text(say.usually(duration(medianMinutes, locale), slowest, closedByHand.length > 0));
}

const NEARLY_ALL = 0.9;

/** Who closed it, or that nothing shows anybody doing anything: said of rules that fire often enough to matter. */
export function reaction({ habits, untouched, alone }: RuleLine, { locale }: Meeting): Markdown {
  const say = RULE_WORDS[locale];
  if (habits.closedByHand.length > 0) return text(say.byHand(habits.closedByHand.length));
  const silent =
    untouched !== null && alone.length >= ENOUGH_TO_TELL && untouched.length >= alone.length * NEARLY_ALL;
  return silent ? text(say.untouched(untouched.length, alone.length)) : NOTHING;
}
