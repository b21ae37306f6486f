import { join } from 'node:path';
import { EXIT, Problem } from '../problem.ts';
import type { CopyPlace, NumberedCopy, PublishTarget } from '../sources/publishing.ts';
import { beginningOf, fileIssues, type Tracker } from '../todo/file-issues.ts';
import { lineOf, readJournal, wholeLines } from '../todo/journal.ts';
import type { World } from '../world.ts';

type Numbered = Extract<PublishTarget, { by: 'number' }>;

export interface NewCopy {
  /** 'shop/2026-10' */
  readonly meeting: string;
  readonly title: string;
  readonly body: string;
}

interface Place {
  readonly place: CopyPlace;
  readonly number: number | null;
}

/**
 * Where the copy is. A place that numbers its copies gives this one its number here, if no run has got one before and
 * `make` says so; looked at only, it is not there.
 */
export async function placeOf(
  target: PublishTarget,
  { known, page, make }: { readonly known: number | null; readonly page: NewCopy; readonly make: boolean },
  project: { readonly root: string; readonly at: Date },
  world: World,
): Promise<Place> {
  if (target.by === 'path') return { place: target.copy, number: null };
  const found = known ?? (await findNumber(target, page.meeting));
  if (found === null && !make) return { place: NOT_THERE, number: null };
  const number = found ?? (await makeNumber(target, page, project, world)).number;
  return { place: target.copy(number), number };
}

const NOT_THERE: CopyPlace = {
  read: async () => null,
  write: async () => ({ is: 'moved', problem: null }),
};

/** Of a page that was published before, by this machine or another one. */
async function findNumber(target: Numbered, meeting: string): Promise<number | null> {
  const [found, ...others] = (await target.marked(beginningOf(meeting))).get(meeting) ?? [];
  if (found === undefined || others.length === 0) return found?.number ?? null;
  throw new Problem(
    {
      what: `${target.place} has the page of ${meeting} more than once.`,
      why: [found, ...others].map(({ url }) => url).join(', '),
      try: 'Take the line <!-- pwg:page … --> out of all but one of them.',
    },
    EXIT.unmergeable,
  );
}

/** Makes the page's issue exactly once, by the protocol of action items: noted before it is sent, found by its marker. */
async function makeNumber(
  target: Numbered,
  { meeting, title, body }: NewCopy,
  { root, at }: { readonly root: string; readonly at: Date },
  world: World,
): Promise<NumberedCopy> {
  const path = join(root, '.pwg', 'publish.jsonl');
  const text = (await world.files.read(path))?.toString() ?? '';
  const journal = readJournal(text, path);
  if (wholeLines(text) !== text) await world.files.write(path, wholeLines(text), 0o600);
  const draft: Draft = { id: `${target.place} ${meeting}`, title, body };
  const tracker: Tracker<Draft, NumberedCopy> = {
    place: target.place,
    create: (page) => target.create(page),
    marked: async (since) => new Map([[draft.id, (await target.marked(since)).get(meeting) ?? []]]),
  };
  let made: NumberedCopy | null = null;
  const outcome = await fileIssues([draft], { journal, meeting, lookFirst: false }, tracker, {
    now: () => at,
    clock: world.now,
    note: (entry) => world.files.append(path, lineOf(entry)),
    link: async (_, filed) => {
      made = filed;
      return true;
    },
    pause: async () => {},
  });
  if (outcome.problem !== null) throw outcome.problem;
  if (made === null) throw pending(target.place);
  return made;
}

interface Draft {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

const pending = (place: string): Problem =>
  new Problem(
    {
      what: `No answer came back from ${place}, so it is not known whether the page was published.`,
      why: 'Its lists may need some minutes to show it; to send it again now could make it twice.',
      try: 'Run again in about 15 minutes.',
    },
    EXIT.tryLater,
  );
