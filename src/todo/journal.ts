import { EXIT, Problem } from '../problem.ts';

/** What is known of one action item: how far it is on its way to being an issue. */
export type Entry = { readonly id: string; readonly at: Date } & Step;

export type Step =
  /** Written before the request goes out: from here on there may be an issue. */
  | {
      readonly state: 'sending';
      readonly place: string;
      readonly title: string;
      readonly meeting: string;
      /** The machine's clock, ISO 8601: lists are asked by it. */
      readonly clock: string;
    }
  /** The grace is over and the lists did not have it; the second look decides. */
  | { readonly state: 'missed' }
  /** Surely not there: it may be sent again. */
  | { readonly state: 'refused' }
  | { readonly state: 'created'; readonly number: number; readonly url: string }
  | { readonly state: 'linked' };

/** An item as its entries tell it. */
export interface Known {
  readonly id: string;
  readonly place: string;
  readonly title: string;
  readonly meeting: string;
  readonly state: Step['state'];
  /** When it was last sent, by the time that decides about waiting, and by the machine's clock. */
  readonly sentAt: Date;
  readonly clock: Date;
  /** When the lists were first found without it after the grace. */
  readonly missedAt: Date | null;
  readonly issue: { readonly number: number; readonly url: string } | null;
}

/** One JSON object a line, only ever appended to. */
export const lineOf = ({ at, ...entry }: Entry): string =>
  `${JSON.stringify({ at: at.toISOString(), ...entry })}\n`;

/** A last line without its end was cut off by a crash, and nothing was done on the strength of it. */
export const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1);

/**
 * What the whole lines of the journal say of each item. Damage is a Problem (74): who can't read what was sent must
 * not send.
 */
export function readJournal(text: string, path: string): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const [i, line] of wholeLines(text).split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = parse(line);
    const next = entry === null ? null : advance(known.get(entry.id) ?? null, entry);
    if (next === null) throw damaged(path, i + 1);
    known.set(next.id, next);
  }
  return known;
}

/** `null` where the step can't follow what was before. */
export function advance(known: Known | null, entry: Entry): Known | null {
  if (entry.state === 'sending') {
    const { id, at, place, title, meeting, state } = entry;
    const clock = new Date(entry.clock);
    return { id, place, title, meeting, state, sentAt: at, clock, missedAt: null, issue: null };
  }
  if (known === null) return null;
  switch (entry.state) {
    case 'missed':
      return { ...known, state: 'missed', missedAt: entry.at };
    case 'refused':
      return { ...known, state: 'refused' };
    case 'created':
      return { ...known, state: 'created', issue: { number: entry.number, url: entry.url } };
    case 'linked':
      return { ...known, state: 'linked' };
    default:
      return entry satisfies never;
  }
}

function parse(line: string): Entry | null {
  try {
    const { at, ...rest } = JSON.parse(line) as { at: string } & Omit<Entry, 'at'>;
    const entry = { ...rest, at: new Date(at) } as Entry;
    return isEntry(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(entry: Entry): boolean {
  if (typeof entry.id !== 'string' || Number.isNaN(entry.at.getTime())) return false;
  switch (entry.state) {
    case 'sending':
      return (
        [entry.place, entry.title, entry.meeting].every((said) => typeof said === 'string') &&
        !Number.isNaN(Date.parse(entry.clock))
      );
    case 'created':
      return typeof entry.number === 'number' && typeof entry.url === 'string';
    case 'missed':
    case 'refused':
    case 'linked':
      return true;
    default:
      return false;
  }
}

const damaged = (path: string, line: number): Problem =>
  new Problem(
    {
      what: `${path} is damaged in line ${line}.`,
      why: 'It holds what was sent to GitHub; without it, issues could be filed twice.',
      try: 'Bring the file back from a backup or from git, or move it away after checking by hand which issues exist.',
    },
    EXIT.ioError,
  );
