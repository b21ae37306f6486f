import { stringify } from 'yaml';
import type * as z from 'zod';
import { nearest } from '../nearest.ts';
import type { Explanation } from '../problem.ts';
import { exampleAt } from './json-schema.ts';
import { mistakes } from './mistakes.ts';
import type { Path } from './places.ts';
import type { ReadYaml } from './yaml.ts';

/** One mistake in a config, with all a person needs to mend it. */
export interface Complaint {
  /** `null` when there is no file. */
  readonly line: number | null;
  /** Empty for the whole file; `null` where the text is no YAML. */
  readonly path: Path | null;
  /** The end of a sentence that begins with the path. */
  readonly wrong: string;
  /** What stands there; `null` for nothing, and for what may be a secret. */
  readonly found: string | null;
  /** What was probably meant. */
  readonly nearest: string | null;
  /** All that would be right, where that is a list. */
  readonly known: readonly string[];
  /** YAML that works. */
  readonly example: string | null;
}

/** The issues of the config's schema as complaints. */
export function explain(
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.JSONSchema.BaseSchema,
  yaml: ReadYaml,
): readonly Complaint[] {
  return mistakes(issues, schema, yaml).map(({ path, wrong, found, known, word, isKey }) => {
    const near = word === null ? null : nearest(word, known);
    const right = isKey ? [...path.slice(0, -1), ...(near === null ? [] : [near])] : path;
    const example = exampleAt(schema, right);
    return {
      line: yaml.find(path)?.line ?? null,
      path,
      wrong,
      found,
      nearest: near,
      known,
      example: example === null ? null : yamlOf(example.path, example.value),
    };
  });
}

/** `line 3: timezone is not known here (found "Asia/Tokio"). Did you mean Asia/Tokyo? Example: timezone: Asia/Tokyo` */
export function sentence(complaint: Complaint): string {
  return [complained(complaint), remedy(complaint)].filter((said) => said !== '').join(' ');
}

/** The same as a mistake of its own. */
export function asMistake(complaint: Complaint): Explanation {
  const mend = remedy(complaint);
  return { what: complained(complaint), why: '', try: mend === '' ? 'Mend this line.' : mend };
}

function complained({ line, path, wrong, found }: Complaint): string {
  const place = line === null ? '' : `line ${line}: `;
  const subject = path === null ? '' : `${pathText(path)} `;
  return `${place}${subject}${wrong}${found === null ? '' : ` (found ${found})`}.`;
}

function remedy({ nearest: near, known, example }: Complaint): string {
  const instead =
    near !== null
      ? [`Did you mean ${near}?`]
      : known.length > 0 && known.length <= MANY
        ? [`Known here: ${known.join(', ')}.`]
        : [];
  return [...instead, ...(example === null ? [] : [`Example: ${example}`])].join(' ');
}

/** More than anybody reads. */
const MANY = 20;

/** `services[0].github.incidents[1].repo` */
function pathText(path: Path): string {
  if (path.length === 0) return 'the file';
  return path
    .map((key, i) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key);
      const shown = /^[\w-]{1,60}$/.test(name) ? name : JSON.stringify(name.slice(0, 60));
      return i === 0 ? shown : `.${shown}`;
    })
    .join('');
}

function yamlOf(path: Path, value: unknown): string {
  const key = path.at(-1);
  if (typeof key === 'string') return `${key}: ${flow(value)}`;
  return typeof key === 'number' ? `- ${flow(value)}` : flow(value);
}

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}
