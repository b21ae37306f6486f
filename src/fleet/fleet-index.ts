import type { Meeting } from '../meeting.ts';
import type { Explanation } from '../problem.ts';
import type { Digest } from './digest.ts';
import type { Held } from './meetings-held.ts';
import type { Nobodys } from './nobodys.ts';

/** All that the index across the services says, before it is words. */
export interface FleetIndex {
  /** Of any of the services: its days, zone, language and instant are those of all. */
  readonly meeting: Meeting;
  /** As in the config. */
  readonly services: readonly FleetService[];
  readonly nobodys: Nobodys;
  /** The index of the month before, by its path from this one; `null` when there is none. */
  readonly lastIndex: string | null;
}

export interface FleetService {
  readonly service: string;
  /** By its path from the index, whether it could be made or not: its link is what the service is known by. */
  readonly page: string;
  readonly outcome: Outcome;
  readonly held: Held;
}

export type Outcome =
  | { readonly is: 'made'; readonly digest: Digest }
  | { readonly is: 'failed'; readonly problem: Explanation };

export const digestsOf = ({ services }: Pick<FleetIndex, 'services'>): readonly Digest[] =>
  services.flatMap(({ outcome }) => (outcome.is === 'made' ? outcome.digest : []));
