import type { LocalTime } from '../../local-time.ts';
import type { WorkLog } from '../../records.ts';

/** Work that comes round at a fixed interval of whole days. */
export interface Rhythm {
  readonly everyDays: number;
  /** '13:20' when it is always opened in the same minute of the day. */
  readonly time: string | null;
}

/** Four at equal distances are no accident. */
const FEWEST = 4;

/** The interval of these logs (oldest first), if they keep one. */
export function rhythm(logs: readonly WorkLog[], local: LocalTime): Rhythm | null {
  if (logs.length < FEWEST) return null;
  const steps = new Set(
    logs.slice(1).map((log, i) => local.daysBetween(logs[i]?.openedAt ?? log.openedAt, log.openedAt)),
  );
  const [everyDays = 0] = steps;
  if (steps.size !== 1 || everyDays < 1) return null;
  const times = new Set(logs.map(({ openedAt }) => local.time(openedAt)));
  const [time = null] = times;
  return { everyDays, time: times.size === 1 ? time : null };
}
