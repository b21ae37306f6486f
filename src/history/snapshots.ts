import { millisecondsInDay } from 'date-fns/constants';
import type { Archive, Snapshot } from '../world.ts';
import type { Folder } from './folder.ts';
import { instant } from './kept-fields.ts';

/**
 * One file per change: a run that finds all alike moves the `until` of the last file. Files are read once per run. A page
 * looks back 13 months and some days: what ended before that goes, and the oldest where hosts come and go with every run.
 */
export function openSnapshots(
  folder: Folder,
  place: (subject: string) => string,
  { live, hide }: { readonly live: boolean; readonly hide: (text: string) => string },
): Pick<Archive, 'snapshots' | 'keepSnapshot'> {
  const read = async (subject: string): Promise<readonly Snapshot[]> => {
    const names = await folder.names(place(subject));
    const kept = await Promise.all(names.map((name) => folder.read(place(subject), name)));
    return kept.flatMap((fields) => asSnapshot(fields) ?? []).sort((a, b) => a.at.getTime() - b.at.getTime());
  };
  const seen = new Map<string, Promise<readonly Snapshot[]>>();
  const all = (subject: string): Promise<readonly Snapshot[]> => {
    const snapshots = seen.get(subject) ?? read(subject);
    seen.set(subject, snapshots);
    return snapshots;
  };

  return {
    snapshots: all,
    async keepSnapshot(subject, snapshot) {
      if (!live) return;
      // As it will be read: a key that somebody pasted into a memo is no change of every run.
      const fresh = { ...snapshot, content: JSON.parse(hide(JSON.stringify(snapshot.content))) };
      const before = await all(subject);
      const last = before.at(-1);
      const next = last === undefined ? fresh : following(last, fresh);
      if (next === null) return;
      const earlier = before.filter((one) => one.at < next.at);
      const kept = earlier.filter(isOfUse(next.at)).slice(1 - MOST_FILES);
      seen.set(subject, Promise.resolve([...kept, next]));
      const { at, until, content } = next;
      await folder.write(place(subject), fileNameOf(at), {
        at: at.toISOString(),
        until: until.toISOString(),
        content,
      });
      for (const one of earlier)
        if (!kept.includes(one)) await folder.remove(place(subject), fileNameOf(one.at));
    },
  };
}

const MOST_FILES = 400;
const MOST_DAYS = 450;

const isOfUse =
  (at: Date) =>
  ({ until }: Snapshot): boolean =>
    at.getTime() - until.getTime() <= MOST_DAYS * millisecondsInDay;

/** What the last file becomes, or the file after it; `null` when a later run has told more already. */
function following(last: Snapshot, fresh: Snapshot): Snapshot | null {
  if (JSON.stringify(last.content) === JSON.stringify(fresh.content)) {
    return fresh.until > last.until ? { ...last, until: fresh.until } : null;
  }
  return fresh.at > last.until ? fresh : null;
}

/** Sorts by time, and is a name on every file system. */
const fileNameOf = (at: Date): string => at.toISOString().replaceAll(':', '');

function asSnapshot(fields: Readonly<Record<string, unknown>> | null): Snapshot | null {
  const at = instant(fields?.at);
  const until = instant(fields?.until);
  return fields === null || at === null || until === null ? null : { at, until, content: fields.content };
}
