import * as z from 'zod';
import { nearest } from '../../nearest.ts';
import { EXIT, Problem } from '../../problem.ts';
import type { Http } from '../../world.ts';

/** Names of all Mackerel services of the organisation. */
export async function fetchServices(http: Http): Promise<readonly string[]> {
  const { value } = await http.get({ path: '/api/v0/services', schema: RawServices });
  return value.services.map(({ name }) => name);
}

/**
 * Those of the `wanted` services that exist, and a Problem for each that does not: a name that Mackerel does not have
 * would make every count a silent 0. Throws when none exists.
 */
export function existingServices(
  wanted: readonly string[],
  listed: readonly string[],
): { readonly names: readonly string[]; readonly missing: readonly Problem[] } {
  const names = wanted.filter((name) => listed.includes(name));
  const missing = wanted.filter((name) => !listed.includes(name)).map((name) => noSuchService(name, listed));
  const [first] = missing;
  if (names.length === 0 && first !== undefined) throw first;
  return { names, missing };
}

export function noSuchService(name: string, listed: readonly string[]): Problem {
  return new Problem(
    {
      what: `Mackerel has no service "${name}".`,
      why:
        listed.length === 0
          ? 'The organisation has no services, or the key belongs to another organisation.'
          : `It has: ${listed.slice(0, 20).join(', ')}${listed.length > 20 ? ', …' : ''}.`,
      try: `In the service's entry of pwg.config.yaml: mackerel: { service: ${nearest(name, listed) ?? 'NAME'} }`,
    },
    EXIT.badConfig,
  );
}

const RawServices = z.object({ services: z.array(z.object({ name: z.string() })) });
