import { diff } from './merge/diff.ts';

const CONTEXT = 1;

/** What changes between two pages, for people: '-' goes, '+' comes, under the heading it stands below. */
export function readableDiff(before: string, after: string): string {
  const [a, b] = [before.split(/\r\n|\n|\r/), after.split(/\r\n|\n|\r/)];
  const out: string[] = [];
  let shownTo = 0;
  let heading = '';
  for (const { aFrom, aTo, bFrom, bTo } of diff(a, b)) {
    const below = a.slice(0, aFrom).findLast((line) => /^#{1,6} /.test(line)) ?? '';
    const from = Math.max(shownTo, aFrom - CONTEXT);
    const leavesOut = from > shownTo;
    if (below !== heading && (leavesOut || out.length === 0)) out.push('', `@@ ${below}`);
    else if (leavesOut) out.push('…');
    heading = below;
    out.push(
      ...a.slice(from, aFrom).map((line) => `  ${line}`),
      ...a.slice(aFrom, aTo).map((line) => `- ${line}`),
      ...b.slice(bFrom, bTo).map((line) => `+ ${line}`),
    );
    shownTo = aTo;
  }
  return out.length === 0 ? '' : `${out.join('\n').replace(/^\n/, '')}\n`;
}
