import type { Chart } from '../sections/section.ts';
import { type Content, el, holding, isElement, ownLine, rebuilt } from './tree.ts';

/** The charts of a part of the page: each below the line it shows, those without one at the end. */
export function withFigures(content: readonly Content[], charts: readonly Chart[]): readonly Content[] {
  const left = new Set(charts);
  const placed = rebuilt(content, (element) => {
    if (element.tagName !== 'li') return [element];
    const [line, blocks] = ownLine(element.children);
    const addresses = line.flatMap((node) =>
      isElement(node, 'a') ? bare(String(node.properties.href)) : [],
    );
    const here = [...left].filter(({ of }) => of !== null && addresses.includes(bare(of)));
    for (const chart of here) left.delete(chart);
    return [holding(element, [...line, ...figures(here), ...blocks])];
  });
  return [...placed, ...figures([...left])];
}

export const figures = (charts: readonly Chart[]): readonly Content[] =>
  charts.map(({ title, svg }) =>
    el('figure', {}, { type: 'raw', value: svg.replace(STYLE, '') }, el('figcaption', {}, title)),
  );

/** The rules that stand in the charts, each once. */
export const stylesOf = (charts: readonly Chart[]): readonly string[] => [
  ...new Set(charts.flatMap(({ svg }) => [...svg.matchAll(STYLE)].map(([, rules = '']) => rules))),
];

const STYLE = /<style>([^<]*)<\/style>/g;

/** Whichever characters are written with '%': Markdown needs it for more of them than an address does. */
function bare(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
