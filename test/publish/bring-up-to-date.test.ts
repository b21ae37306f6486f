import { describe, expect, it } from 'vitest';
import { EXIT, Problem } from '../../src/problem.ts';
import { bringUpToDate } from '../../src/publish/bring-up-to-date.ts';
import type { CopyPlace, Put } from '../../src/sources/publishing.ts';
import { thrownBy } from '../support/door.ts';

const problem = new Problem({ what: 'no', why: 'because', try: 'again' }, EXIT.unavailable);
/** Our page is 'ours' and whatever people wrote. */
const joined = (copy: string | null): string =>
  copy === null ? 'ours' : copy.includes('ours') ? copy : `${copy}, ours`;

/** A place that somebody writes to right before each write of ours, as often as told. */
function place(text: string | null, puts: readonly ('busy' | 'lost' | 'swallowed' | 'refused')[]) {
  let holds = text;
  let version = 0;
  const queue = [...puts];
  const written: string[] = [];
  const put = (said: string): void => {
    holds = said;
    version += 1;
  };
  const copies: CopyPlace = {
    read: async () =>
      holds === null ? null : { text: holds, version: String(version), url: 'https://x.test' },
    write: async (said, before): Promise<Put> => {
      const next = queue.shift();
      if (next === 'busy') put(`${holds}!`);
      if (next === 'refused') return { is: 'moved', problem };
      if (before?.text !== (holds ?? undefined)) return { is: 'moved', problem: null };
      if (next !== 'swallowed') {
        written.push(said);
        put(said);
      }
      return next === 'lost' || next === 'swallowed' ? { is: 'unknown', problem } : { is: 'done' };
    },
  };
  return { copies, written, holds: () => holds };
}

const bring = (copies: CopyPlace, write = true) => bringUpToDate(copies, joined, { write });

describe('a copy brought up to date', () => {
  it('is written once, and not at all when it is as it should be', async () => {
    const there = place(null, []);
    expect(await bring(there.copies)).toMatchObject({ is: 'written', before: null, text: 'ours' });
    expect(await bring(there.copies)).toMatchObject({ is: 'same', text: 'ours' });
    expect(there.written).toEqual(['ours']);
  });

  it('is joined again with what somebody wrote meanwhile', async () => {
    const there = place('theirs', ['busy', 'busy']);
    expect(await bring(there.copies)).toMatchObject({ is: 'written' });
    expect(there.holds()).toBe('theirs!!, ours');
  });

  it('is left alone where it moves each time', async () => {
    const there = place('theirs', ['busy', 'busy', 'busy']);
    expect(await thrownBy(bring(there.copies))).toMatchObject({ exit: EXIT.tryLater });
    expect(there.written).toEqual([]);
  });

  it('was written when only the answer is lost, and is written again when the request was', async () => {
    const lost = place('theirs', ['lost']);
    expect(await bring(lost.copies)).toMatchObject({ is: 'written' });
    const swallowed = place('theirs', ['swallowed']);
    expect(await bring(swallowed.copies)).toMatchObject({ is: 'written' });
    for (const { written } of [lost, swallowed]) expect(written).toEqual(['theirs, ours']);
  });

  it('tells why, where requests are swallowed or a write is refused though nothing moved', async () => {
    const swallowed = place('theirs', ['swallowed', 'swallowed', 'swallowed']);
    expect(await thrownBy(bring(swallowed.copies))).toBe(problem);
    expect(await thrownBy(bring(place('theirs', ['refused']).copies))).toBe(problem);
  });

  it('is only looked at where nothing may be written', async () => {
    const there = place('theirs', []);
    expect(await bring(there.copies, false)).toMatchObject({ is: 'would be written', text: 'theirs, ours' });
    expect(there.written).toEqual([]);
  });
});
