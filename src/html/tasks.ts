import { type Element, el, holding, text, withClass } from './tree.ts';

/** The box of a task, which says to those who can't see it what a tick in it means. */
export const box = (ticked: boolean, done: string): Element =>
  el('input', { type: 'checkbox', disabled: true, checked: ticked, ariaLabel: done });

/** "- [ ]" without words is no task in Markdown; here it is one to fill in. */
export function taskToFillIn(li: Element, done: string): Element {
  const [only, ...others] = li.children;
  if (only?.type !== 'text' || only.value.trim() !== '[ ]' || others.length > 0) return li;
  return withClass(holding(li, [box(false, done), text(' ')]), 'task-list-item');
}
