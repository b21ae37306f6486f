import { join, type Markdown, text } from '../markdown.ts';
import type { Issue } from '../records.ts';
import { numberLink } from './issue-link.ts';

/** Issues as lines of a list, and those that are too many for it as a row of numbers. */
export type Listed = { readonly lines: readonly Markdown[]; readonly more: readonly Markdown[] };

const LINES = 7;

/** A list for a template: none at all for no issues, else one of at most seven lines. */
export function listed<T extends Issue>(
  issues: readonly T[],
  line: (issue: T) => Markdown,
): readonly Listed[] {
  if (issues.length === 0) return [];
  const rest = issues.slice(LINES);
  return [
    {
      lines: issues.slice(0, LINES).map(line),
      more: rest.length === 0 ? [] : [join(rest.map(numberLink), ' ')],
    },
  ];
}

/** A list of issues that carry no service label, with the service they may be about. */
export type PerhapsOurs = Listed & { readonly service: Markdown };

export function perhapsOurs<T extends Issue>(
  issues: readonly T[],
  service: string,
  line: (issue: T) => Markdown,
): readonly PerhapsOurs[] {
  return listed(issues, line).map((list) => ({ ...list, service: text(service) }));
}
