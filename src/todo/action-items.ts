import { createHash } from 'node:crypto';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { readWords } from './item-words.ts';

/** Something the meeting decided to do and that is no issue yet. */
export interface ActionItem {
  /** 't-' and ten letters: the same as long as its title is, whoever gets it and whatever moves around it. */
  readonly id: string;
  /** Lines of the page it stands on, 1-based: copied lines are one item. */
  readonly lines: readonly number[];
  readonly title: string;
  /** Logins without '@'. */
  readonly assignees: readonly string[];
  /** 'YYYY-MM-DD' */
  readonly due: string | null;
  /** What must be true when it is done, as the page says it. */
  readonly doneWhen: string | null;
  /** What was written as a day or a person and is none. */
  readonly unclear: readonly string[];
  /** What stands under the item, as Markdown. */
  readonly details: string;
  /** The line itself, as Markdown: the title is plain and may be cut. */
  readonly source: string;
}

/** What makes an item of the page this meeting's: its service and month ('shop/2026-10'). */
export interface PageIdentity {
  readonly meeting: string;
  /** Headings under which every open task is an action item; elsewhere only those that begin with TODO. */
  readonly headings: readonly string[];
}

/**
 * The open action items of a page, in its order. Read from the parsed Markdown, so that code, quotes and done items are
 * none. A line that already leads to its issue is none either, nor is an empty box.
 */
export function actionItems(page: string, { meeting, headings }: PageIdentity): readonly ActionItem[] {
  const found = new Map<string, ActionItem>();
  for (const task of tasksOf(page, new Set(headings.map(normalised)))) {
    const { title, assignees, due, doneWhen, unclear } = readWords(task.text);
    if (title === '') continue;
    const key = normalised(title);
    const known = found.get(key);
    found.set(key, {
      id: idOf(`${meeting}\n${key}`),
      title,
      assignees: [...new Set([...(known?.assignees ?? []), ...assignees])],
      due: known?.due ?? due,
      doneWhen: doneWhen ?? known?.doneWhen ?? doneWhenOf(task.details),
      unclear: [...new Set([...(known?.unclear ?? []), ...unclear])],
      details: known?.details || task.details,
      source: known?.source ?? task.text,
      lines: [...(known?.lines ?? []), task.line],
    });
  }
  return [...found.values()];
}

export const normalised = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

interface Task {
  readonly line: number;
  readonly text: string;
  readonly details: string;
}

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];

function tasksOf(page: string, headings: ReadonlySet<string>): readonly Task[] {
  const root = fromMarkdown(page, {
    extensions: [gfmTaskListItem()],
    mdastExtensions: [gfmTaskListItemFromMarkdown()],
  });
  const tasks: Task[] = [];
  let inActions: number | null = null;
  for (const node of root.children) {
    if (node.type === 'heading') {
      if (inActions !== null && node.depth <= inActions) inActions = null;
      const heading = normalised(sourceOf(node, page).replace(/^#+\s*|\s*#*$/g, ''));
      // A heading somebody added to ('… (by Friday)') is still the same place.
      if ([...headings].some((known) => heading.startsWith(known))) inActions = node.depth;
    } else {
      tasks.push(...openTasks(node, page, inActions !== null));
    }
  }
  return tasks;
}

/** What stands under an open task belongs to it; under a done one or a plain bullet it stands for itself. */
function openTasks(node: Node, page: string, inActions: boolean): readonly Task[] {
  if (node.type === 'blockquote') return [];
  if (node.type === 'listItem' && node.checked === false) {
    const [own, ...under] = node.children;
    const text = own?.type === 'paragraph' ? sourceOf(own, page).replace(BOX, '') : '';
    // What stands under a filed item is in its issue.
    if (leadsToIssue(text)) return [];
    if (text !== '' && own !== undefined && (inActions || TODO.test(text))) {
      return [{ line: lineOf(own), text: text.replace(TODO, ''), details: dedented(under, node, page) }];
    }
  }
  return 'children' in node ? node.children.flatMap((child) => openTasks(child, page, inActions)) : [];
}

/** The parser counts the box to the text where that begins with a mark. */
const BOX = /^\[ \]\s+/;

const TODO = /^TODO(?:\s*[:：]\s*|\s+)/iu;

/** It is nothing but its issue, or ends with it, as those do that were filed. One that begins with an issue may be about it. */
function leadsToIssue(text: string): boolean {
  return IS_ISSUE.test(text) || ENDS_WITH_ISSUE.test(text);
}

const ISSUE_LINK = String.raw`\[[^\]]*\]\(<?https?:\/\/[^)\s]+\/issues\/\d+[^)]*\)`;
const REFERENCE = String.raw`(?:[\w.-]+\/[\w.-]+)?#\d+`;
const IS_ISSUE = new RegExp(`^(?:${ISSUE_LINK}|${REFERENCE}|https?://\\S+/issues/\\d+)\\s*$`);
const ENDS_WITH_ISSUE = new RegExp(
  `(?:\\((?:${ISSUE_LINK}|${REFERENCE}|https?://\\S+/issues/\\d+)\\)|${ISSUE_LINK})\\s*$`,
);

function doneWhenOf(details: string): string | null {
  return (
    /^[-*+]\s+(?:\[ \]\s+)?(?:完了条件|done when|done)\s*[:：]\s*(.+)$/imu.exec(details)?.[1]?.trim() ?? null
  );
}

function dedented(nodes: readonly Node[], item: Node, page: string): string {
  const first = nodes[0]?.position?.start.offset;
  const last = nodes.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined) return '';
  const column = nodes[0]?.position?.start.column ?? (item.position?.start.column ?? 1) + 2;
  return page
    .slice(first, last)
    .split(/\r?\n|\r/)
    .map((line, i) => (i === 0 ? line : line.replace(new RegExp(`^[ \\t]{0,${column - 1}}`), '')))
    .join('\n')
    .trim();
}

function sourceOf({ position }: Node, page: string): string {
  return page.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

const lineOf = ({ position }: Node): number => position?.start.line ?? 0;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

function idOf(what: string): string {
  const digest = createHash('sha256').update(what).digest();
  return `t-${[...digest.subarray(0, 10)].map((byte) => LETTERS[byte % 32]).join('')}`;
}
