import type { Person, RoomRule } from '../meeting.ts';
import { companyIn } from './company.ts';
import { type DrawnDuties, drawDuties } from './duties.ts';
import type { Header } from './header.ts';
import { type Held, type Ledger, ledgerOf } from './ledger.ts';
import { seedOf } from './lots.ts';
import { type DrawnRoom, drawRooms } from './rooms.ts';
import { type Member, teamOn } from './team.ts';

export interface DrawRequest {
  readonly service: string;
  /** 'YYYY-MM', the month that is reviewed. */
  readonly month: string;
  /** 'YYYY-MM-DD', when the meeting is held. */
  readonly day: string;
  readonly people: readonly Person[];
  /** The rooms of this service. */
  readonly rooms: readonly RoomRule[];
  /** The meetings before, the first one first. */
  readonly held: readonly Held[];
  /** The page of this meeting as it stands; `null` = there is none yet. */
  readonly page: Header | null;
}

export interface Draw extends DrawnDuties {
  readonly seed: string;
  readonly team: readonly Member[];
  readonly ledger: Ledger;
  readonly rooms: readonly DrawnRoom[];
}

/** Who leads, who writes and who goes where. The same for everybody who has the same config and pages. */
export function draw({ service, month, day, people, rooms, held, page }: DrawRequest): Draw {
  const seed = seedOf(service, month);
  const team = teamOn(day, people);
  const ledger = ledgerOf(service, held, people);
  const company = companyIn(
    held,
    people.map(({ name }) => name),
  );
  return {
    seed,
    team,
    ledger,
    ...drawDuties(team, ledger, seed, page),
    rooms: drawRooms(rooms, team, company, seed, page),
  };
}
