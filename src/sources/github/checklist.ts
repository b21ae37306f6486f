import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Checklist } from '../../records.ts';

/** What the body of an incident report says by its form. */
export interface Report {
  readonly checklist: Checklist;
  /** It links to a postmortem, or has a filled-in chapter of that name. */
  readonly postmortem: boolean;
}

/** Reads the Markdown as GitHub does: what stands in a code fence or a quote is no task. */
export function readReport(body: string): Report {
  const root = parse(body);
  const items = tasks(root);
  return {
    checklist: {
      done: items.filter(({ done }) => done).length,
      total: items.length,
      open: items.flatMap(({ done, text }) => (done ? [] : text)),
    },
    postmortem: mentionsPostmortem(root),
  };
}

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];

/** Emphasis is matched in quadratic time: half a minute for a body of nothing but asterisks. Then they stay as they are. */
const MOST_MARKS = 1000;

function parse(body: string): Root {
  const calm = (body.match(/[*_]/g) ?? []).length <= MOST_MARKS;
  const plain = { disable: { null: ['attention'] } };
  return fromMarkdown(body, {
    // Of GitHub's extensions only this one: the others cost three times the rest and change no task.
    extensions: calm ? [gfmTaskListItem()] : [gfmTaskListItem(), plain],
    mdastExtensions: [gfmTaskListItemFromMarkdown()],
  });
}

function tasks(node: Node): readonly { readonly done: boolean; readonly text: string }[] {
  if (node.type === 'blockquote') return [];
  const inside = childrenOf(node).flatMap(tasks);
  if (node.type !== 'listItem' || typeof node.checked !== 'boolean') return inside;
  const [own] = node.children;
  return [{ done: node.checked, text: own === undefined ? '' : plainText(own) }, ...inside];
}

/** The words, on one line, without marks and tags. */
function plainText(node: Node): string {
  return words(node).replace(/~~/g, '').replace(/\s+/g, ' ').trim();
}

function words(node: Node): string {
  if (node.type === 'html') return '';
  if (node.type === 'break') return ' ';
  if (node.type === 'image') return node.alt ?? '';
  return 'value' in node ? node.value : childrenOf(node).map(words).join('');
}

const POSTMORTEM = /post[-\s]?mortem|ポストモーテム/i;

function mentionsPostmortem(node: Node): boolean {
  const children = childrenOf(node);
  return children.some((child, i) => {
    if (child.type === 'link') {
      const before = children[i - 1];
      return (
        POSTMORTEM.test(plainText(child)) ||
        POSTMORTEM.test(child.url) ||
        (before?.type === 'text' && LABEL.test(before.value))
      );
    }
    if (child.type === 'text' && BARE_LINK.test(child.value)) return true;
    if (child.type === 'heading' && POSTMORTEM.test(plainText(child))) return isAnswered(children[i + 1]);
    return mentionsPostmortem(child);
  });
}

/** An address nobody made a link of, that says it, or with "postmortem:" in front. */
const BARE_LINK = /(?:post[-\s]?mortem|ポストモーテム)\s*[:：]\s*https?:\/\/|https?:\/\/\S*post-?mortem/i;

/** "Postmortem:" in front of a link. */
const LABEL = /(?:post[-\s]?mortem|ポストモーテム)\s*[:：]\s*$/i;

/** Issue forms write '_No response_' under a heading that nobody filled in. */
function isAnswered(next: Node | undefined): boolean {
  return next !== undefined && next.type !== 'heading' && plainText(next) !== 'No response';
}

function childrenOf(node: Node): readonly Node[] {
  return 'children' in node ? node.children : [];
}
