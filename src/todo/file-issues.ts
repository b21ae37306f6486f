import { millisecondsInDay } from 'date-fns/constants';
import { EXIT, type ExitCode, type Problem } from '../problem.ts';
import type { Sent } from '../world.ts';
import { advance, type Entry, type Known, type Step } from './journal.ts';

/** An issue to be. Its id stands in the body, as a marker: by it our own are known again. */
export interface Draft {
  readonly id: string;
  readonly title: string;
}

export interface Filed {
  readonly number: number;
  readonly url: string;
}

/** Where the issues of one page go. */
export interface Tracker<D extends Draft, F extends Filed> {
  /** How people call it: 'owner/name'. */
  readonly place: string;
  readonly create: (draft: D) => Promise<Sent<F>>;
  /** The issues of ours that carry a marker, changed since, by item id, each list by number. Lists lag behind. */
  readonly marked: (since: Date) => Promise<ReadonlyMap<string, readonly F[]>>;
}

/** What the run leans on besides the tracker. */
export interface Desk {
  /** The time by which it is decided whether to wait. */
  readonly now: () => Date;
  /** The machine's clock, which is about the tracker's, whatever `now` says. */
  readonly clock: () => Date;
  /** Appends to the journal and returns when it is on the disk. */
  readonly note: (entry: Entry) => Promise<void>;
  /** Writes the link into the page; false when no line of the item is there any more. */
  readonly link: (id: string, filed: Filed) => Promise<boolean>;
  /** Between two writes: GitHub has limits for content. */
  readonly pause: () => Promise<void>;
}

export interface Outcome<D extends Draft, F extends Filed> {
  readonly created: readonly { readonly draft: D; readonly filed: F }[];
  /** Filed by an earlier run, and linked now. */
  readonly found: readonly { readonly draft: D; readonly filed: Filed }[];
  /** An issue may or may not exist: the lists will tell in a while. */
  readonly pending: readonly D[];
  /** More than one issue carries the marker; the lowest is the item's. */
  readonly twice: readonly { readonly draft: D; readonly filed: readonly F[] }[];
  /** The issue is there, the line of the page is not. */
  readonly unlinked: readonly { readonly draft: D; readonly filed: Filed }[];
  readonly problem: Problem | null;
  readonly exit: ExitCode;
}

/** What is known before a run. */
export interface Before {
  readonly journal: ReadonlyMap<string, Known>;
  /** 'shop/2026-10' */
  readonly meeting: string;
  readonly lookFirst: boolean;
}

/** So long after a lost answer GitHub's lists may still lack the issue (8–12 minutes were seen). */
const GRACE_MS = 15 * 60_000;
/** Two looks at the lists, so far apart, must both lack it before it is sent again. */
const SECOND_LOOK_MS = 60_000;
/** Clocks differ, and a list that reaches back a little too far costs nothing. */
const LOOK_BACK_MS = millisecondsInDay;

/**
 * Files each draft exactly once, however often it is run and wherever it was cut off: noted before it is sent, known by
 * its marker afterwards, linked the same moment. A request whose answer was lost is never sent again before the lists
 * have had the time to show it. With `lookFirst` they are looked through for what no journal here tells of, too: another
 * machine may have filed it.
 */
