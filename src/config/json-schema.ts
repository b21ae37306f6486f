import type * as z from 'zod';
import type { Path } from './places.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every key that may stand in the mapping at `path`. */
export function keysAt(schema: JsonSchema, path: Path): readonly string[] {
  return [...new Set(nodesAt(schema, path).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** An example for what stands at `path`, or for the nearest thing around it that has one. */
export function exampleAt(
  schema: JsonSchema,
  path: Path,
): { readonly path: Path; readonly value: unknown } | null {
  for (let length = path.length; length >= 0; length--) {
    const around = path.slice(0, length);
    const [value] = nodesAt(schema, around).flatMap(({ examples }) =>
      Array.isArray(examples) ? examples : [],
    );
    if (value !== undefined) return { path: around, value };
  }
  return null;
}

/** The schemas that judge what stands at `path`: several where there are alternatives. */
function nodesAt(schema: JsonSchema, path: Path): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (nodes, key) => nodes.flatMap((node) => alternatives(child(node, key))),
    alternatives(schema),
  );
}

function child({ properties = {}, additionalProperties, items }: JsonSchema, key: PropertyKey): unknown {
  if (typeof key === 'number') return items;
  return Object.hasOwn(properties, key) ? properties[String(key)] : additionalProperties;
}

function alternatives(schema: unknown): readonly JsonSchema[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [];
  const node = schema as JsonSchema;
  const inner = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  return [node, ...inner.flatMap(alternatives)];
}
