import { type Content, el, isElement, wordsOf } from './tree.ts';

/**
 * At the top of the page: bold words over a list are the title of a block. What to deal with first is a plain list, what is
 * worth the hour has an order.
 */
export function leadBlocks(content: readonly Content[]): Content[] {
  const solid = content.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const out: Content[] = [];
  for (let i = 0; i < solid.length; i += 1) {
    const [node, next] = [solid[i], solid[i + 1]];
    const title = node === undefined ? null : boldTitle(node);
    if (title !== null && isElement(next, 'ul', 'ol')) {
      const kind = next.tagName === 'ul' ? 'first' : 'hour';
      out.push(el('div', { className: ['lead', kind] }, el('h3', {}, ...title), next));
      i += 1;
    } else if (node !== undefined) out.push(node);
  }
  return out;
}

function boldTitle(node: Content): readonly Content[] | null {
  if (!isElement(node, 'p')) return null;
  const [only, ...others] = node.children.filter((child) => wordsOf([child]).trim() !== '');
  return isElement(only, 'strong') && others.length === 0 ? only.children : null;
}
