import type { Minutes } from '../../records.ts';

/** So many meetings in a row without news and without a word from anybody are a habit. */
export const MONTHS = 3;

/** A page reviews these, or is written into, as a matter of course. */
const ALWAYS = ['overview', 'actions', 'retro'];

/**
 * Sections that had no news and no edits on the last three pages. No news is the same words each time, or no chapter at
 * all; `onPage` are those that took their place there nevertheless. Nothing is known where pages or what pwg wrote are missing.
 */
export function idle({ pages }: Minutes): readonly { readonly section: string; readonly onPage: boolean }[] {
  const traces = pages.slice(0, MONTHS).map(({ traces }) => traces);
  if (traces.length < MONTHS) return [];
  return (traces[0] ?? []).flatMap(({ section }) => {
    const found = traces.map((page) => page?.find((trace) => trace.section === section));
    if (ALWAYS.includes(section) || found.some((trace) => trace === undefined || trace.edited)) return [];
    const said = new Set(found.flatMap((trace) => trace?.said ?? []));
    return said.size > 1 ? [] : [{ section, onPage: said.size === 1 }];
  });
}
