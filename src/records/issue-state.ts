import type { Issue } from '../records.ts';

/** Whether it was open at the instant: opened before it and not closed before it. */
export function openAt({ openedAt, closedAt }: Issue, instant: Date): boolean {
  return openedAt < instant && (closedAt === null || closedAt >= instant);
}

/** Its id, as the facts of a section name it. */
export const idOf = ({ origin }: Issue): string => origin.id;
