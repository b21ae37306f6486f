import * as z from 'zod';
import type { MeetingRule } from '../meeting.ts';

const NTH: Readonly<Record<string, MeetingRule['nth']>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 'last',
};
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** `meetings:`, the day of the month: 'third tuesday'. */
export const meetings = z
  .string()
  .refine((said) => toRule(said) !== null, {
    error: 'must be first, second, third, fourth or last, and a day of the week',
  })
  .transform(toRule)
  .meta({
    description: 'On which day of the month the meeting is held; public holidays are skipped',
    examples: ['third tuesday'],
  });

function toRule(said: string): MeetingRule | null {
  const [which = '', name = '', ...more] = said.trim().toLowerCase().split(/\s+/);
  const nth = Object.hasOwn(NTH, which) ? NTH[which] : undefined;
  const weekday = WEEKDAYS.indexOf(name);
  return nth === undefined || weekday < 0 || more.length > 0 ? null : { nth, weekday };
}
