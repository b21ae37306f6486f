import type { Header } from './header.ts';
import { inOrder, type Ledger, missed, queue } from './ledger.ts';
import { lot } from './lots.ts';
import { namesIn } from './names.ts';
import type { Member } from './team.ts';

/** Somebody who was drawn, and why. */
export interface Drawn {
  readonly name: string;
  /** The Markdown in which the page has it already. */
  readonly written: string | null;
  readonly why: Why;
}

export type Why =
  /** It stands on the page, and the draw says otherwise. */
  | { readonly is: 'written' }
  /** Absent when it was their turn, at the meeting on `month`. */
  | { readonly is: 'owed'; readonly month: string }
  /** Nobody who is there had fewer turns; `among` had as many, and the lot fell. */
  | { readonly is: 'fewest'; readonly among: number }
  /** Beside somebody who does not know the system yet. */
  | { readonly is: 'beside' };

export interface DrawnDuties {
  readonly facilitator: Drawn | null;
  readonly scribe: Drawn | null;
  /** In the order in which they would lead. */
  readonly queue: readonly Member[];
  /** Whose turn it was and who are not there. */
  readonly missed: readonly Member[];
}

/**
 * Who leads and who writes. Whom the page names already stays, whoever wrote it there, as long as they come: only what an
 * absence makes necessary is drawn again.
 */
export function drawDuties(
  team: readonly Member[],
  ledger: Ledger,
  seed: string,
  page: Header | null,
): DrawnDuties {
  const queued = queue(team, ledger, seed);
  const present = queued.filter(({ absent }) => !absent);
  const stands = (said: string | undefined): Member | undefined => {
    const [name] = namesIn(
      said ?? '',
      present.map((member) => member.name),
    );
    return present.find((member) => member.name === name);
  };

  const leads = stands(page?.facilitator) ?? present[0];
  const facilitator = leads && {
    name: leads.name,
    written: writtenAs(leads, page?.facilitator),
    why: leads === present[0] ? whyLeads(leads, present, ledger) : WRITTEN,
  };

  const [first, ...others] = scribes(present, leads, ledger, seed);
  const standing = stands(page?.scribe);
  const needsHelp = leads !== undefined && leads.knows !== 'system' && first?.knows === 'system';
  const stays =
    standing !== leads && (!needsHelp || standing?.knows === 'system' || facilitator?.written !== null);
  const writes = standing !== undefined && stays ? standing : first;
  const scribe = writes && {
    name: writes.name,
    written: writtenAs(writes, page?.scribe),
    why: writes !== first ? WRITTEN : needsHelp ? BESIDE : whyWrites(writes, [writes, ...others], ledger),
  };
  return { facilitator: facilitator ?? null, scribe: scribe ?? null, queue: queued, missed: missed(queued) };
}

const WRITTEN: Why = { is: 'written' };
const BESIDE: Why = { is: 'beside' };

const writtenAs = ({ name }: Member, said = ''): string | null =>
  namesIn(said, [name]).length > 0 ? said : null;

/** Beside a facilitator who does not know the system stands somebody who does; then who has written least, then by lot. */
function scribes(
  present: readonly Member[],
  leads: Member | undefined,
  ledger: Ledger,
  seed: string,
): readonly Member[] {
  const { scribe, listens } = ledger;
  return inOrder(
    present.filter((member) => member !== leads),
    (member) => [
      leads?.knows !== 'system' && member.knows !== 'system' ? 1 : 0,
      listens(member) ? 1 : 0,
      scribe.counted.get(member.name) ?? 0,
      scribe.last.includes(member.name) ? 1 : 0,
      lot(seed, 'scribe', member.name),
    ],
  );
}

function whyLeads(leads: Member, present: readonly Member[], { facilitator, owed, listens }: Ledger): Why {
  const month = owed.get(leads.name);
  if (month !== undefined) return { is: 'owed', month };
  const turns = (member: Member): number => facilitator.counted.get(member.name) ?? 0;
  const equals = present.filter((member) => turns(member) === turns(leads) && !listens(member));
  return { is: 'fewest', among: Math.max(1, equals.length) };
}

function whyWrites(writes: Member, candidates: readonly Member[], { scribe }: Ledger): Why {
  const turns = (member: Member): number => scribe.counted.get(member.name) ?? 0;
  return { is: 'fewest', among: candidates.filter((member) => turns(member) === turns(writes)).length };
}
