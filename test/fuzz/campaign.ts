import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { merge } from '../../src/agenda/merge.ts';
import type { Merge } from './chain.ts';

export { runChain, tally } from './chain.ts';

/** Pages as the real sections write them, in both languages: a full month, a quiet one, one of hostile names. */
export function goldenPages(root: string): readonly string[] {
  return ['shop-2026-10', 'hostile', 'quiet'].flatMap((name) =>
    ['ja', 'en'].map((locale) =>
      readFileSync(join(root, 'fixtures', 'golden', name, `expected.${locale}.md`), 'utf8').replace(
        /\n<!-- exit \d+ -->\n?$/,
        '',
      ),
    ),
  );
}

export const ours: Merge = (pages) => {
  const { text, conflicts } = merge(pages);
  return { text, conflicts: conflicts.length };
};
