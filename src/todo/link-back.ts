import { actionItems, type PageIdentity } from './action-items.ts';

/**
 * The page with the link at the end of every line of the item, or `null` when no line of it is there any more.
 * All other bytes stay, line ends too.
 */
export function linkBack(
  page: string,
  identity: PageIdentity,
  id: string,
  { number, url }: { readonly number: number; readonly url: string },
): string | null {
  const item = actionItems(page, identity).find((candidate) => candidate.id === id);
  if (item === undefined) return null;
  const lines = page.split(/(?<=\n|\r(?!\n))/);
  for (const line of item.lines) {
    const whole = lines[line - 1];
    if (whole === undefined) continue;
    // Two blanks or a backslash at the end are a line break: the link goes before them.
    const end = /(?: {2,}|\\)?[ \t]*(?:\r?\n|\r)?$/.exec(whole)?.index ?? whole.length;
    lines[line - 1] = `${whole.slice(0, end)} ([#${number}](${url}))${whole.slice(end)}`;
  }
  return lines.join('');
}
