import { code, join, link, type Markdown, text, title, words } from '../markdown.ts';
import type { Issue, Tracked } from '../records.ts';

/** An issue with its number and title as one link: its identity on the page. `shown` when the title is said shorter. */
export function issueLink(issue: Issue, shown: string = issue.title, columns?: number): Markdown {
  return link(join([number(issue), title(shown, columns)], ' '), issue.origin.url);
}

/** The number alone as a link. */
export function numberLink(issue: Issue): Markdown {
  return link(number(issue), issue.origin.url);
}

/** '#12' would be made harmless like any other text from outside; inside our own link it is, and stays readable. */
function number({ ref }: Issue): Markdown {
  return /^[A-Za-z0-9.-]*#\d+$/.test(ref) ? words(ref) : text(ref);
}

/** A label that a repository lacks: what carries it can't be counted, and the page says so. */
export type MissingLabel = { readonly repo: Markdown; readonly label: Markdown };

export function missingLabels({ missingLabels }: Tracked<Issue>): readonly MissingLabel[] {
  return missingLabels.map(({ repo, label }) => ({ repo: code(repo), label: code(label) }));
}
