import type { toHast } from 'mdast-util-to-hast';

type Nodes = ReturnType<typeof toHast>;
export type Element = Extract<Nodes, { type: 'element' }>;
export type Root = Extract<Nodes, { type: 'root' }>;
/** What an element may hold, and the top of a page may, too. */
export type Content = Element['children'][number];
type Properties = Element['properties'];

/** An element of the page: `el('a', { href: '#top' }, 'up')`. A string is text and never HTML. */
export function el(
  tagName: string,
  properties: Properties = {},
  ...inside: readonly (Content | string)[]
): Element {
  const children = inside.map((one): Content => (typeof one === 'string' ? text(one) : one));
  return { type: 'element', tagName, properties, children };
}

export const text = (value: string): Content => ({ type: 'text', value });

export function isElement(node: Content | undefined, ...names: readonly string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** The same element with other children. */
export const holding = (element: Element, children: readonly Content[]): Element => ({
  ...element,
  children: [...children],
});

export function withClass(element: Element, name: string): Element {
  const { className } = element.properties;
  const names = Array.isArray(className) ? [...className, name] : [name];
  return { ...element, properties: { ...element.properties, className: names } };
}

/** What somebody reads of it. */
export function wordsOf(nodes: readonly Content[]): string {
  return nodes
    .map((node) =>
      node.type === 'text' ? node.value : node.type === 'element' ? wordsOf(node.children) : '',
    )
    .join('');
}

/** Each element replaced by what `change` makes of it, those inside before those around them. */
export function rebuilt(
  nodes: readonly Content[],
  change: (element: Element) => readonly Content[],
): Content[] {
  return nodes.flatMap((node) =>
    node.type === 'element' ? change(holding(node, rebuilt(node.children, change))) : [node],
  );
}

/** An item's own line, and the blocks below it. */
export function ownLine(children: readonly Content[]): readonly [readonly Content[], readonly Content[]] {
  const block = children.findIndex((node) => !isInline(node));
  const end = block === -1 ? children.length : block;
  const last = children[end - 1];
  const blank = last?.type === 'text' && last.value.trim() === '' ? 1 : 0;
  return [children.slice(0, end - blank), children.slice(end - blank)];
}

function isInline(node: Content): boolean {
  return node.type === 'text' || isElement(node, ...INLINE);
}

const INLINE = ['a', 'strong', 'em', 'del', 'code', 'span', 'br', 'input', 'sup', 'sub'];
