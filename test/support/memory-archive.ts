import type { Archive, KeptMonth, Snapshot } from '../../src/world.ts';

export interface MemoryArchive extends Archive {
  /** The months of a listing that are kept, oldest first. */
  readonly months: (listing: string) => readonly string[];
  /** As if its file were lost. */
  readonly lose: (listing: string, month: string) => void;
}

/** An archive that forgets everything with the process, and like a file gives back only what JSON can hold. */
export function memoryArchive(): MemoryArchive {
  const months = new Map<string, KeptMonth>();
  const snapshots = new Map<string, Snapshot[]>();
  const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  return {
    month: async (listing, month) => months.get(`${listing} ${month}`) ?? null,
    keepMonth: async (listing, kept) => {
      const rows = asJson(kept.rows) as readonly unknown[];
      months.set(`${listing} ${kept.month}`, { ...kept, rows });
    },
    dropMonths: async (listings, oldest) => {
      for (const key of months.keys()) {
        const [listing = '', month = ''] = key.split(' ');
        if (listing.startsWith(`${listings}/`) && month < oldest) months.delete(key);
      }
    },
    snapshots: async (subject) => snapshots.get(subject) ?? [],
    keepSnapshot: async (subject, snapshot) => {
      const content = asJson(snapshot.content);
      const all = snapshots.get(subject) ?? [];
      const last = all.at(-1);
      const same = last !== undefined && JSON.stringify(last.content) === JSON.stringify(content);
      snapshots.set(
        subject,
        same ? [...all.slice(0, -1), { ...last, until: snapshot.until }] : [...all, { ...snapshot, content }],
      );
    },
    months: (listing) =>
      [...months.keys()]
        .flatMap((key) => (key.startsWith(`${listing} `) ? key.slice(listing.length + 1) : []))
        .sort(),
    lose: (listing, month) => {
      months.delete(`${listing} ${month}`);
    },
  };
}
