import { addMonths, daysOf, monthOf } from '../meeting/calendar-days.ts';
import type { Person } from '../meeting.ts';

/** Somebody of the team on the day of a meeting. */
export interface Member {
  readonly name: string;
  readonly role: Person['role'];
  readonly since: string | null;
  readonly absent: boolean;
  readonly knows: 'system' | 'events' | 'neither yet';
}

/** Who belongs to the team on a day, those who stay away included. */
export function teamOn(day: string, people: readonly Person[]): readonly Member[] {
  return people
    .filter(({ since }) => since === null || since <= day)
    .map(({ name, role, since, absences }) => ({
      name,
      role,
      since,
      absent: absences.some(({ from, to }) => from <= day && day <= to),
      knows: brings(role) ? 'events' : isNew(since, day) ? 'neither yet' : 'system',
    }));
}

/** Who knows what happened outside the system and not what happens in it. */
const brings = (role: Person['role']): boolean => role === 'manager' || role === 'other';

const MONTHS_NEW = 6;

/** In the first half year somebody sits beside those who know the system. */
function isNew(since: string | null, day: string): boolean {
  if (since === null) return false;
  const month = addMonths(monthOf(since), MONTHS_NEW);
  return day < `${daysOf(month).from.slice(0, 8)}${since.slice(8)}`;
}
