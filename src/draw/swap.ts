import type { Company } from './company.ts';
import type { Places } from './rooms.ts';
import type { Member } from './team.ts';

/** More swaps than any team needs; each one lowers a sum of whole numbers. */
const MOST_SWAPS = 1000;

/** Two of a kind change places wherever both then sit with people they have met less often, until no swap helps. */
export function swapForCompany(drawn: Places, team: readonly Member[], company: Company): Places {
  const places = new Map(drawn);
  // By name, so that the order of the config does not matter.
  const members = team.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (let swaps = 0; swaps < MOST_SWAPS; swaps++) {
    const best = bestSwap(places, members, company);
    if (best === null) break;
    const [a, b] = best;
    const [from, to] = [places.get(a), places.get(b)];
    if (from === undefined || to === undefined) break;
    places.set(a, to);
    places.set(b, from);
  }
  return places;
}

function bestSwap(
  places: Places,
  members: readonly Member[],
  { together, been }: Company,
): readonly [string, string] | null {
  /** How often somebody has met a room without one of its people, with having been there as the smaller matter. */
  const met = (name: string, room: string | undefined, without: string): number => {
    let sum = room === undefined ? 0 : been(name, room);
    for (const other of members) {
      if (other.name === name || other.name === without || places.get(other.name) !== room) continue;
      sum += WEIGHT * together(name, other.name);
    }
    return sum;
  };
  let best: readonly [string, string] | null = null;
  let most = 0;
  for (const [i, a] of members.entries()) {
    for (const b of members.slice(i + 1)) {
      const [from, to] = [places.get(a.name), places.get(b.name)];
      if (a.knows !== b.knows || from === to) continue;
      const gain =
        met(a.name, from, b.name) +
        met(b.name, to, a.name) -
        met(a.name, to, b.name) -
        met(b.name, from, a.name);
      if (gain <= most) continue;
      most = gain;
      best = [a.name, b.name];
    }
  }
  return best;
}

const WEIGHT = 4;
