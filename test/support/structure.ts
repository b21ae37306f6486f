import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly url?: string;
  readonly value?: string;
  readonly checked?: boolean | null;
}

/** The parsed page, as a wiki would see it. */
export function parsed(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;
}

/**
 * The shape of a page without its words: every node type and link address in order. Two pages whose data differs only in
 * strangers' words have the same shape.
 */
export const shape = (markdown: string): string => read(markdown).shape;

/** The shape of a page, and its words outside code. */
export function read(markdown: string): { readonly shape: string; readonly words: readonly string[] } {
  const words: string[] = [];
  const walk = ({ type, children, url, checked, value }: Node): string => {
    if (type === 'text') words.push(value ?? '');
    if (type === 'text' || type === 'inlineCode') return '';
    const self = `${type}${url === undefined ? '' : `<${url}>`}${checked == null ? '' : `[${checked}]`}`;
    return `${self}(${(children ?? []).map(walk).filter(Boolean).join(' ')})`;
  };
  return { shape: walk(parsed(markdown)), words };
}

export function nodes(markdown: string, ...types: readonly string[]): readonly Node[] {
  const found: Node[] = [];
  const walk = (node: Node): void => {
    if (types.includes(node.type)) found.push(node);
    for (const child of node.children ?? []) walk(child);
  };
  walk(parsed(markdown));
  return found;
}
