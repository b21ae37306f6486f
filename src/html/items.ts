import { phrases } from './phrases.ts';
import { type Element, holding, isElement, ownLine, withClass, wordsOf } from './tree.ts';

/** An item of a list. One in which nobody has written yet has a line to write on; a decision is seen from afar. */
export function item(li: Element): Element {
  const [line, blocks] = ownLine(li.children);
  const words = wordsOf(line).trim();
  const told = holding(li, [...phrases(line), ...blocks]);
  if (blocks.some((node) => isElement(node))) return told;
  if (words === '' || PROMPT.test(words)) return withClass(told, 'blank');
  return DECIDED.test(words) ? withClass(told, 'decided') : told;
}

/** Words that end in a colon name the list below them. */
export function paragraph(p: Element): Element {
  const told = holding(p, phrases(p.children));
  return PROMPT.test(wordsOf(p.children).trim()) ? withClass(told, 'label') : told;
}

const PROMPT = /[:：]$/;
const DECIDED = /^(?:判断|Decision)\s*[:：]/;
