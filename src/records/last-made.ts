import type { LocalTime } from '../local-time.ts';
import type { Minutes } from '../records.ts';

const MINUTE = 60_000;

/** The end of the minute in which the last page was made: what was found by then it could tell. `null` when it is not known. */
export function lastMadeAt({ pages: [last] }: Minutes, local: LocalTime): Date | null {
  if (last === undefined || last.madeAt === null) return null;
  const [day = '', time = ''] = last.madeAt.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(local.startOfDay(day).getTime() + (hours * 60 + minutes + 1) * MINUTE);
}
