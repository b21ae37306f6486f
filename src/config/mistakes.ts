import type * as z from 'zod';
import { keysAt } from './json-schema.ts';
import { likeliest } from './likeliest.ts';
import type { Path } from './places.ts';
import type { ReadYaml } from './yaml.ts';

/** What the schema's issues come to: one for each thing to mend, and what would have been right. */
export interface Mistake {
  readonly path: Path;
  readonly wrong: string;
  readonly found: string | null;
  /** All that would be right, where that is a list. */
  readonly known: readonly string[];
  /** What stands in the place of one of `known`. */
  readonly word: string | null;
  /** Whether `word` is the last key of the path and not the value there. */
  readonly isKey: boolean;
}

export function mistakes(
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.JSONSchema.BaseSchema,
  yaml: ReadYaml,
): readonly Mistake[] {
  return issues.flatMap(likeliest).flatMap((issue) => mistakesOf(issue, schema, yaml));
}

function mistakesOf(
  issue: z.core.$ZodIssue,
  schema: z.core.JSONSchema.BaseSchema,
  yaml: ReadYaml,
): readonly Mistake[] {
  const { path, message } = issue;
  const value = valueAt(yaml.value, path);
  const plain = {
    path,
    wrong: message,
    found: found(issue, value, yaml),
    known: [],
    word: null,
    isKey: false,
  };
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path);
      return issue.keys.map((word) => ({
        ...plain,
        path: [...path, word],
        found: null,
        known,
        word,
        isKey: true,
      }));
    }
    case 'invalid_union': {
      const known = texts('options' in issue ? (issue.options ?? []) : []);
      if (value !== undefined) return [{ ...plain, known, word: String(value) }];
      // A source is of the type it is named after, unless it says another.
      return [{ ...plain, path: path.slice(0, -1), known, word: String(path.at(-2)), isKey: true }];
    }
    case 'invalid_value':
      return [{ ...plain, known: texts(issue.values), word: typeof value === 'string' ? value : null }];
    case 'invalid_type':
      return [{ ...plain, wrong: message + quotesHint(issue.expected, value, plain.found) }];
    default:
      return [plain];
  }
}

/**
 * The value for the complaint. Under `sources` stand keys, and a text in the place of a mapping may be a key that was
 * pasted there: these are never repeated.
 */
function found(issue: z.core.$ZodIssue, value: unknown, yaml: ReadYaml): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (issue.path[0] === 'sources' && issue.path.at(-1) !== 'type') return null;
  if (issue.code === 'invalid_type' && COLLECTIONS.includes(issue.expected)) return 'a single value';
  return typeof value === 'string' ? quoted(value) : (yaml.find(issue.path)?.written ?? String(value));
}

const COLLECTIONS = ['object', 'array', 'record'];

/** YAML reads 0755, 1.10 and 123e4567 as numbers and true as a truth: as text they need quotes. */
function quotesHint(expected: string, value: unknown, found: string | null): string {
  const misread = expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  return misread && found !== null ? `; put it in quotes: "${found}"` : '';
}

function quoted(value: string): string {
  return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
}

const LONGEST = 60;

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );
}
