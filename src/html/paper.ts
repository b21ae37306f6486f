import { isWeb } from './links.ts';
import { type Content, el, rebuilt } from './tree.ts';
import type { HtmlWords } from './words.ts';

/** Links have numbers on paper, and at its end stands where each leads. On the screen neither is shown. */
export function forPaper(page: readonly Content[], { targets }: HtmlWords): readonly Content[] {
  const numbers = new Map<string, number>();
  const numbered = rebuilt(page, (element) => {
    const href = String(element.properties.href ?? '');
    if (element.tagName !== 'a' || !isWeb(href)) return [element];
    const number = numbers.get(href) ?? numbers.size + 1;
    numbers.set(href, number);
    return [{ ...element, properties: { ...element.properties, dataNumber: number } }];
  });
  if (numbers.size === 0) return numbered;
  const list = [...numbers.keys()].map((href) => el('li', {}, href));
  return [...numbered, el('div', { className: ['targets'] }, el('h2', {}, targets), el('ol', {}, ...list))];
}
