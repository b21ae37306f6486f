import * as z from 'zod';

/** What the config says about one service, as far as Grafana is concerned. */
export interface GrafanaService {
  /** The value that its rules have in the label for services. */
  readonly label: string;
  /** Tags that its annotations and its dashboards have, all of them. */
  readonly tags: readonly string[];
}

const word = z.string().trim().min(1);

/** `services[].grafana` in the config. */
export const ServiceSettings = z.strictObject({
  service: word
    .optional()
    .describe('What the label for services says on its rules; default: the name of the entry.'),
  tags: z
    .array(word)
    .min(1)
    .optional()
    .describe('Tags that its annotations and dashboards have, all of them; default: the name of the entry.')
    .meta({ examples: [['shop', 'production']] }),
});

export function grafanaService(entry: unknown, { name }: { readonly name: string }): GrafanaService {
  const { service = name, tags = [name] } = ServiceSettings.parse(entry ?? {});
  return { label: service, tags };
}
