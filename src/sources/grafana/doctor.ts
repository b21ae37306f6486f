import * as z from 'zod';
import type { Check } from '../source.ts';
import type { Context, Rule } from './rules.ts';
import type { GrafanaService } from './service.ts';

/** Is the token right, whose is it, and is there a rule that names each service? */
export async function diagnose(
  { http, serviceLabel }: Context,
  rules: () => Promise<readonly Rule[]>,
  services: readonly { readonly name: string; readonly settings: GrafanaService }[],
): Promise<readonly Check[]> {
  const { value: org } = await http.get({ path: '/api/org', schema: z.object({ name: z.string() }) });
  const named = new Map<string, number>();
  for (const { labels } of await rules()) {
    const service = labels?.[serviceLabel];
    if (service !== undefined) named.set(service, (named.get(service) ?? 0) + 1);
  }
  return [
    {
      what: 'Grafana: token',
      ok: true,
      detail: `organisation ${org.name}; pwg only reads, so the Viewer role is enough`,
      try: null,
    },
    ...services.map(({ name, settings: { label } }): Check => {
      const count = named.get(label) ?? 0;
      const what = `Grafana: rules of ${name}`;
      if (count > 0) return { what, ok: true, detail: `${count} with ${serviceLabel}=${label}`, try: null };
      return {
        what,
        ok: false,
        detail: `no rule has the label ${serviceLabel}=${label}, so no alert counts as its own`,
        try: `Add the label to its rules, or name the one they have: serviceLabel: (in sources), service: (in the service's grafana:)`,
      };
    }),
  ];
}
