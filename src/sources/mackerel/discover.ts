import type { Http } from '../../world.ts';
import type { Discovered } from '../source.ts';
import { fetchDashboards } from './dashboards.ts';
import { fetchOrg } from './org.ts';
import { fetchServices } from './services.ts';

/** The services of the organisation that the key belongs to. Their names alone make an entry. */
export async function discover(http: Http): Promise<Discovered> {
  const org = await fetchOrg(http);
  const [services, dashboards] = await Promise.all([fetchServices(http), fetchDashboards(http)]);
  return {
    about: `organisation ${org.displayName}: ${count(services, 'service')}, ${count(dashboards, 'dashboard')}`,
    services,
    repos: [],
    reposOf: () => [],
    entry: () => null,
  };
}

const count = ({ length }: readonly unknown[], what: string): string =>
  `${length} ${what}${length === 1 ? '' : 's'}`;
