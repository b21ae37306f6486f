import { item, paragraph } from './items.ts';
import { runs } from './runs.ts';
import { boxed } from './tables.ts';
import { box, taskToFillIn } from './tasks.ts';
import { type Content, type Element, holding, rebuilt, withClass, wordsOf } from './tree.ts';
import type { HtmlWords } from './words.ts';

/** The elements of a part of the page, each as a room can read it. `title` names the part. */
export function dressed(content: readonly Content[], title: string, say: HtmlWords): Content[] {
  const parts = rebuilt(content, (element) => [dress(element, title, say)]);
  return rebuilt(parts, (element) => [withRuns(element, say)]);
}

function dress(element: Element, title: string, say: HtmlWords): Element {
  switch (element.tagName) {
    case 'li':
      return item(taskToFillIn(element, say.done));
    case 'p':
      return paragraph(element);
    case 'input':
      return box(element.properties.checked === true, say.done);
    case 'pre':
      return { ...element, properties: { tabIndex: 0 } };
    case 'table':
      return boxed(element, `${title}: ${say.table}`);
    case 'blockquote':
      return wordsOf(element.children).trim().startsWith('⚠') ? withClass(element, 'gap') : element;
    default:
      return element;
  }
}

function withRuns(element: Element, say: HtmlWords): Element {
  if (element.tagName === 'code' || !element.children.some((node) => node.type === 'text')) return element;
  return holding(
    element,
    element.children.flatMap((node) => (node.type === 'text' ? runs(node.value, say) : [node])),
  );
}
