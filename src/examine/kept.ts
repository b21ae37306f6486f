import { join } from 'node:path';
import { refuseOpenState } from '../history/state.ts';
import { asProblem } from '../problem.ts';
import type { Check } from '../sources/source.ts';
import type { Files } from '../world.ts';

/** What earlier runs kept in .pwg: can it be trusted, is it whole, how large has it become? */
export async function keptCheck(files: Files, root: string): Promise<Check> {
  const what = 'what earlier runs kept';
  try {
    await refuseOpenState(files, root);
  } catch (error) {
    const problem = asProblem(error);
    return { what, ok: false, detail: `${problem.what} ${problem.why}`, try: problem.try };
  }
  const { count, bytes, damaged } = await measure(files, root, '.pwg');
  if (damaged.length > 0) {
    return {
      what,
      ok: false,
      detail: `${damaged.length} damaged, the first is ${damaged[0]}`,
      try: 'Remove what ends in .damaged under .pwg, and read it anew: pwg backfill',
    };
  }
  if (count === 0) {
    const detail = 'nothing yet: a page compares with the month before alone';
    return { what, ok: true, detail, try: 'For comparisons over a year: pwg backfill' };
  }
  return { what, ok: true, detail: `${count} files in .pwg, ${megabytes(bytes)} MB`, try: null };
}

interface Measured {
  readonly count: number;
  readonly bytes: number;
  readonly damaged: readonly string[];
}

async function measure(files: Files, root: string, name: string): Promise<Measured> {
  const below = await files.list(join(root, name));
  if (below.length === 0 && IS_FILE.test(name)) {
    const bytes = (await files.size(join(root, name))) ?? 0;
    return { count: 1, bytes, damaged: name.endsWith('.damaged') ? [name] : [] };
  }
  let all: Measured = { count: 0, bytes: 0, damaged: [] };
  for (const one of below) {
    const found = await measure(files, root, `${name}/${one}`);
    all = {
      count: all.count + found.count,
      bytes: all.bytes + found.bytes,
      damaged: [...all.damaged, ...found.damaged],
    };
  }
  return all;
}

/** A file lists as an empty folder; of what is kept, only files have an ending. */
const IS_FILE = /[^/]\.[^/]+$/;

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
