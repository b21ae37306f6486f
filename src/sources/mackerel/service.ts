import * as z from 'zod';
import type { Attribution, Slo } from '../source.ts';

/** What the config says about one service, as far as Mackerel is concerned. */
export interface MackerelService {
  /** Its name in the config. */
  readonly name: string;
  /** Its names in Mackerel. */
  readonly names: readonly string[];
  /** Ids or titles of the dashboards to show; `null` = those that show the service. */
  readonly dashboards: readonly string[] | null;
  readonly slos: readonly Slo[];
  readonly attribution: readonly Attribution[];
}

const word = z.string().min(1);

/** `services[].mackerel` in the config. */
export const ServiceSettings = z.strictObject({
  service: z
    .union([word, z.array(word).min(1)])
    .optional()
    .describe('Name or names of the service in Mackerel; default: the name of the entry.'),
  dashboards: z
    .array(word)
    .optional()
    .describe(
      'Ids or titles of the custom dashboards to walk through; default: those that show the service.',
    ),
});

export function mackerelService(
  entry: unknown,
  { name, slos, attribution }: { name: string; slos: readonly Slo[]; attribution: readonly Attribution[] },
): MackerelService {
  const { service = name, dashboards = null } = ServiceSettings.parse(entry ?? {});
  return { name, names: typeof service === 'string' ? [service] : service, dashboards, slos, attribution };
}
