import type { Downtime } from '../../src/records.ts';

/** The scope of a downtime without filters. */
export const EVERYTHING: Pick<Downtime, 'covers' | 'spares'> = {
  covers: { places: [], rules: [] },
  spares: { places: [], rules: [] },
};
