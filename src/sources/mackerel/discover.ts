import * as z from 'zod';
import type { Http } from '../../world.ts';
import type { Discovered } from '../source.ts';
import { fetchOrg } from './org.ts';
import { fetchServices } from './services.ts';

/** The services of the organisation that the key belongs to. Their names alone make an entry. */
export async function discover(http: Http): Promise<Discovered> {
  const org = await fetchOrg(http);
  const [services, dashboards] = await Promise.all([fetchServices(http), listedDashboards(http)]);
  return {
    about: `organisation ${org.displayName}: ${count(services, 'service')}, ${count(dashboards, 'dashboard')}`,
    services,
    repos: [],
    reposOf: () => [],
    entry: async () => null,
  };
}

/** Only how many there are: what is on each would cost a request for each. */
async function listedDashboards(http: Http): Promise<readonly unknown[]> {
  const schema = z.object({ dashboards: z.array(z.unknown()) });
  return (await http.get({ path: '/api/v0/dashboards', schema })).value.dashboards;
}

const count = ({ length }: readonly unknown[], what: string): string =>
  `${length} ${what}${length === 1 ? '' : 's'}`;
