import * as z from 'zod';
import type { Config } from '../config.ts';
import { LOCALES } from '../meeting.ts';
import type { Source } from '../sources/source.ts';
import { glossary } from './glossary.ts';
import { known } from './known.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';
import { rooms } from './rooms.ts';
import { rules } from './rules.ts';
import { sectionEntry } from './section-entry.ts';
import { serviceEntry } from './service-entry.ts';
import { type NamedSources, sourceEntries } from './source-entries.ts';
import { CHARTS_KINDS, folder, pageTemplate, timezone } from './values.ts';

/** What this build of pwg can read from and talk about, the sections in meeting order. */
export interface Parts {
  readonly sources: readonly Source[];
  readonly sections: readonly string[];
}

/**
 * What may stand in the config file, and the Config it becomes. `examples` work as they are: complaints quote them, and
 * editors show them beside the descriptions. `named` are sources called otherwise than their type: services may speak of them.
 */
export function configSchema({ sources, sections }: Parts, named: NamedSources = []): z.ZodType<Config> {
  return z
    .strictObject({
      timezone: timezone.default('Asia/Tokyo').meta({
        description: "The team's clock: months, nights and dates",
        examples: ['Asia/Tokyo'],
      }),
      locale: z
        .enum(LOCALES)
        .default('ja')
        .meta({ description: 'Language of the page', examples: ['ja'] }),
      output: pageTemplate.default('minutes/{service}/{month}.md').meta({
        description: 'Where the page goes, from the folder of this file',
        examples: ['minutes/{service}/{month}.md'],
      }),
      charts: z
        .enum(CHARTS_KINDS)
        .default('sparkline')
        .meta({
          description:
            'Pictures: bars within the lines of the page (sparkline), an SVG each in a folder beside it too (svg), or none',
          examples: ['svg'],
        }),
      index: pageTemplate.optional().meta({
        description:
          'Where the index across services goes (--all); default: output, with index as its {service}',
        examples: ['minutes/index/{month}.md'],
      }),
      templates: folder.optional().meta({
        description: "Folder with the team's own templates; for all others the packaged ones are used",
        examples: ['pwg-templates'],
      }),
      sources: sourceEntries(sources),
      services: z
        .array(serviceEntry([...sources.map((source) => [source.type, source] as const), ...named], sections))
        .min(1)
        .meta({ description: 'One page each', examples: [[{ name: 'blog', repo: 'acme/blog' }]] }),
      sections: z
        .array(sectionEntry(sections))
        .min(1)
        .prefault([...sections])
        .meta({ description: 'What the page talks about, in this order', examples: [sections.slice(0, 3)] }),
      rules: rules.prefault({}).meta({ description: 'What counts as night and as flapping' }),
      known: known.default([]),
      glossary: glossary.prefault({}),
      people: people.default([]),
      rooms: rooms(sections).default([]),
      meetings: meetings.nullable().default(null),
      replay: folder.optional().meta({
        description: 'Folder of saved answers that stand in for the network',
        examples: ['fixtures/demo'],
      }),
    })
    .transform(({ index = null, templates = null, replay = null, ...said }) => ({
      ...said,
      index,
      templates,
      replay,
    }))
    .meta({ title: 'pwg.config.yaml', examples: [{ services: [{ name: 'blog', repo: 'acme/blog' }] }] });
}

/** The same for editors. */
export function configJsonSchema(parts: Parts): z.core.JSONSchema.BaseSchema {
  return jsonSchemaOf(configSchema(parts));
}

/** For editors, and for complaints that quote its examples. */
export function jsonSchemaOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    // zod takes examples for what comes out of a transform and drops them; ours are what goes in.
    override: ({ zodSchema, jsonSchema }) => {
      const { examples } = z.globalRegistry.get(zodSchema) ?? {};
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  });
}
