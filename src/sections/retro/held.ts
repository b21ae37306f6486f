import type { Minutes, Todo } from '../../records.ts';
import { MONTHS } from './idle.ts';

/** What a meeting decided to do, and how much of that is ticked on its page or closed as an issue. */
export interface Held {
  readonly month: string;
  readonly decided: number;
  readonly done: number;
}

/** The last meetings, the newest first; those that decided nothing too, as long as one of them did. */
export function held({ pages }: Minutes, todos: readonly Todo[]): readonly Held[] {
  const closed = new Set(todos.flatMap(({ origin, closedAt }) => (closedAt === null ? [] : [origin.url])));
  const all = pages.slice(0, MONTHS).map(({ month, promised }) => ({
    month,
    decided: promised.length,
    done: promised.filter(({ done, url }) => done || (url !== null && closed.has(url))).length,
  }));
  return all.some(({ decided }) => decided > 0) ? all : [];
}
