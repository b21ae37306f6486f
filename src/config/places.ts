import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, type Node } from 'yaml';

/** Keys and indices from the top of the file. */
export type Path = readonly PropertyKey[];

export interface Place {
  readonly line: number;
  /** A single value as it is written, `0755` and not 493; `null` for mappings, lists and what is not there. */
  readonly written: string | null;
}

/** Where `path` stands, or as much of it as is written. What an alias repeats stands where its anchor is. */
export function placeOf(doc: Document, path: Path, lineOf: (offset: number) => number): Place {
  let node = resolved(doc.contents, doc);
  let line = node?.range ? lineOf(node.range[0]) : 1;
  for (const key of path) {
    const child = step(node, key);
    if (child === null) return { line, written: null };
    if (child.at !== undefined) line = lineOf(child.at);
    node = resolved(child.node, doc);
  }
  return { line, written: isScalar(node) ? (node.source ?? String(node.value)) : null };
}

/** The node under a key or index and where it starts: a key's own line is where one looks for it. */
function step(node: Node | null, key: PropertyKey): { node: unknown; at: number | undefined } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair === undefined
      ? null
      : { node: pair.value, at: isScalar(pair.key) ? pair.key.range?.[0] : undefined };
  }
  if (!isSeq(node) || !(Number(key) in node.items)) return null;
  const item = node.items[Number(key)];
  return {
    node: item,
    at: isScalar(item) || isCollection(item) || isAlias(item) ? item.range?.[0] : undefined,
  };
}

function resolved(node: unknown, doc: Document): Node | null {
  if (isAlias(node)) return node.resolve(doc) ?? null;
  return isScalar(node) || isCollection(node) ? node : null;
}
