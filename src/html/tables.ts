import { type Content, type Element, el, holding, isElement, withClass } from './tree.ts';

/**
 * A table in a box of its own, in which it scrolls where the screen is narrow. The first column names the rows; numbers stand
 * to the right. The roles are those the elements have anyway: browsers take them away where the style makes other boxes of rows.
 */
export function boxed(table: Element, name: string): Element {
  const columns = rowsOf(table)[0]?.children.filter((cell) => isElement(cell)).length ?? 0;
  const parts = table.children.map((part) => (isElement(part) ? marked(part) : part));
  const narrow = columns <= FITS_A_PHONE ? 'compact' : 'wide';
  const whole = withClass({ ...holding(table, parts), properties: { role: 'table' } }, narrow);
  return el('div', { className: ['table'], role: 'group', ariaLabel: name, tabIndex: 0 }, whole);
}

/** So many columns are shown without scrolling: their last one goes below the others. */
const FITS_A_PHONE = 4;

const rowsOf = (table: Element): readonly Element[] =>
  table.children.flatMap((part) => (isElement(part) ? part.children.filter((row) => isElement(row)) : []));

function marked(part: Element): Element {
  const rows = part.children.map((row) =>
    isElement(row) ? { ...holding(row, cells(row)), properties: { role: 'row' } } : row,
  );
  return { ...holding(part, rows), properties: { role: 'rowgroup' } };
}

function cells(row: Element): readonly Content[] {
  let column = -1;
  return row.children.map((cell) => {
    if (!isElement(cell)) return cell;
    column += 1;
    return cellOf(cell, column);
  });
}

function cellOf(cell: Element, column: number): Element {
  const className = cell.properties.align === 'right' ? { className: ['number'] } : {};
  if (cell.tagName === 'th') {
    if (cell.children.length === 0) return el('td', { role: 'cell', ...className });
    return el('th', { role: 'columnheader', scope: 'col', ...className }, ...cell.children);
  }
  if (column === 0) return el('th', { role: 'rowheader', scope: 'row', ...className }, ...cell.children);
  return el('td', { role: 'cell', ...className }, ...cell.children);
}
