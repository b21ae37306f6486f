import { nearest } from '../nearest.ts';
import { EXIT, Problem } from '../problem.ts';
import type { World } from '../world.ts';

/** What is chosen from, and what is taken when nobody says otherwise. */
export interface Choice {
  readonly question: string;
  readonly known: readonly string[];
  readonly usual: readonly string[];
  /** What a name that is not known must look like; `null` = no other will do. */
  readonly others: RegExp | null;
}

/**
 * The answer of the person at the terminal: names with commas or blanks between, Enter for the usual. Asked again while a
 * name is none that will do.
 */
export async function choose({ question, known, usual, others }: Choice, ask: NonNullable<World['ask']>) {
  const shown = known.slice(0, MOST_SHOWN);
  const list = shown.length === 0 ? '' : `  ${shown.join(', ')}${known.length > shown.length ? ', …' : ''}\n`;
  const brackets = usual.length === 0 ? 'none' : usual.join(', ');
  let complaint = '';
  for (;;) {
    const names = namesIn(await ask(`${complaint}${question}\n${list}[${brackets}] `));
    if (names.length === 0) return usual;
    const strange = names.find((name) => !known.includes(name) && !others?.test(name));
    if (strange === undefined) return names;
    const meant = nearest(strange, known);
    complaint = `There is no ${strange}${meant === null ? '.' : `; is it ${meant}?`}\n`;
  }
}

const MOST_SHOWN = 20;

const namesIn = (answer: string): readonly string[] => [
  ...new Set(answer.split(/[\s,、]+/).filter((name) => name !== '')),
];

/** The services named on the command line. Throws a Problem (64) for one that no source knows. */
export function refuseUnknownServices(named: readonly string[], known: readonly string[]): void {
  const strange = named.find((name) => known.length > 0 && !known.includes(name));
  if (strange === undefined) return;
  const meant = nearest(strange, known);
  throw new Problem(
    {
      what: `There is no service "${strange}".`,
      why: `There are: ${known.slice(0, MOST_SHOWN).join(', ')}`,
      try: meant === null ? 'Name one of these.' : `Did you mean "${meant}"?`,
    },
    EXIT.usage,
  );
}
