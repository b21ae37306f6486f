import { z } from 'zod';
import { nearest } from '../../nearest.ts';
import { EXIT, Problem } from '../../problem.ts';
import type { Objective, Period, Series } from '../../records.ts';
import type { Http } from '../../world.ts';
import type { Slo } from '../source.ts';
import type { Organisation } from './organisation.ts';
import { fetchPoints } from './service-metrics.ts';

/** The objective with its two counters over `periods`. A counter that no service posts is a Problem. */
export async function fetchObjective(
  { http, source, links }: Organisation,
  slo: Slo,
  services: readonly string[],
  periods: readonly Period[],
): Promise<Objective> {
  const { metric: page } = await links();
  const series = async (metric: string): Promise<Series> => {
    for (const service of services) {
      const points = await fetchPoints(http, service, metric, periods);
      if (points === null) continue;
      return { origin: { source, id: `${service}/${metric}`, url: page(service, metric) }, ...points };
    }
    throw await noSuchMetric(http, metric, slo, services);
  };
  const [total, bad] = await Promise.all([series(slo.total), series(slo.bad)]);
  return { origin: total.origin, name: slo.name, target: slo.target, total, bad };
}

async function noSuchMetric(
  http: Http,
  metric: string,
  slo: Slo,
  services: readonly string[],
): Promise<Problem> {
  const names = await Promise.all(services.map((service) => fetchMetricNames(http, service)));
  const meant = nearest(metric, names.flat());
  return new Problem(
    {
      what: `Mackerel has no service metric "${metric}".`,
      why: `The SLO "${slo.name}" counts it; looked for in: ${services.join(', ')}.`,
      try:
        meant === null
          ? 'Mend `total` and `bad` under `slos` in pwg.config.yaml: they are names of service metrics.'
          : `Did you mean "${meant}"? Mend it under \`slos\` in pwg.config.yaml.`,
    },
    EXIT.badConfig,
  );
}

async function fetchMetricNames(http: Http, service: string): Promise<readonly string[]> {
  const answer = await http.find({
    path: `/api/v0/services/${encodeURIComponent(service)}/metric-names`,
    schema: z.object({ names: z.array(z.string()) }),
    absent: [404],
  });
  return answer?.value.names ?? [];
}
