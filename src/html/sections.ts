import { type Content, type Element, isElement, wordsOf } from './tree.ts';

/** The page cut at its headings. */
export interface Pieces {
  /** What stands before the first chapter: the name of the page and what it says of itself. */
  readonly head: readonly Content[];
  readonly chapters: readonly PageChapter[];
  /** What stands below the last line across the page. */
  readonly foot: readonly Content[];
}

export interface PageChapter extends Part {
  /** What stands one level deeper. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly heading: Element;
  readonly id: string;
  readonly title: string;
  readonly content: readonly Content[];
}

export function piecesOf(page: readonly Content[]): Pieces {
  const nodes = withIds(page);
  const line = lastLine(nodes);
  const body = line === -1 ? nodes : nodes.slice(0, line);
  const name = body.findIndex((node) => isElement(node, 'h1', 'h2'));
  const rest = isElement(body[name], 'h1') ? name + 1 : 0;
  const { before, parts } = cut(body.slice(rest), ['h1', 'h2']);
  return {
    head: [...body.slice(0, rest), ...before],
    chapters: parts.map((part) => {
      const inside = cut(part.content, ['h3']);
      return { ...part, content: inside.before, parts: inside.parts };
    }),
    foot: line === -1 ? [] : nodes.slice(line + 1),
  };
}

function cut(
  nodes: readonly Content[],
  at: readonly string[],
): { readonly before: readonly Content[]; readonly parts: readonly Part[] } {
  const starts = nodes.flatMap((node, i) => (isElement(node, ...at) ? [{ heading: node, i }] : []));
  return {
    before: nodes.slice(0, starts[0]?.i ?? nodes.length),
    parts: starts.map(({ heading, i }, n) => ({
      heading,
      id: String(heading.properties.id),
      title: wordsOf(heading.children),
      content: nodes.slice(i + 1, starts[n + 1]?.i ?? nodes.length),
    })),
  };
}

/** A line below which no heading comes: there pwg says when it made the page. */
function lastLine(nodes: readonly Content[]): number {
  const line = nodes.findLastIndex((node) => isElement(node, 'hr'));
  return line === -1 || nodes.slice(line).some((node) => isElement(node, ...HEADINGS)) ? -1 : line;
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** The names that GitHub gives to headings: a link to one on the page leads there in both. */
function withIds(nodes: readonly Content[]): readonly Content[] {
  const taken = new Map<string, number>();
  return nodes.map((node) => {
    if (!isElement(node, ...HEADINGS)) return node;
    const name = slug(wordsOf(node.children));
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return { ...node, properties: { id: before === 0 ? name : `${name}-${before}` } };
  });
}

const slug = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Pc}\s-]/gu, '')
    .replace(/\s/g, '-') || 'part';
