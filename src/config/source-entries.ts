import * as z from 'zod';
import type { SourceConfig } from '../config.ts';
import type { Source } from '../sources/source.ts';

/**
 * `sources:` by name. A name that is a source type needs no `type:`, and an empty entry has every default.
 * Without the list every type is a source that needs nothing said.
 */
export function sourceEntries(sources: readonly Source[]) {
  const named = sources.map(
    (source) => [source.type, emptyIsDefault(entry(source, 'optional')).optional()] as const,
  );
  const [first, ...others] = sources.map((source) => entry(source, 'required'));
  if (first === undefined) throw new Error('there is no source to configure');
  const all = Object.fromEntries(
    sources.filter(({ settings }) => settings.safeParse({}).success).map(({ type }) => [type, {}]),
  );
  return z
    .object(Object.fromEntries(named))
    .catchall(emptyIsDefault(z.discriminatedUnion('type', [first, ...others])))
    .refine((said) => Object.keys(said).length > 0, { error: 'names no source' })
    .transform((said) => Object.entries(said).map(([name, said]): SourceConfig => toSource(name, said)))
    .prefault(all)
    .meta({ description: 'Where facts come from', examples: [all] });
}

/** Sources by the name they have in the config. */
export type NamedSources = readonly (readonly [name: string, source: Source])[];

/** The sources of a config, read or not, that are called otherwise than their type: a second organisation, say. */
export function calledOtherwise(config: unknown, sources: readonly Source[]): NamedSources {
  return Object.entries(mapping(mapping(config).sources)).flatMap(([name, entry]) => {
    const source = sources.find(({ type }) => type === mapping(entry).type);
    return source === undefined || source.type === name ? [] : [[name, source] as const];
  });
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The source's own settings with `type` beside them. */
function entry({ type, settings }: Source, typeIs: 'optional' | 'required') {
  if (!(settings instanceof z.ZodObject)) throw new Error(`the settings of ${type} must be an object schema`);
  const literal = z.literal(type);
  return settings.safeExtend({ type: typeIs === 'optional' ? literal.optional() : literal });
}

const emptyIsDefault = <T extends z.ZodType>(schema: T) => z.preprocess((said) => said ?? {}, schema);

function toSource(name: string, said: unknown): SourceConfig {
  const { type = name, ...settings } = said as { readonly type?: string };
  return { name, type, settings };
}
