import { join } from 'node:path';
import { fileName } from '../file-name.ts';
import type { Archive, KeptMonth, World } from '../world.ts';
import { openFolder } from './folder.ts';
import { instant, isText } from './kept-fields.ts';
import { openSnapshots } from './snapshots.ts';

export interface ArchiveOptions {
  readonly world: Pick<World, 'files' | 'out'>;
  /** The project's folder: `.pwg` stands in it. */
  readonly root: string;
  /** The source's name in the config. */
  readonly source: string;
  /** Base URL of the API: what another one answered is as if it were not there. */
  readonly api: string;
  /** Ask again for the months that are kept, and keep the new answers. */
  readonly refresh: boolean;
  /** This run sees what is true now; a page rebuilt for the past does not, and leaves no snapshot. */
  readonly live: boolean;
  /** Takes the secrets of this process out of a text. */
  readonly hide: (text: string) => string;
}

/**
 * What one source keeps, as files: `.pwg/history/<source>/<listing>/<month>.json` and
 * `.pwg/snapshots/<source>/<subject>/<instant>.json`. Two runs at once are no trouble: whoever writes last wins, and both
 * files are whole.
 */
export function openArchive({ world, root, source, api, refresh, live, hide }: ArchiveOptions): Archive {
  const place = (kind: string, about: string): string =>
    join(root, '.pwg', kind, fileName(source), ...placeOf(about));
  const folder = openFolder(world, root, source, { api, hide });
  const snapshots = openSnapshots(folder, (subject) => place('snapshots', subject), { live, hide });

  /** What this run has kept it need not ask for again. */
  const keptNow = new Set<string>();

  return {
    async month(listing, month) {
      if (refresh && !keptNow.has(`${listing} ${month}`)) return null;
      const kept = await folder.read(place('history', listing), month);
      return kept === null ? null : asMonth(kept, month);
    },
    async keepMonth(listing, { month, request, fetchedAt, boundary, rows }) {
      const header = { request, month, fetchedAt: fetchedAt.toISOString(), count: rows.length, boundary };
      await folder.write(place('history', listing), month, { ...header, rows });
      keptNow.add(`${listing} ${month}`);
    },
    async dropMonths(listings, oldest) {
      const above = place('history', listings);
      for (const listing of await folder.folders(above)) {
        for (const month of await folder.names(join(above, listing))) {
          if (month < oldest) await folder.remove(join(above, listing), month);
        }
      }
    },
    ...snapshots,
  };
}

/** 'minutes/shop/latency.p95' is one of the 'minutes': two pieces of a path, however it is called. */
function placeOf(about: string): readonly string[] {
  const [first = '', ...rest] = about.split('/');
  return rest.length === 0 ? [fileName(first)] : [fileName(first), fileName(rest.join('/'))];
}

function asMonth(kept: Readonly<Record<string, unknown>>, wanted: string): KeptMonth | null {
  const { month, request, fetchedAt, boundary, count, rows } = kept;
  const at = instant(fetchedAt);
  if (month !== wanted || !isText(request) || at === null) return null;
  if (!Array.isArray(rows) || rows.length !== count) return null;
  if (boundary !== null && !isText(boundary)) return null;
  return { month, request, fetchedAt: at, boundary, rows };
}
