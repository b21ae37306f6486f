import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { safeLink, withoutImage } from './links.ts';
import { withoutRawHtml } from './raw-html.ts';
import { type Content, type Element, holding, isElement, rebuilt } from './tree.ts';

/** The page as HTML elements: as GitHub reads its Markdown, with nothing in it that loads, runs or leads astray. */
export function contentOf(markdown: string): Content[] {
  const page = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const root = toHast(page, { allowDangerousHtml: true });
  const nodes = root.type === 'root' ? withoutRawHtml(root.children) : [];
  return rebuilt(nodes, (element) => {
    if (element.tagName === 'a') return safeLink(element);
    if (element.tagName === 'img') return withoutImage(element);
    return [element.tagName === 'li' ? withOwnLine(element) : element];
  });
}

/** A blank line somewhere in a list makes paragraphs of its items: an item's own words stand in it all the same. */
function withOwnLine(li: Element): Element {
  const first = li.children.findIndex((node) => isElement(node));
  const own = li.children[first];
  if (!isElement(own, 'p') || li.children.slice(0, first).some((node) => !blank(node))) return li;
  return holding(li, [...own.children, ...li.children.slice(first + 1)]);
}

const blank = (node: Content): boolean => node.type === 'text' && node.value.trim() === '';