export async function fileIssues<D extends Draft, F extends Filed>(
  drafts: readonly D[],
  { journal, meeting, lookFirst }: Before,
  tracker: Tracker<D, F>,
  desk: Desk,
): Promise<Outcome<D, F>> {
  const known = new Map(journal);
  const report: Mutable<Omit<Outcome<D, F>, 'exit'>> = {
    created: [],
    found: [],
    pending: [],
    twice: [],
    unlinked: [],
    problem: null,
  };
  let listed: ReadonlyMap<string, readonly F[]> | null = null;

  const note = async (id: string, step: Step): Promise<void> => {
    const entry: Entry = { id, at: desk.now(), ...step };
    await desk.note(entry);
    const next = advance(known.get(id) ?? null, entry);
    if (next !== null) known.set(id, next);
  };
  const candidates = async ({ id }: D): Promise<readonly F[]> => {
    const since = firstSent(drafts, known, desk.clock());
    listed ??= await tracker.marked(lookFirst && beginningOf(meeting) < since ? beginningOf(meeting) : since);
    return listed.get(id) ?? [];
  };
  const link = async (draft: D, filed: Filed): Promise<void> => {
    if (await desk.link(draft.id, filed)) await note(draft.id, { state: 'linked' });
    else report.unlinked.push({ draft, filed });
  };
  const sending = (draft: D): Promise<void> =>
    note(draft.id, {
      state: 'sending',
      place: tracker.place,
      title: draft.title,
      meeting,
      clock: desk.clock().toISOString(),
    });
  const adopt = async (draft: D, filed: readonly F[]): Promise<boolean> => {
    const [first] = filed;
    if (first === undefined) return false;
    if (!known.has(draft.id)) await sending(draft);
    if (filed.length > 1) report.twice.push({ draft, filed });
    await note(draft.id, { state: 'created', number: first.number, url: first.url });
    report.found.push({ draft, filed: first });
    await link(draft, first);
    return true;
  };

  /** Whether the item may be sent, after what an earlier run left open is settled. */
  const mayBeSent = async (draft: D): Promise<boolean> => {
    const before = known.get(draft.id);
    if (before === undefined) return !lookFirst || !(await adopt(draft, await candidates(draft)));
    if (before.state === 'refused') return true;
    if (before.issue !== null) {
      report.found.push({ draft, filed: before.issue });
      await link(draft, before.issue);
      return false;
    }
    if (await adopt(draft, await candidates(draft))) return false;
    const now = desk.now().getTime();
    const graceIsOver = now - before.sentAt.getTime() >= GRACE_MS;
    if (graceIsOver && before.missedAt === null) await note(draft.id, { state: 'missed' });
    const again = before.missedAt !== null && now - before.missedAt.getTime() >= SECOND_LOOK_MS;
    if (!again) report.pending.push(draft);
    return again;
  };

  const send = async (draft: D): Promise<void> => {
    const { id } = draft;
    await sending(draft);
    const sent = await tracker.create(draft);
    switch (sent.is) {
      case 'done':
        await note(id, { state: 'created', number: sent.value.number, url: sent.value.url });
        report.created.push({ draft, filed: sent.value });
        await link(draft, sent.value);
        return;
      case 'refused':
        await note(id, { state: 'refused' });
        report.problem = sent.problem;
        return;
      case 'unknown':
        listed = null;
        if (!(await adopt(draft, await candidates(draft)))) report.pending.push(draft);
        return;
      default:
        sent satisfies never;
    }
  };

  let sent = 0;
  for (const draft of drafts) {
    if (report.problem !== null) break;
    if (!(await mayBeSent(draft))) continue;
    if (sent > 0) await desk.pause();
    sent += 1;
    await send(draft);
  }
  return { ...report, exit: exitOf(report) };
}

function exitOf({ problem, pending }: Pick<Outcome<Draft, Filed>, 'problem' | 'pending'>): ExitCode {
  if (problem !== null) return problem.exit;
  return pending.length > 0 ? EXIT.tryLater : EXIT.ok;
}

function firstSent(drafts: readonly Draft[], known: ReadonlyMap<string, Known>, clock: Date): Date {
  const times = drafts.flatMap(({ id }) => known.get(id)?.clock.getTime() ?? []);
  return new Date(Math.min(clock.getTime(), ...times) - LOOK_BACK_MS);
}

/** Nothing of a page is older than the month it speaks of; a day more for the zone. */
export function beginningOf(meeting: string): Date {
  const month = /\d{4}-(?:0[1-9]|1[0-2])/.exec(meeting.slice(meeting.indexOf('/')))?.[0] ?? '1970-01';
  return new Date(Date.parse(`${month}-01T00:00:00Z`) - millisecondsInDay);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };
