import { EXIT, Problem } from '../problem.ts';
import type { Copy, CopyPlace } from '../sources/publishing.ts';

export interface Brought {
  readonly is: 'written' | 'same' | 'would be written';
  /** What stood there before. */
  readonly before: string | null;
  /** What stands there now, or would. */
  readonly text: string;
  /** As the place gave it back at the end. */
  readonly copy: Copy | null;
}

/**
 * Joins the page with what is in the place, and writes it only while the place holds what it was joined with: else once
 * more, three times at most. A write whose answer was lost is looked up before anything else is done.
 */
export async function bringUpToDate(
  place: CopyPlace,
  joined: (copy: string | null) => string,
  { write }: { readonly write: boolean },
): Promise<Brought> {
  let copy = await place.read();
  for (let tries = 1; ; tries += 1) {
    const before = copy?.text ?? null;
    const text = joined(before);
    if (text === before) return { is: 'same', before, text, copy };
    if (!write) return { is: 'would be written', before, text, copy };
    const put = await place.write(text, copy);
    if (put.is === 'refused') throw put.problem;
    const now = await place.read();
    if (put.is === 'done' || now?.text === text) return { is: 'written', before, text, copy: now };
    if (put.problem !== null && (put.is === 'moved' || tries === TRIES) && now?.version === copy?.version)
      throw put.problem;
    if (tries === TRIES) throw moving();
    copy = now;
  }
}

const TRIES = 3;

const moving = (): Problem =>
  new Problem(
    {
      what: 'The published page changed each time it was about to be written, so it was left alone.',
      why: `Somebody is writing there: pwg read it and joined it ${TRIES} times.`,
      try: 'Run again in a few minutes.',
    },
    EXIT.tryLater,
  );
