import type { LocalTime } from '../../local-time.ts';
import { titleKey } from '../../records/same-title.ts';
import type { WorkLog } from '../../records.ts';
import { type Rhythm, rhythm } from './rhythm.ts';

/** Work that was done again and again: the same title, or different titles at one time of day and a fixed interval. */
export interface Group {
  readonly by: 'title' | 'clock';
  /** Oldest first, at least two. */
  readonly logs: readonly WorkLog[];
  readonly rhythm: Rhythm | null;
}

export interface Grouped {
  readonly singles: readonly WorkLog[];
  readonly groups: readonly Group[];
}

export function grouped(logs: readonly WorkLog[], local: LocalTime): Grouped {
  const byTitle = bucketed(logs, ({ title }) => titleKey(title));
  const same = byTitle
    .filter((some) => some.length > 1)
    .map((some): Group => ({ by: 'title', logs: some, rhythm: rhythm(some, local) }));
  const others = byTitle.flatMap((some) => (some.length === 1 ? some : []));
  const clocked = bucketed(others, ({ openedAt }) => local.time(openedAt)).flatMap((some): Group[] => {
    const beat = rhythm(some, local);
    return beat === null ? [] : [{ by: 'clock', logs: some, rhythm: beat }];
  });
  const groups = [...same, ...clocked];
  const inGroups = new Set(groups.flatMap((group) => group.logs));
  return {
    singles: logs.filter((log) => !inGroups.has(log)),
    groups: groups.toSorted((a, b) => b.logs.length - a.logs.length),
  };
}

function bucketed(logs: readonly WorkLog[], key: (log: WorkLog) => string): readonly (readonly WorkLog[])[] {
  const buckets = new Map<string, WorkLog[]>();
  for (const log of logs) {
    const bucket = buckets.get(key(log));
    if (bucket === undefined) buckets.set(key(log), [log]);
    else bucket.push(log);
  }
  return [...buckets.values()];
}
