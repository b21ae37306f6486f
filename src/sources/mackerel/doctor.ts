import type { Http } from '../../world.ts';
import type { Check } from '../source.ts';
import { fetchOrg } from './org.ts';
import type { MackerelService } from './service.ts';
import { fetchServices, noSuchService } from './services.ts';

/**
 * Is the key right, whose is it, and does it reach the services of the config? Without a good key nothing can be said: its
 * Problem is thrown.
 */
export async function diagnose(http: Http, services: readonly Named[]): Promise<readonly Check[]> {
  const { name, displayName } = await fetchOrg(http);
  const listed = await fetchServices(http);
  const detail = `organisation ${displayName} (${name}); pwg only reads, so a key with Read alone is enough`;
  return [
    { what: 'Mackerel: API key', ok: true, detail, try: null },
    ...services.flatMap(({ name: entry, settings }) =>
      settings.names.map((service) => reaches(entry, service, listed)),
    ),
  ];
}

function reaches(entry: string, service: string, listed: readonly string[]): Check {
  const what = `Mackerel: service of ${entry}`;
  if (listed.includes(service)) return { what, ok: true, detail: service, try: null };
  const problem = noSuchService(service, listed);
  return { what, ok: false, detail: `${problem.what} ${problem.why}`, try: problem.try };
}

interface Named {
  readonly name: string;
  readonly settings: MackerelService;
}
