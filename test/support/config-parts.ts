import * as z from 'zod';
import type { Parts } from '../../src/config.ts';
import { defineSource, type Source, secretReference } from '../../src/sources/source.ts';

/** Two small sources and a few sections: what configs are read against where the real ones do not matter. */
export const parts: Parts = {
  sources: [
    source(
      'mackerel',
      z.strictObject({
        apiKey: secretReference.default('env:MACKEREL_APIKEY'),
        url: z.url().default('https://api.example.com'),
      }),
      z.strictObject({ service: z.string() }),
    ),
    source(
      'github',
      z.strictObject({ token: secretReference.optional() }),
      z.strictObject({
        incidents: z
          .array(
            z.union([
              z.strictObject({ repo: z.string(), labels: z.array(z.string()).optional() }),
              z.strictObject({ issue: z.string() }),
            ]),
          )
          .meta({ examples: [[{ repo: 'acme/ops', labels: ['incident'] }]] }),
      }),
    ),
  ],
  sections: ['overview', 'incidents', 'worklog', 'alerts'],
};

function source(type: string, settings: z.ZodType, serviceSettings: z.ZodType): Source {
  return defineSource({
    type,
    provides: () => [],
    settings,
    serviceSettings,
    service: (entry) => entry,
    transport: () => {
      throw new Error('reading a config calls nobody');
    },
    open: () => ({ answers: {}, check: async () => [] }),
  });
}
